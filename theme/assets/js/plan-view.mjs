// A plan as a reader sees it. Nothing of a record is taken for HTML.

import { ERA_OFFSET, inWords } from "./days.mjs";
import { button, element } from "./element.mjs";
import { LANGUAGE } from "./indexes.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./plan-practice.mjs").Indicator} Indicator */
/** @typedef {import("./plan-practice.mjs").Sign} Sign */
/** @typedef {import("./plan-practice.mjs").Step} Step */
/** @typedef {import("./plan-practice.mjs").Told} Told */
/** @typedef {import("./plan-schedule.mjs").Entry} Entry */
/** @typedef {import("./plan-terms.mjs").DatedTerm} DatedTerm */

/** A day in words, with its day of the week. @param {string} day */
export function fullDay(day) {
  return inWords(day, LANGUAGE, { weekday: "long" });
}

/** A day in few words. @param {string} day */
export function shortDay(day) {
  return inWords(day, LANGUAGE, { weekday: "short", month: "short" });
}

/** A term with its academic year, in the era of the language. @param {DatedTerm} term */
export function termInWords({ name, year }) {
  return say("plan.term", { name, year: String(LANGUAGE === "th" ? year + ERA_OFFSET : year) });
}

/**
 * An element with words of a record, marked where they are not in the language of the page.
 * @param {string} tag
 * @param {Told} told
 */
export function spoken(tag, { text, language }) {
  return element(tag, language === LANGUAGE ? {} : { lang: language }, text);
}

/**
 * A line of the plan.
 * @param {Entry} entry
 * @param {{edit: () => void, remove: () => void}} act
 */
export function drawEntry(entry, act) {
  const { title, who, check } = entry;
  const marks = [element("li", { class: entry.kind }, say(`plan.kind.${entry.kind}`))];
  if (entry.isChanged) marks.push(element("li", { class: "changed" }, say("plan.changed")));
  const lines = check.split("\n").filter((line) => line.trim());
  const facts = [
    fact("when", ...days(entry)),
    fact("who", who.text ? spoken("span", who) : element("i", {}, say("plan.nobody"))),
  ];
  if (lines.length) {
    const points = lines.map((line) => element("li", {}, line));
    facts.push(fact("check", element("ul", { class: "points" }, ...points)));
  }
  const named = (/** @type {string} */ name) => ({
    class: "button",
    "aria-label": say("plan.about", { act: say(name), title: title.text }),
  });
  const actions = [
    button(say("plan.edit"), act.edit, named("plan.edit")),
    button(say("plan.remove"), act.remove, named("plan.remove")),
  ];
  return element(
    "li",
    { "data-entry": entry.id },
    spoken("h3", title),
    element("ul", { class: "meta" }, ...marks),
    element("dl", { class: "plan-facts" }, ...facts),
    element("p", { class: "actions" }, ...actions),
  );
}

/** When a line of the plan begins and ends, and what is to be said of that. @param {Entry} entry */
function days({ start, end, days: count, isCarried, isOff, isGuess }) {
  /** @type {(Node | string)[]} */
  const shown = [time(start)];
  if (end !== start) shown.push(" – ", time(end));
  const notes = [];
  if (count > 1) notes.push(say("plan.days", { n: count }));
  if (isCarried) notes.push(say("plan.carried"));
  if (isOff) notes.push(say("plan.closed"));
  if (isGuess) notes.push(say("plan.guess"));
  if (notes.length) shown.push(element("small", {}, notes.join(" · ")));
  return shown;
}

/** @param {string} day */
function time(day) {
  return element("time", { datetime: day }, shortDay(day));
}

/** @param {string} name @param {(Node | string)[]} value */
function fact(name, ...value) {
  const label = element("dt", {}, say(`plan.label.${name}`));
  return element("div", { class: name }, label, element("dd", {}, ...value));
}

/**
 * A step that was left out.
 * @param {Step} step
 * @param {() => void} putBack
 */
export function drawRemoved(step, putBack) {
  const label = say("plan.about", { act: say("plan.put_back"), title: step.title.text });
  return element(
    "li",
    {},
    spoken("span", step.title),
    " ",
    element("span", { class: step.kind }, say(`plan.kind.${step.kind}`)),
    " ",
    button(say("plan.put_back"), putBack, { class: "button", "aria-label": label }),
  );
}

/** An early sign that something goes wrong, and what to do then. @param {Sign} sign */
export function drawSign({ sign, mitigation }) {
  const drawn = element("li", {}, spoken("strong", sign));
  if (mitigation.text) drawn.append(" ", say("plan.then"), " ", spoken("span", mitigation));
  return drawn;
}

/** A measure as a row, with room for the school's own figures. @param {Indicator} indicator */
export function drawIndicator({ metric, unit, isLower, target, reached }) {
  const name = element("th", { scope: "row" }, spoken("span", metric));
  const direction = say(isLower ? "plan.lower" : "plan.higher");
  name.append(element("small", {}, spoken("span", unit), ` · ${direction}`));
  const figures = [target, reached].map((figure) =>
    element("td", {}, figure?.toLocaleString("en") ?? "–"),
  );
  const own = [1, 2].map(() => element("td", { class: "pen" }));
  return element("tr", {}, name, ...figures, ...own);
}
