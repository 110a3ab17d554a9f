// Search: opens an index that `generator/search/` has written, and answers queries from it.
//
//   const index = await open(new URL("search/th/", site));
//   const { total, hits } = await index.search("อ่านออกเขียนได้", { limit: 10 });

import { prepare } from "./search/cut.mjs";
import { IndexFault } from "./search/files.mjs";
import { marker } from "./search/marks.mjs";
import { foresee, groups, read } from "./search/query.mjs";
import { scores, withPhrase } from "./search/rank.mjs";
import { published } from "./search/version.mjs";

// What these import in turn is named here as well, so that a browser asks for all of it at once
// instead of file by file.
import "./search/facets.mjs";
import "./search/neighbours.mjs";
import "./search/words.mjs";

export { IndexFault };

/** @typedef {import("./search/facets.mjs").FacetCounts} FacetCounts */
/** @typedef {import("./search/marks.mjs").Part} Part */
/** @typedef {import("./search/version.mjs").Card} Card */
/** @typedef {import("./search/version.mjs").Version} Version */

/**
 * How a search is narrowed, sorted and paged. `filters` holds for a facet's id the ids of the
 * values of which a hit must have one; with `facets`, the counts of all facets come along, and of
 * those large ones that it names.
 * @typedef {{
 *   filters?: Record<string, string[]>,
 *   sort?: "relevance" | "newest" | "evidence" | "adopted" | "cost",
 *   offset?: number,
 *   limit?: number,
 *   facets?: boolean | string[],
 * }} Options
 */

/**
 * A page that was found. `marks` are its title and summary in parts.
 * @typedef {Card & {summary: string, marks: {title: Part[], summary: Part[]}}} Hit
 */

/**
 * `demos` of the `total` are fictional. `corrected` tells which words were not in the index and
 * what was looked up in their place.
 * @typedef {{
 *   total: number,
 *   demos: number,
 *   hits: Hit[],
 *   facets: FacetCounts[],
 *   corrected: {typed: string, used: string}[],
 * }} Result
 */

const DEFAULT_LIMIT = 10;
const FEW = 200;

/** What a phrase alone is worth, where the words in it tell nothing. */
const LEAST = 1e-6;

/** @type {Record<string, {number: string, largestFirst: boolean}>} */
const SORTS = {
  evidence: { number: "evidence", largestFirst: true },
  adopted: { number: "adopted", largestFirst: true },
  cost: { number: "cost", largestFirst: false },
};

/**
 * The index at an address, ready for queries.
 * @param {string | URL} baseUrl the folder that holds `manifest.gz`
 * @returns {Promise<Index>}
 * @throws {IndexFault}
 */
export async function open(baseUrl) {
  const base = new URL(baseUrl, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  if (typeof DecompressionStream === "undefined" || !("timeout" in AbortSignal)) {
    throw new IndexFault("unsupported", base.href);
  }
  const arriving = published(base);
  prepare();
  return new Index(base, await arriving);
}

/** An index that is open for queries. */
export class Index {
  #base;
  #version;

  /** @param {URL} base @param {Version} version */
  constructor(base, version) {
    this.#base = base;
    this.#version = version;
  }

  /** The language of the index. */
  get language() {
    return this.#version.manifest.language;
  }

  /**
   * The pages that answer `text`, the best first; all pages if it is blank. If the
   * site has been published anew in the meantime, the new version answers.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Result>}
   * @throws {IndexFault}
   */
  async search(text, options = {}) {
    const version = this.#version;
    try {
      return await search(version, text, options);
    } catch (fault) {
      if (!(fault instanceof IndexFault) || fault.kind !== "stale") throw fault;
      const newest = await published(this.#base);
      if (newest.manifest.version === version.manifest.version) {
        throw new IndexFault("malformed", fault.message, fault);
      }
      this.#version = newest;
      return search(newest, text, options);
    }
  }
}

/**
 * @param {Version} version
 * @param {string} text
 * @param {Options} options
 * @returns {Promise<Result>}
 */
async function search(version, text, options) {
  const { filters = {}, sort = "relevance", offset = 0, limit = DEFAULT_LIMIT } = options;
  const { facets } = version;
  const used = Object.keys(filters).filter((id) => filters[id].length);
  const asked = Array.isArray(options.facets) ? options.facets : [];
  const [answer, { demos }] = await Promise.all([
    answered(version, text),
    version.documents(),
    facets.load([...used, ...asked]),
    options.facets ? facets.loadSmall() : undefined,
    sort in SORTS ? facets.loadNumbers() : undefined,
  ]);
  const { found } = answer;
  const masks = new Map(used.map((id) => [id, facets.chosen(id, filters[id])]));
  const left = narrowed(found, masks);
  const docs = members(left(""));
  const order = SORTS[sort] && facets.comparison(SORTS[sort].number, SORTS[sort].largestFirst);
  const compare = (/** @type {number} */ one, /** @type {number} */ other) => {
    const byNumber = order ? order(one, other) : 0;
    const byScore = sort === "newest" ? 0 : found[other] - found[one];
    return byNumber || byScore || one - other;
  };
  const shown = first(docs, compare, offset + limit).slice(offset);
  return {
    total: docs.length,
    demos: docs.reduce((sum, doc) => sum + demos[doc], 0),
    hits: hits(await version.cards(shown), answer.mark),
    facets: options.facets ? facets.counts(left, filters) : [],
    corrected: answer.corrected,
  };
}

/**
 * How well each document answers the words of `text`; if there is nothing in it, all do.
 * @param {Version} version
 * @param {string} text
 */
async function answered(version, text) {
  const { cutter, manifest, terms, lexicon, places } = version;
  if (!text.trim()) {
    const found = new Float32Array(manifest.documents).fill(1);
    const mark = (/** @type {string} */ whole) => [{ text: whole, found: false }];
    return { found, mark, corrected: [] };
  }
  const documents = version.documents();
  documents.catch(() => {}); // It is awaited below, unless something else fails first.
  foresee(text, cutter, terms, manifest);
  const query = await read(text, cutter);
  const unplaced = new Set(manifest.unplaced);
  const looked = await groups(query, terms, lexicon, manifest);
  const found = scores(looked, (await documents).norms);
  const index = { terms, places, unplaced, total: found.length };
  const stands = await Promise.all(query.phrases.map((phrase) => withPhrase(phrase, index)));
  for (let doc = 0; stands.length && doc < found.length; doc += 1) {
    found[doc] = stands.every((docs) => docs.has(doc)) ? found[doc] + LEAST : 0;
  }
  return { found, mark: marker(query, cutter.segment), corrected: query.corrected };
}

/**
 * The documents that are left by the words and by all facets but one.
 * @param {Float32Array} found
 * @param {Map<string, Uint8Array>} masks
 */
function narrowed(found, masks) {
  /** @type {Map<string, Uint8Array>} */
  const known = new Map();
  return (/** @type {string} */ without) => {
    const id = masks.has(without) ? without : "";
    const others = [...masks].filter(([facet]) => facet !== id).map(([, mask]) => mask);
    const left = known.get(id) ?? new Uint8Array(found.length);
    if (!known.has(id)) {
      for (let doc = 0; doc < found.length; doc += 1) left[doc] = found[doc] > 0 ? 1 : 0;
      for (const mask of others) {
        for (let doc = 0; doc < found.length; doc += 1) left[doc] &= mask[doc];
      }
      known.set(id, left);
    }
    return left;
  };
}

/** The documents that a mask holds. @param {Uint8Array} mask */
function members(mask) {
  const docs = [];
  for (let doc = 0; doc < mask.length; doc += 1) if (mask[doc]) docs.push(doc);
  return docs;
}

/**
 * The first `count` of `docs` in an order, without sorting all the others.
 * @param {number[]} docs
 * @param {(one: number, other: number) => number} compare
 * @param {number} count
 */
function first(docs, compare, count) {
  if (count > FEW) return [...docs].sort(compare).slice(0, count);
  /** @type {number[]} */
  const kept = [];
  for (const doc of docs) {
    if (kept.length === count && (!count || compare(doc, kept[count - 1]) > 0)) continue;
    let at = kept.length;
    while (at > 0 && compare(doc, kept[at - 1]) < 0) at -= 1;
    kept.splice(at, 0, doc);
    if (kept.length > count) kept.pop();
  }
  return kept;
}

/**
 * @param {Card[]} cards
 * @param {(text: string) => Part[]} mark
 * @returns {Hit[]}
 */
function hits(cards, mark) {
  return cards.map(({ summary = "", ...card }) => ({
    ...card,
    summary,
    marks: { title: mark(card.title), summary: mark(summary) },
  }));
}
