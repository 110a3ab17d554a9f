// Search and browse: the page's own list until something is searched for, then what is found.

import { FacetForm } from "./facets.mjs";
import { card, element } from "./hits.mjs";
import { indexOf, kindOf, LANGUAGE, OTHER_LANGUAGE, SITE } from "./indexes.mjs";
import { drawPaging } from "./paging.mjs";
import { isBlank, searchOf, stateOf, toggled } from "./state.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./state.mjs").State} State */

const PAGE_LENGTH = 12;
const PAUSE = 120;
const RETRIES = [2_000, 6_000, 15_000];
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
    this.fault = part("[data-fault]");
    this.status = part("[data-status]");
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
    this.state = stateOf(location.search);
    this.own = location.href;
    this.withFacets = false;
    /** @type {Set<string>} */
    this.unfolded = new Set();
    /** @type {Map<string, string>} */
    this.names = new Map();
    this.turn = 0;
    this.retries = 0;
  }

  /** Listens to the reader, and shows what the address asks for. */
  begin() {
    this.input.value = this.state.q;
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
    addEventListener("popstate", () => {
      this.state = stateOf(location.search);
      this.input.value = this.state.q;
      this.show();
    });
    addEventListener("online", () => this.fault.hasChildNodes() && this.show());
    this.show();
  }

  /** Shows the filters, and from now on their counts with every answer. */
  showFacets() {
    if (this.withFacets) return;
    this.withFacets = true;
    this.show();
  }

  /** @param {string} facet */
  unfold(facet) {
    this.unfolded.add(facet);
    this.show();
  }

  /** What is typed is searched for at once; only the first time is a step to go back over. */
  type() {
    const state = { ...this.state, q: this.input.value, page: 1 };
    if (state.q === this.state.q) return;
    this.go(state, !isBlank(this.state));
  }

  /**
   * Goes to another state.
   * @param {State} state
   * @param {boolean} [inPlace] whether it takes the place of the present one in the history
   */
  go(state, inPlace = false) {
    clearTimeout(this.pause);
    this.state = state;
    const address = isBlank(state) ? this.own.split(/[?#]/)[0] : LIST.href + searchOf(state);
    if (address !== location.href) history[inPlace ? "replaceState" : "pushState"](null, "", address);
    this.show();
  }

  /** Shows what belongs to the present state; an answer that comes too late is dropped. */
  async show() {
    const turn = (this.turn += 1);
    const blank = isBlank(this.state);
    this.keepLanguageLink();
    this.sort.value = this.state.sort || (this.state.q.trim() ? "relevance" : "newest");
    for (const option of this.sort.options) {
      option.hidden = option.value === "relevance" && !this.state.q.trim();
    }
    if (blank && !this.withFacets) {
      document.documentElement.classList.remove("searching");
      return this.showList();
    }
    try {
      const result = await this.ask();
      if (turn !== this.turn) return;
      this.retries = 0;
      this.fault.replaceChildren();
      if (this.withFacets) this.drawFacets(result);
      if (blank) this.showList();
      else await this.showHits(result, turn);
    } catch (fault) {
      if (turn === this.turn) this.showFault(fault);
    } finally {
      document.documentElement.classList.remove("searching");
    }
  }

  /** @returns {Promise<Result>} */
  async ask() {
    const { q, filters, sort, page } = this.state;
    const index = await indexOf(LANGUAGE);
    const filtered = Object.keys(filters).length > 0;
    return index.search(q, {
      filters: narrowed(this.state),
      sort: /** @type {any} */ (sort || (q.trim() ? "relevance" : "newest")),
      offset: (page - 1) * PAGE_LENGTH,
      limit: isBlank(this.state) ? 0 : PAGE_LENGTH,
      facets: this.withFacets || filtered ? [...this.unfolded, ...Object.keys(filters)] : false,
    });
  }

  /** The page's own list. */
  showList() {
    this.found.hidden = true;
    this.list.hidden = false;
    this.start.hidden = false;
    this.heading.textContent = this.title;
    this.status.textContent = "";
    this.drawChips();
  }

  /** @param {Result} result @param {number} turn */
  async showHits(result, turn) {
    const { page } = this.state;
    this.learnNames(result);
    this.drawChips();
    const pages = Math.ceil(result.total / PAGE_LENGTH);
    const count = counted(result);
    this.found.replaceChildren(
      ...result.corrected.map((words) => element("p", { class: "note" }, say("corrected", words))),
      result.total ? element("p", { class: "count" }, count) : this.nothing(),
      element("div", { class: "cards" }, ...result.hits.map((hit) => card(hit))),
      ...drawPaging(page, pages, (number) => ({ ...this.state, page: number }), (state) => {
        this.go(state);
        this.heading.scrollIntoView();
        this.heading.focus();
      }),
    );
    this.found.hidden = false;
    this.list.hidden = true;
    this.start.hidden = true;
    this.heading.textContent = this.heading.dataset.results ?? "";
    this.status.textContent = result.total ? count : say("empty.title");
    if (result.total < PAGE_LENGTH && this.state.q.trim()) await this.showOther(result, turn);
  }

  /** What the other language has, where this one has little. @param {Result} result @param {number} turn */
  async showOther(result, turn) {
    const index = await indexOf(OTHER_LANGUAGE);
    const other = await index.search(this.state.q, {
      filters: narrowed(this.state),
      limit: OTHER_SHOWN,
    });
    if (turn !== this.turn || other.total <= result.total) return;
    const address = new URL(`${OTHER_LANGUAGE}/practices/${searchOf(this.state)}`, SITE).href;
    const links = other.hits.map((hit) => {
      const attributes = { href: new URL(hit.url, SITE).href, lang: OTHER_LANGUAGE };
      return element("li", {}, element("a", { ...attributes, hreflang: OTHER_LANGUAGE }, hit.title));
    });
    this.found.append(
      element(
        "section",
        { class: "card other" },
        element("h3", {}, say("other.title")),
        element("p", {}, say("other.text", { n: other.total })),
        element("ul", {}, ...links),
        element("p", {}, element("a", { href: address }, say("other.all"))),
      ),
    );
  }

  /** What to say where nothing is found, and where to go from there. */
  nothing() {
    const filtered = Object.keys(this.state.filters).length > 0;
    const box = element(
      "div",
      { class: "card empty" },
      element("h3", {}, say("empty.title")),
      element("p", {}, say(filtered ? "empty.filtered" : "empty.words")),
      element("p", {}, say("empty.advice")),
    );
    if (filtered) {
      const button = element("button", { class: "button", type: "button" }, say("empty.unfilter"));
      button.addEventListener("click", () => this.go({ ...this.state, filters: {}, page: 1 }));
      box.append(element("p", {}, button));
    }
    const pillars = this.start.querySelector(".pillars")?.cloneNode(true);
    const elsewhere = pillars ? [element("h3", {}, say("empty.browse")), pillars] : [];
    return element("div", { class: "nothing" }, box, ...elsewhere);
  }

  /** What keeps the search from going on; what is shown stays. @param {unknown} fault */
  showFault(fault) {
    const kind = kindOf(fault);
    const again = kind === "stale" ? say("fault.reload") : say("fault.retry");
    const button = element("button", { class: "button", type: "button" }, again);
    button.addEventListener("click", () => (kind === "stale" ? location.reload() : this.show()));
    const text = element("p", {}, say(`fault.${kind}`));
    this.fault.replaceChildren(element("div", { class: "card fault" }, text, button));
    const pause = kind === "offline" ? RETRIES[this.retries] : undefined;
    if (pause === undefined) return;
    this.retries += 1;
    const turn = this.turn;
    setTimeout(() => turn === this.turn && this.show(), pause);
  }

  /** @param {Result} result */
  drawFacets(result) {
    this.learnNames(result);
    this.facets.draw(result.facets);
    this.drawChips();
  }

  /** Remembers what values are called, for the chips. @param {Result} result */
  learnNames({ facets }) {
    for (const { id, values } of facets) {
      for (const value of values ?? []) this.names.set(`${id}:${value.id}`, value.name);
    }
  }

  /** What is chosen, each to be taken back. */
  drawChips() {
    const { filters } = this.state;
    const chosen = Object.entries(filters).flatMap(([facet, values]) =>
      values.map((value) => ({ facet, value, name: this.names.get(`${facet}:${value}`) ?? value })),
    );
    this.badge.textContent = chosen.length ? String(chosen.length) : "";
    this.chips.hidden = !chosen.length;
    this.chips.replaceChildren(
      ...chosen.map(({ facet, value, name }) => {
        const cross = element("span", { "aria-hidden": "true" }, "✕");
        const label = { type: "button", "aria-label": say("remove", { name }) };
        const button = element("button", label, name, " ", cross);
        button.addEventListener("click", () => this.go(toggled(this.state, facet, value)));
        return element("li", {}, button);
      }),
    );
    if (chosen.length > 1) {
      const clear = element("button", { type: "button", class: "clear" }, say("clear"));
      clear.addEventListener("click", () => this.go({ ...this.state, filters: {}, page: 1 }));
      this.chips.append(element("li", {}, clear));
    }
  }

  /** The way to the other language leads to the same search. */
  keepLanguageLink() {
    const link = document.querySelector(".bar .language");
    if (!(link instanceof HTMLAnchorElement)) return;
    link.dataset.own ??= link.href;
    const same = new URL(`${OTHER_LANGUAGE}/practices/${searchOf(this.state)}`, SITE).href;
    link.href = isBlank(this.state) ? link.dataset.own : same;
  }
}

/** Without words and without a kind, practices are meant. @param {State} state */
function narrowed({ q, filters }) {
  return q.trim() || filters.kind ? filters : { ...filters, kind: ["practice"] };
}

/** How many there are, the fictional ones counted apart. @param {Result} result */
function counted({ total, demos }) {
  const real = say("count", { n: total - demos });
  if (!demos) return real;
  const fictional = say("count_demos", { n: demos });
  return total > demos ? say("and_demos", { real, demos: fictional }) : fictional;
}
