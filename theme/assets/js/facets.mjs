// Filters as a reader sees them: a group for each facet, a box to tick for each value.

import { element } from "./element.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").FacetCounts} FacetCounts */
/** @typedef {import("../search/facets.mjs").FacetValue} FacetValue */

const SHOWN_AT_FIRST = 8;
const OPEN_AT_FIRST = new Set(["level", "topic", "cost"]);
const BY_COUNT = new Set(["topic", "province", "school"]);

/** The groups of a form, drawn again with every answer; what a reader has unfolded stays so. */
export class FacetForm {
  /**
   * @param {HTMLElement} form
   * @param {(facet: string, value: string) => void} choose
   * @param {(facet: string) => void} unfold called for a group whose values are still unknown
   */
  constructor(form, choose, unfold) {
    this.form = form;
    this.unfold = unfold;
    /** @type {Map<string, boolean>} */
    this.open = new Map();
    /** @type {Set<string>} */
    this.whole = new Set();
    form.addEventListener("change", (event) => {
      const box = event.target;
      if (box instanceof HTMLInputElement) choose(box.name, box.value);
    });
  }

  /**
   * Draws the counts of an answer, and ticks what the reader has chosen.
   * @param {FacetCounts[]} facets
   * @param {Record<string, string[]>} filters
   */
  draw(facets, filters) {
    for (const { id, values } of facets) {
      for (const value of values ?? []) value.chosen = filters[id]?.includes(value.id) ?? false;
    }
    const focused = this.form.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-key")
      : undefined;
    const useful = facets.filter(
      ({ values }) => !values || values.some(({ count, chosen }) => count || chosen),
    );
    this.form.replaceChildren(...useful.map((facet) => this.group(facet)));
    if (focused) {
      const again = this.form.querySelector(`[data-key="${CSS.escape(focused)}"]`);
      if (again instanceof HTMLElement) again.focus();
    }
  }

  /** @param {FacetCounts} facet */
  group({ id, name, values }) {
    if (!values) return this.details(id, name, 0, []);
    const sorted = BY_COUNT.has(id)
      ? [...values].sort((one, other) => other.count - one.count)
      : values;
    const useful = sorted.filter(({ count, chosen }) => count || chosen);
    const shown = this.whole.has(id)
      ? useful
      : useful.filter(({ chosen }, at) => at < SHOWN_AT_FIRST || chosen);
    const list = element("ul", {}, ...shown.map((value) => this.value(id, value)));
    const group = element("div", { role: "group", "aria-label": name }, list);
    if (shown.length < useful.length) group.append(this.more(id, useful.length, name, values));
    const chosen = values.filter((value) => value.chosen).length;
    return this.details(id, name, chosen, [group]);
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {number} chosen
   * @param {HTMLElement[]} content
   */
  details(id, name, chosen, content) {
    const summary = element("summary", { "data-key": `${id}:` }, name);
    if (chosen) summary.append(" ", element("span", { class: "badge" }, String(chosen)));
    const details = /** @type {HTMLDetailsElement} */ (element("details", {}, summary, ...content));
    const isWanted = OPEN_AT_FIRST.has(id) || chosen > 0;
    details.open = this.open.get(id) ?? (content.length > 0 && isWanted);
    details.addEventListener("toggle", () => {
      this.open.set(id, details.open);
      if (details.open && !content.length) this.unfold(id);
    });
    return details;
  }

  /**
   * @param {string} facet
   * @param {FacetValue} value
   */
  value(facet, { id, name, count, chosen }) {
    const attributes = { type: "checkbox", name: facet, value: id, "data-key": `${facet}:${id}` };
    const box = /** @type {HTMLInputElement} */ (element("input", attributes));
    box.checked = chosen;
    const number = element("span", { class: "number" }, count.toLocaleString("en"));
    return element("li", {}, element("label", {}, box, element("span", {}, name), " ", number));
  }

  /**
   * @param {string} id
   * @param {number} total
   * @param {string} name
   * @param {FacetValue[]} values
   */
  more(id, total, name, values) {
    const key = { type: "button", class: "more", "data-key": `${id}:more` };
    const button = element("button", key, say("more_values", { n: total }));
    button.addEventListener("click", () => {
      this.whole.add(id);
      this.open.set(id, true);
      const whole = this.group({ id, name, values });
      button.closest("details")?.replaceWith(whole);
      whole.querySelectorAll("input")[SHOWN_AT_FIRST]?.focus();
    });
    return button;
  }
}
