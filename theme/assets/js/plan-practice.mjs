// A practice as its published record tells of it, made ready to be planned.

import { isPracticeId } from "./practice-id.mjs";

/**
 * Words of a record, in the language that they are written in.
 * @typedef {{text: string, language: string}} Told
 */

/**
 * What is to be done, before it has dates: a step, or the first review of what came of them.
 * `original` is its Thai title in the record, by which it is known again.
 * @typedef {{
 *   id: string,
 *   kind: "core" | "adaptable" | "review",
 *   original: string,
 *   title: Told,
 *   who: Told,
 *   check: string,
 *   weeks: number | undefined,
 * }} Step
 */

/**
 * A measure by which one sees whether it works; `reached` is what the practice's own school has.
 * @typedef {{
 *   metric: Told,
 *   unit: Told,
 *   isLower: boolean,
 *   target: number | undefined,
 *   reached: number | undefined,
 * }} Indicator
 */

/** @typedef {{sign: Told, mitigation: Told}} Sign */

/**
 * @typedef {{
 *   id: string,
 *   title: Told,
 *   isDemo: boolean,
 *   isRetired: boolean,
 *   steps: Step[],
 *   months: number | undefined,
 *   indicators: Indicator[],
 *   signs: Sign[],
 * }} Practice
 */

/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say */

/** What the review has for an id; those of steps are their numbers. */
export const REVIEW = "review";

/** No plan goes further ahead, whatever a record says. */
const MOST_WEEKS = 200;
const MOST_MONTHS = 48;

/**
 * @param {any} record as `api/v1/practices/` has it
 * @param {string} language
 * @param {Say} say
 * @returns {Practice}
 */
export function practiceOf(record, language, say) {
  const { id, practice } = record;
  if (!isPracticeId(id)) throw new TypeError("a record without the id of a practice");
  const told = (/** @type {any} */ text) => toldIn(text, language);
  const indicators = (practice.results ?? []).map((/** @type {any} */ result) => ({
    metric: told(result.metric),
    unit: told(result.unit),
    isLower: result.better === "lower",
    target: figure(result.target),
    reached: figure(result.series?.at(-1)?.value),
  }));
  const steps = (practice.steps ?? []).map((/** @type {any} */ step, /** @type {number} */ at) => ({
    id: String(at + 1),
    kind: step.core === false ? "adaptable" : "core",
    original: String(step.title.th),
    title: told(step.title),
    who: told(step.who),
    check: checkOf(step, at === 0 ? indicators : [], told, say),
    weeks: amount(step.weeks, MOST_WEEKS),
  }));
  const risks = (practice.risks ?? []).filter((/** @type {any} */ risk) => risk.early_sign);
  return {
    id,
    title: told(practice.title),
    isDemo: record.demo === true,
    isRetired: practice.status === "retired",
    steps: steps.length ? [...steps, reviewOf(indicators, language, say)] : [],
    months: amount(practice.resources?.months_to_first_result, MOST_MONTHS),
    indicators,
    signs: risks.map((/** @type {any} */ risk) => ({
      sign: told(risk.early_sign),
      mitigation: told(risk.mitigation),
    })),
  };
}

/** @param {any} text @param {string} language @returns {Told} */
function toldIn(text, language) {
  if (language === "en" && text?.en) return { text: String(text.en), language };
  return { text: String(text?.th ?? ""), language: text ? "th" : language };
}

/**
 * What to look at once a step is done, a line for each thing.
 * @param {any} step
 * @param {Indicator[]} baseline what is to be measured before all else
 * @param {(text: any) => Told} told
 * @param {Say} say
 */
function checkOf(step, baseline, told, say) {
  const lines = [];
  if (baseline.length) lines.push(say("plan.check.baseline", { names: namesOf(baseline) }));
  if (step.adapt) lines.push(say("plan.check.adapt", { limits: told(step.adapt).text }));
  else lines.push(say(step.core === false ? "plan.check.adaptable" : "plan.check.core"));
  return lines.join("\n");
}

/** @param {Indicator[]} indicators @param {string} language @param {Say} say @returns {Step} */
function reviewOf(indicators, language, say) {
  const names = namesOf(indicators);
  const measured = indicators.length ? [say("plan.check.measure", { names })] : [];
  return {
    id: REVIEW,
    kind: "review",
    original: REVIEW,
    title: { text: say("plan.review"), language },
    who: { text: say("plan.review_who"), language },
    check: [...measured, say("plan.check.signs"), say("plan.check.decide")].join("\n"),
    weeks: undefined,
  };
}

/** @param {Indicator[]} indicators */
function namesOf(indicators) {
  return indicators.map(({ metric }) => metric.text).join(" · ");
}

/** @param {unknown} value @param {number} most */
function amount(value, most) {
  return typeof value === "number" && value >= 0 ? Math.min(value, most) : undefined;
}

/** @param {unknown} value */
function figure(value) {
  return typeof value === "number" ? value : undefined;
}
