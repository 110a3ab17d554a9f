// What a reader searches for, as it stands in the address bar.

/**
 * `page` counts from 1; without a `sort`, hits come in the order that fits best.
 * @typedef {{
 *   q: string,
 *   filters: Record<string, string[]>,
 *   sort: string,
 *   page: number,
 * }} State
 */

const SORTS = ["relevance", "newest", "evidence", "adopted", "cost", "near"];
const FACETS = [
  "kind",
  "level",
  "size",
  "setting",
  "topic",
  "pillar",
  "item",
  "evidence",
  "cost",
  "province",
  "school",
  "provenance",
];
const MOST_PAGES = 10_000;
const AROUND = 2;

/**
 * The state of which the search part of an address tells; what makes no sense is left out.
 * @param {string} search such as `?q=plc&level=primary&page=2`
 * @returns {State}
 */
export function stateOf(search) {
  const told = new URLSearchParams(search);
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const facet of FACETS) {
    const values = [...new Set(told.getAll(facet))].filter((value) => value);
    if (values.length) filters[facet] = values;
  }
  const page = Number(told.get("page"));
  const sort = told.get("sort") ?? "";
  return {
    q: told.get("q") ?? "",
    filters,
    sort: SORTS.includes(sort) ? sort : "",
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/**
 * The search part of an address that tells of `state`; empty where nothing is searched for.
 * @param {State} state
 */
export function searchOf({ q, filters, sort, page }) {
  const told = new URLSearchParams();
  if (q.trim()) told.set("q", q);
  for (const facet of FACETS) {
    for (const value of filters[facet] ?? []) told.append(facet, value);
  }
  if (sort) told.set("sort", sort);
  if (page > 1) told.set("page", String(page));
  const text = told.toString();
  return text ? `?${text}` : "";
}

/** Whether nothing is searched for: then the page's own list stands. @param {State} state */
export function isBlank({ q, filters, sort }) {
  return !q.trim() && !sort && !Object.keys(filters).length;
}

/**
 * The state with a value of a facet chosen, or no longer chosen.
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @returns {State}
 */
export function toggled(state, facet, value) {
  const before = state.filters[facet] ?? [];
  const after = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value];
  const { [facet]: _, ...others } = state.filters;
  return { ...state, filters: after.length ? { ...others, [facet]: after } : others, page: 1 };
}

/**
 * Which of `total` page numbers to show: the ends and the neighbours of `current`, 0 for a gap.
 * @param {number} current
 * @param {number} total
 */
export function shownPages(current, total) {
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, n) => current - AROUND + n);
  const numbers = [...new Set([1, ...near, total])].filter((n) => n >= 1 && n <= total);
  return numbers
    .sort((one, other) => one - other)
    .flatMap((n, at) => (at && n > numbers[at - 1] + 1 ? [0, n] : [n]));
}
