// Search and browse: the page's own list until something is searched for, then what is found.

import {
  corrections,
  counted,
  drawChips,
  drawNothing,
  drawOther,
  otherAddress,
  spoken,
} from "./answers.mjs";
import { element } from "./element.mjs";
import { FacetForm } from "./facets.mjs";
import { FaultNotice, kindOf } from "./faults.mjs";
import { card } from "./hits.mjs";
import { indexOf, LANGUAGE, OTHER_LANGUAGE, SITE } from "./indexes.mjs";
import { answerTo, narrowed, PAGE_LENGTH } from "./lookup.mjs";
import { markCards, orderNote } from "./near.mjs";
import { ownSchool } from "./own-school.mjs";
import { drawPaging } from "./paging.mjs";
import { Sheet } from "./sheet.mjs";
import { isBlank, searchOf, stateOf, toggled } from "./state.mjs";
import { PAUSE, SLOW } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./state.mjs").State} State */

const OTHER_SHOWN = 3;
const LIST = new URL(`${LANGUAGE}/practices/`, SITE);

/** The page of practices, once it can search. */
export class Browser {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @template {HTMLElement} T @param {string} selector @returns {T} */
    const part = (selector) => /** @type {T} */ (page.querySelector(selector));
    this.input = /** @type {HTMLInputElement} */ (part(".find input"));
    this.find = part(".find");
    this.sort = /** @type {HTMLSelectElement} */ (part("[data-sort]"));
    this.heading = part("[data-heading]");
    this.chips = part("[data-chips]");
    this.status = part("[data-status]");
    this.waiting = part("[data-waiting]");
    this.list = part("[data-list]");
    this.start = part("[data-start]");
    this.found = part("[data-hits]");
    this.badge = part("[data-chosen-count]");
    this.title = this.heading.textContent ?? "";
    this.facets = new FacetForm(
      part("[data-facets]"),
      (facet, value) => this.go(toggled(this.state, facet, value)),
      (facet) => this.unfold(facet),
    );
    this.sheet = new Sheet(part("dialog.sheet"));
    this.faults = new FaultNotice([part("[data-fault]"), this.sheet.fault], () => this.show());
    this.state = stateOf(location.search);
    this.own = location.href;
    this.withFacets = false;
    /** @type {Set<string>} */
    this.unfolded = new Set();
    /** @type {Map<string, string>} */
    this.names = new Map();
    this.typed = false;
    this.turn = 0;
  }

  /** Listens to the reader, and shows what the address asks for. */
  begin() {
    // Browsers bring nothing back into this box: what stands in it was typed while this was loaded.
    const early = this.input.value !== "";
    if (!early) this.input.value = this.state.q;
    this.find.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.state, q: this.input.value, page: 1 });
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.type(), PAUSE);
    });
    this.sort.addEventListener("change", () =>
      this.go({ ...this.state, sort: this.sort.value, page: 1 }),
    );
    // Who comes back from telling of their school may find the page as they left it.
    addEventListener("pageshow", ({ persisted }) => persisted && this.show());
    addEventListener("popstate", () => {
      this.state = stateOf(location.search);
      this.typed = false;
      this.input.value = this.state.q;
      this.show();
    });
    this.show();
    if (early) this.type();
  }

  /** Shows the filters, and from now on their counts with every answer. */
  showFacets() {
    if (this.withFacets && this.facets.form.querySelector("input")) return;
    this.withFacets = true;
    this.show();
  }

  /** @param {string} facet */
  unfold(facet) {
    this.unfolded.add(facet);
    this.show();
  }

  /** What is typed is searched for at once; all of it is one step to go back over. */
  type() {
    const state = { ...this.state, q: this.input.value, page: 1 };
    if (state.q === this.state.q) return;
    this.go(state, this.typed);
    this.typed = true;
  }

  /**
   * Goes to another state.
   * @param {State} state
   * @param {boolean} [inPlace] whether it takes the place of the present one in the history
   */
  go(state, inPlace = false) {
    clearTimeout(this.pause);
    this.typed = false;
    this.state = state;
    const address = isBlank(state) ? this.own.split(/[?#]/)[0] : LIST.href + searchOf(state);
    const change = inPlace ? "replaceState" : "pushState";
    if (address !== location.href) history[change](null, "", address);
    this.show();
  }

  /** Shows what belongs to the present state; an answer that comes too late is dropped. */
  async show() {
    const turn = (this.turn += 1);
    const blank = isBlank(this.state);
    const slow = setTimeout(() => turn === this.turn && this.wait(true), SLOW);
    this.faults.retries.hold();
    this.keepLanguageLink();
    this.sort.value = this.state.sort || (this.state.q.trim() ? "relevance" : "newest");
    for (const option of this.sort.options) {
      option.hidden = option.value === "relevance" && !this.state.q.trim();
    }
    try {
      if (blank && !this.withFacets) {
        this.clearFault();
        return this.showList();
      }
      const result = await this.ask();
      if (turn !== this.turn) return;
      this.clearFault();
      this.learnNames(result);
      if (this.withFacets) this.facets.draw(result.facets, this.state.filters);
      this.sheet.tell(result);
      if (blank) this.showList();
      else this.showHits(result, turn);
    } catch (fault) {
      if (turn === this.turn) this.showFault(fault);
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.wait(false);
      document.documentElement.classList.remove("searching");
    }
  }

  /** Tells a reader on a slow line that the answer is on its way. @param {boolean} isWaiting */
  wait(isWaiting) {
    if (isWaiting) this.sheet.wait();
    const isTold = isWaiting && !isBlank(this.state);
    if (isTold) this.start.hidden = true;
    this.waiting.textContent = isTold ? say("searching") : "";
    this.found.setAttribute("aria-busy", String(isTold));
  }

  /** @returns {Promise<Result>} */
  async ask() {
    const chosen = Object.keys(this.state.filters);
    const facets = this.withFacets || chosen.length > 0 ? [...this.unfolded, ...chosen] : false;
    return answerTo(await indexOf(LANGUAGE), this.state, ownSchool(), facets);
  }

  /** The page's own list. */
  showList() {
    this.found.hidden = true;
    this.list.hidden = false;
    this.start.hidden = false;
    this.heading.textContent = this.title;
    this.status.textContent = "";
    this.showChips();
  }

  /**
   * What was found, page by page.
   * @param {Result} result
   * @param {number} turn
   */
  showHits(result, turn) {
    const { q, filters, page, sort } = this.state;
    const last = Math.max(1, Math.ceil(result.total / PAGE_LENGTH));
    if (page > last) {
      this.go({ ...this.state, page: last }, true);
      return;
    }
    const count = counted(result);
    const unfilter = Object.keys(filters).length ? () => this.unfilter() : undefined;
    const order = sort === "near" && result.total ? [orderNote()] : [];
    const pillars = this.start.querySelector(".pillars");
    this.found.replaceChildren(
      ...corrections(result).map((words) => element("p", { class: "note" }, words)),
      ...order,
      result.total ? element("p", { class: "count" }, count) : drawNothing(pillars, unfilter),
      element("div", { class: "cards" }, ...result.hits.map(card)),
      ...drawPaging(page, last, {
        stateAt: (number) => ({ ...this.state, page: number }),
        go: (state) => {
          this.goFrom(state);
          this.heading.scrollIntoView();
        },
      }),
    );
    markCards(this.found);
    this.showChips();
    this.found.hidden = false;
    this.list.hidden = true;
    this.start.hidden = true;
    this.heading.textContent = this.heading.dataset.results ?? "";
    const told = [spoken(result), ...order.map(({ textContent }) => textContent)];
    this.status.textContent = told.join(" ");
    // The other language is an extra: where it cannot be asked, nothing is amiss here.
    if (result.total < PAGE_LENGTH && q.trim()) this.showOther(result, turn).catch(() => {});
  }

  /**
   * What the other language has, where this one has little.
   * @param {Result} result
   * @param {number} turn
   */
  async showOther(result, turn) {
    const index = await indexOf(OTHER_LANGUAGE);
    const options = { filters: narrowed(this.state), limit: OTHER_SHOWN };
    const other = await index.search(this.state.q, options);
    if (turn === this.turn && other.total > result.total) {
      this.found.append(drawOther(other, this.state));
    }
  }

  /**
   * Tells what keeps the search from going on; what is shown stays.
   * @param {unknown} fault
   */
  showFault(fault) {
    this.sheet.forget();
    if (!isBlank(this.state)) {
      this.start.hidden = true;
      this.faults.tell(fault);
      return;
    }
    // Who has not searched for anything is told only where the filters should be.
    this.showList();
    if (this.sheet.isOpen) this.faults.tell(fault, [this.sheet.fault]);
    else {
      this.clearFault();
      this.faults.retries.plan(kindOf(fault));
    }
  }

  /** Takes back what was said of a fault; the keyboard does not lose its place. */
  clearFault() {
    if (!this.faults.clear()) return;
    if (this.sheet.isOpen) this.sheet.button.focus();
    else this.heading.focus({ preventScroll: true });
  }

  /** Remembers what values are called, for the chips. @param {Result} result */
  learnNames({ facets }) {
    for (const { id, values } of facets) {
      for (const value of values ?? []) this.names.set(`${id}:${value.id}`, value.name);
    }
  }

  /** What is chosen, each to be taken back. */
  showChips() {
    const chosen = Object.entries(this.state.filters).flatMap(([facet, values]) =>
      values.map((value) => ({
        name: this.names.get(`${facet}:${value}`) ?? value,
        remove: () => this.goFrom(toggled(this.state, facet, value)),
      })),
    );
    this.badge.textContent = chosen.length ? String(chosen.length) : "";
    this.chips.hidden = !chosen.length;
    this.chips.replaceChildren(...drawChips(chosen, () => this.unfilter()));
  }

  /** Takes back all filters. */
  unfilter() {
    this.goFrom({ ...this.state, filters: {}, page: 1 });
  }

  /**
   * Goes on from a button that will be gone, so that the keyboard needs a new place.
   * @param {State} state
   */
  goFrom(state) {
    this.go(state);
    this.heading.focus({ preventScroll: true });
  }

  /** The way to the other language leads to the same search. */
  keepLanguageLink() {
    const link = document.querySelector(".bar .language");
    if (!(link instanceof HTMLAnchorElement)) return;
    link.dataset.own ??= link.href;
    link.href = isBlank(this.state) ? link.dataset.own : otherAddress(this.state);
  }
}
