// The answer to a query: what is found, narrowed, sorted, counted and shown.

import { marker } from "./marks.mjs";
import { foresee, groups, read } from "./query.mjs";
import { scores, withPhrase } from "./rank.mjs";
import { Version } from "./version.mjs";

/** @typedef {import("../search.mjs").Hit} Hit */
/** @typedef {import("../search.mjs").Manifest} Manifest */
/** @typedef {import("../search.mjs").Options} Options */
/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./marks.mjs").Part} Part */
/** @typedef {import("./version.mjs").Card} Card */

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
 * The version of an index that a manifest tells of.
 * @param {URL} base
 * @param {Manifest} manifest
 * @param {() => Intl.Segmenter | undefined} segmenter how the browser cuts Thai, if it does
 */
export function versionOf(base, manifest, segmenter) {
  return new Version(base, manifest, segmenter);
}

/**
 * @param {Version} version
 * @param {string} text
 * @param {Options} options
 * @returns {Promise<Result>}
 */
export async function answer(version, text, options) {
  const { filters = {}, sort = "relevance", offset = 0, limit = DEFAULT_LIMIT } = options;
  const { facets } = version;
  const used = Object.keys(filters).filter((id) => filters[id].length);
  const asked = Array.isArray(options.facets) ? options.facets : [];
  const [{ found, mark, corrected }] = await Promise.all([
    answered(version, text),
    facets.load([...used, ...asked]),
    options.facets ? facets.loadSmall() : undefined,
    sort in SORTS ? facets.loadNumbers() : undefined,
  ]);
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
    demos: docs.reduce((sum, doc) => sum + version.manifest.demos[doc], 0),
    hits: hits(await version.cards(shown), mark),
    facets: options.facets ? facets.counts(left, filters) : [],
    corrected,
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
  foresee(text, cutter, terms, manifest);
  const query = await read(text, cutter);
  const unplaced = new Set(manifest.unplaced);
  const looked = await groups(query, terms, lexicon, manifest);
  const found = scores(looked, manifest.lengths);
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
