// Hits as a reader sees them. Nothing from an index is taken for HTML.

import { element } from "./element.mjs";
import { SITE } from "./indexes.mjs";
import { pickButton } from "./picked.mjs";
import { idAt } from "./practice-id.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Hit} Hit */
/** @typedef {import("../search.mjs").Part} Part */

/** Text with what was found in it marked. @param {Part[]} parts @returns {(Node | string)[]} */
export function highlighted(parts) {
  return parts.map(({ text, found }) => (found ? element("mark", {}, text) : text));
}

/** Where a hit leads. @param {{url: string}} hit */
export function addressOf({ url }) {
  return new URL(url, SITE).href;
}

/**
 * A hit as a card, with the classes and the words of the macro `card` of the templates.
 * @param {Hit} hit
 */
export function card(hit) {
  const drawn = element("article", { class: "card entry", ...kindOf(hit) });
  if (hit.mark) drawn.append(element("p", { class: hit.demo ? "mark demo" : "mark" }, hit.mark));
  const title = element("a", { href: addressOf(hit) }, ...highlighted(hit.marks.title));
  drawn.append(element("h3", {}, inLanguage(title, hit.title_language)));
  if (hit.summary) {
    const summary = element("p", { class: "summary" }, ...highlighted(hit.marks.summary));
    drawn.append(inLanguage(summary, hit.summary_language));
  }
  const facts = hit.facts ?? [];
  if (facts.length) {
    const items = facts.flatMap((fact) => [element("li", {}, fact), " "]);
    inLanguage(/** @type {HTMLElement} */ (items[0]), hit.school_language);
    drawn.append(element("ul", { class: "facts" }, ...items));
  }
  if (hit.outcome || hit.evidence) drawn.append(element("p", { class: "outcome" }, ...outcome(hit)));
  const id = idAt(hit.url);
  if (id) drawn.append(pickButton(id, hit.title, hit.title_language));
  return drawn;
}

/** What kind of school it comes from, as attributes. @param {Hit} hit */
function kindOf({ levels = [], size = "", setting = "" }) {
  return { "data-levels": levels.join(" "), "data-size": size, "data-setting": setting };
}

/** What came of it. @param {Hit} hit */
function outcome({ outcome: told = "", evidence, change }) {
  const strength = evidence ? [unseen("evidence"), ` ${evidence}`] : [told];
  const parts = [element("span", { class: "strength" }, ...strength)];
  if (change) {
    const kind = change.improved ? "change improved" : "change";
    const direction = unseen(change.improved ? "improved" : "changed");
    const unit = inLanguage(element("span", {}, change.unit), change.unit_language);
    parts.push(element("span", { class: kind }, direction, ` ${change.text} `, unit));
  }
  return parts;
}

/** Words for those who hear a card. @param {string} name */
function unseen(name) {
  return element("span", { class: "visually-hidden" }, say(name));
}

/**
 * @param {HTMLElement} drawn
 * @param {string} [language] if it is not the page's
 */
export function inLanguage(drawn, language) {
  if (language) drawn.lang = language;
  return drawn;
}
