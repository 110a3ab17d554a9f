// What a state of the page of practices asks of an index.

import { nearest } from "./nearest.mjs";
import { isBlank } from "./state.mjs";

/** @typedef {import("../search.mjs").Options} Options */
/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./closeness.mjs").School} School */
/** @typedef {import("./state.mjs").State} State */

/** How many hits a page shows. */
export const PAGE_LENGTH = 12;

/** Without words and without a kind, practices are meant. @param {State} state */
export function narrowed({ q, filters }) {
  return q.trim() || filters.kind ? filters : { ...filters, kind: ["practice"] };
}

/**
 * The order in which an index is asked. It knows no reader's school: hits that are equally close
 * come by what was typed, or else by their evidence.
 * @param {State} state
 */
export function orderOf({ q, sort }) {
  if (sort === "near") return q.trim() ? "relevance" : "evidence";
  return sort || (q.trim() ? "relevance" : "newest");
}

/**
 * What an index answers to a state; the closest schools come first if that is asked for, once the
 * reader's school is known.
 * @param {{search: (text: string, options: Options) => Promise<Result>}} index
 * @param {State} state
 * @param {School | undefined} school
 * @param {string[] | false} facets the facets whose values are counted, if any are
 * @returns {Promise<Result>}
 */
export function answerTo(index, state, school, facets) {
  const { q, sort, page } = state;
  /** @type {Options} */
  const options = {
    filters: narrowed(state),
    sort: /** @type {Options["sort"]} */ (orderOf(state)),
    offset: (page - 1) * PAGE_LENGTH,
    limit: isBlank(state) ? 0 : PAGE_LENGTH,
    facets,
  };
  return sort === "near" && school
    ? nearest(index, q, options, school)
    : index.search(q, options);
}
