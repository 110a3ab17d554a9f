// The plans that this device keeps: what was changed in them, by the id of their practice.

import { forget, isKept, keep, keptNames, move, recall } from "./device.mjs";
import { titlesOf } from "./picks.mjs";
import { editsOf } from "./plan-edits.mjs";
import { isPracticeId } from "./practice-id.mjs";

/** @typedef {import("./picks.mjs").Pick} Titled */
/** @typedef {import("./plan-edits.mjs").Edits} Edits */
/** @typedef {import("./plan-practice.mjs").Practice} Practice */

const PREFIX = "plan.";

/**
 * What was changed in a plan, as far as it makes sense, and whether all of it does; nothing where
 * nothing is kept.
 * @param {string} id
 */
export function planKept(id) {
  return isKept(PREFIX + id) ? editsOf(recall(PREFIX + id)) : undefined;
}

/**
 * Keeps what was changed, with what the practice is called; whether it could be kept is told.
 * @param {Pick<Practice, "id" | "title">} practice
 * @param {Edits} edits
 */
export function keepPlan({ id, title: { text, language } }, edits) {
  const titles = { ...titlesKept(id), [language]: text };
  return keep(PREFIX + id, { ...edits, titles });
}

/** @param {string} id */
export function forgetPlan(id) {
  forget(PREFIX + id);
}

/**
 * Puts what was changed under a former id of a practice under its present one, unless there is a
 * plan already.
 * @param {string} former
 * @param {string} present
 */
export function movePlan(former, present) {
  if (!isKept(PREFIX + present)) move(PREFIX + former, PREFIX + present);
}

/** The practices whose plans are kept, readable or not. @returns {Titled[]} */
export function plansKept() {
  const ids = keptNames(PREFIX).filter(isPracticeId).sort();
  return ids.map((id) => ({ id, titles: titlesKept(id) }));
}

/** What a practice is called; nothing where an earlier edition kept the plan. @param {string} id */
function titlesKept(id) {
  return titlesOf(/** @type {any} */ (recall(PREFIX + id))?.titles);
}
