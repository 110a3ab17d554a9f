// The pages of what was found.

import { element } from "./element.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { searchOf, shownPages } from "./state.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./state.mjs").State} State */

/**
 * Links to the pages of what was found; nothing where there is only one.
 * @param {number} current
 * @param {number} total
 * @param {{stateAt: (page: number) => State, go: (state: State) => void}} reader
 * @returns {HTMLElement[]}
 */
export function drawPaging(current, total, { stateAt, go }) {
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
  const numbers = shownPages(current, total).map((page) => {
    if (!page) return element("li", {}, element("span", {}, "…"));
    const label = { "aria-label": say("page", { number: page }) };
    const isCurrent = page === current ? { "aria-current": "page" } : {};
    return link(page, String(page), { ...label, ...isCurrent });
  });
  const before = current > 1 ? [link(current - 1, `← ${say("previous")}`, { rel: "prev" })] : [];
  const after = current < total ? [link(current + 1, `${say("next")} →`, { rel: "next" })] : [];
  const list = element("ul", {}, ...before, ...numbers, ...after);
  return [element("nav", { class: "paging", "aria-label": say("pages") }, list)];
}
