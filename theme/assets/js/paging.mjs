// The pages of what was found.

import { element } from "./hits.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { searchOf } from "./state.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./state.mjs").State} State */

const AROUND = 2;

/**
 * Which of `total` page numbers to show: the ends and the neighbours of `current`, 0 for a gap.
 * @param {number} current
 * @param {number} total
 */
export function shown(current, total) {
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, n) => current - AROUND + n);
  const numbers = [...new Set([1, ...near, total])].filter((n) => n >= 1 && n <= total);
  return numbers
    .sort((one, other) => one - other)
    .flatMap((n, at) => (at && n > numbers[at - 1] + 1 ? [0, n] : [n]));
}

/**
 * Links to the pages of what was found; nothing where there is only one.
 * @param {number} current
 * @param {number} total
 * @param {(page: number) => State} stateAt
 * @param {(state: State) => void} go
 * @returns {HTMLElement[]}
 */
export function drawPaging(current, total, stateAt, go) {
  if (total < 2) return [];
  const link = (/** @type {number} */ page, /** @type {string} */ label, attributes = {}) => {
    const address = new URL(`${LANGUAGE}/practices/${searchOf(stateAt(page))}`, SITE).href;
    const anchor = element("a", { href: address, ...attributes }, label);
    anchor.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(stateAt(page));
    });
    return element("li", {}, anchor);
  };
  const numbers = shown(current, total).map((page) => {
    if (!page) return element("li", {}, element("span", {}, "…"));
    const label = { "aria-label": say("page", { number: page }) };
    return link(page, String(page), page === current ? { ...label, "aria-current": "page" } : label);
  });
  const before = current > 1 ? [link(current - 1, `← ${say("previous")}`, { rel: "prev" })] : [];
  const after = current < total ? [link(current + 1, `${say("next")} →`, { rel: "next" })] : [];
  const list = element("ul", {}, ...before, ...numbers, ...after);
  return [element("nav", { class: "paging", "aria-label": say("pages") }, list)];
}
