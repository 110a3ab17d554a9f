// Search results in the order of how close their schools are to the reader's.

import { tiers } from "./closeness.mjs";

/** @typedef {import("../search.mjs").Hit} Hit */
/** @typedef {import("../search.mjs").Options} Options */
/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./closeness.mjs").School} School */

/**
 * What an index finds for `text`, the practices of the closest schools first; where schools agree
 * in equally much, levels count before sizes and sizes before settings. Each step asks for what is
 * already found as well, because filters cannot leave anything out.
 * @param {{search: (text: string, options: Options) => Promise<Result>}} index
 * @param {string} text
 * @param {Options} options
 * @param {School} school
 * @returns {Promise<Result>}
 */
export async function nearest(index, text, options, school) {
  const { filters = {}, offset = 0, limit = 10 } = options;
  const whole = await index.search(text, { ...options, offset: 0, limit: 0 });
  const wanted = Math.min(offset + limit, whole.total);
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const narrowed of tiers(school, filters)) {
    if (hits.size >= wanted) break;
    const asked = { ...options, filters: narrowed, offset: 0, limit: wanted, facets: false };
    for (const hit of (await index.search(text, asked)).hits) {
      if (!hits.has(hit.url)) hits.set(hit.url, hit);
    }
  }
  return { ...whole, hits: [...hits.values()].slice(offset, wanted) };
}
