// What is said of an answer: how much was found, nothing, more in the other language.

import { button, element } from "./element.mjs";
import { addressOf } from "./hits.mjs";
import { OTHER_LANGUAGE, SITE } from "./indexes.mjs";
import { searchOf } from "./state.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./state.mjs").State} State */

/** How many there are, the fictional ones counted apart. @param {Result} result */
export function counted({ total, demos }) {
  const real = say("count", { n: total - demos });
  if (!demos) return real;
  const fictional = say("count_demos", { n: demos });
  return total > demos ? say("and_demos", { real, demos: fictional }) : fictional;
}

/** What was looked up in place of what was typed. @param {Result} result */
export function corrections({ corrected }) {
  return corrected.map((words) => say("corrected", words));
}

/** An answer in words, for those who hear it. @param {Result} result */
export function spoken(result) {
  return [...corrections(result), result.total ? counted(result) : say("empty.title")].join(" ");
}

/**
 * That nothing was found, and where to go from there.
 * @param {Element | null} pillars where one may begin instead
 * @param {(() => void) | undefined} unfilter takes back the filters, if there are any
 */
export function drawNothing(pillars, unfilter) {
  const box = element(
    "div",
    { class: "card empty" },
    element("h3", {}, say("empty.title")),
    element("p", {}, say(unfilter ? "empty.filtered" : "empty.words")),
    element("p", {}, say("empty.advice")),
  );
  if (unfilter) box.append(element("p", {}, button(say("empty.unfilter"), unfilter)));
  const drawn = element("div", { class: "nothing" }, box);
  if (pillars) drawn.append(element("h3", {}, say("empty.browse")), pillars.cloneNode(true));
  return drawn;
}

/**
 * What the other language has.
 * @param {Result} other
 * @param {State} state
 */
export function drawOther({ total, hits }, state) {
  const links = hits.map((hit) => {
    const attributes = { href: addressOf(hit), lang: OTHER_LANGUAGE, hreflang: OTHER_LANGUAGE };
    return element("li", {}, element("a", attributes, hit.title));
  });
  return element(
    "section",
    { class: "card other" },
    element("h3", {}, say("other.title")),
    element("p", {}, say("other.text", { n: total })),
    element("ul", {}, ...links),
    element("p", {}, element("a", { href: otherAddress(state) }, say("other.all"))),
  );
}

/** Where the other language answers the same search. @param {State} state */
export function otherAddress(state) {
  return new URL(`${OTHER_LANGUAGE}/practices/${searchOf({ ...state, page: 1 })}`, SITE).href;
}

/**
 * The filters that are chosen, each to be taken back, and all at once.
 * @param {{name: string, remove: () => void}[]} chosen
 * @param {() => void} clear
 */
export function drawChips(chosen, clear) {
  const chips = chosen.map(({ name, remove }) => {
    const chip = button(name, remove, { class: "chip", "aria-label": say("remove", { name }) });
    chip.append(" ", element("span", { "aria-hidden": "true" }, "✕"));
    return chip;
  });
  if (chips.length > 1) chips.push(button(say("clear"), clear, { class: "clear" }));
  return chips.map((chip) => element("li", {}, chip));
}
