// Which documents answer a query, and how well: BM25 over weighted fields (Robertson & Zaragoza,
// The Probabilistic Relevance Framework, 2009, §3.6).

import { expect } from "./files.mjs";

/** @typedef {import("./files.mjs").Entry} Entry */
/** @typedef {import("./files.mjs").Shards} Shards */
/** @typedef {import("./words.mjs").Token} Token */

/**
 * A word of a query: the terms under which it may stand, each with how much it counts.
 * @typedef {{entry: Entry, share: number}[]} Group
 */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
const COMPLETENESS = 0.5;
const AVERAGE = 128;
const STEPS = 16;

/** How much each length that a byte tells counts against a document: 1 for the average. */
const NORMS = Float32Array.from(
  { length: 256 },
  (_, step) => 1 - LENGTH_SHARE + LENGTH_SHARE * 2 ** ((step - AVERAGE) / STEPS),
);

/**
 * The score of every document; zero for those that hold none of the words.
 * @param {Group[]} groups
 * @param {Uint8Array} lengths how long each document is
 */
export function scores(groups, lengths) {
  const total = lengths.length;
  const sums = new Float32Array(total);
  const matched = new Uint8Array(total);
  for (const group of groups) {
    const { docs, weights } = postings(group, total);
    const rarity = Math.log(1 + (total - docs.length + 0.5) / (docs.length + 0.5));
    const most = rarity * (SATURATION + 1);
    for (let n = 0; n < docs.length; n += 1) {
      const doc = docs[n];
      sums[doc] += (most * weights[n]) / (weights[n] + SATURATION * NORMS[lengths[doc]]);
      matched[doc] += 1;
    }
  }
  const share = groups.map((_, n) => ((n + 1) / groups.length) ** COMPLETENESS);
  for (let doc = 0; doc < total; doc += 1) {
    if (matched[doc]) sums[doc] *= share[matched[doc] - 1];
  }
  return sums;
}

/**
 * The documents in which a word stands under any of its terms, and how heavily.
 * @param {Group} group
 * @param {number} total
 * @returns {{docs: ArrayLike<number>, weights: ArrayLike<number>}}
 */
function postings(group, total) {
  const [first, ...others] = group.map(({ entry, share }) => ({ ...read(entry, total), share }));
  if (!others.length && first.share === 1) return first;
  const sums = new Float32Array(total);
  /** @type {number[]} */
  const found = [];
  for (const { docs, weights, share } of [first, ...others]) {
    for (let n = 0; n < docs.length; n += 1) {
      if (sums[docs[n]] === 0) found.push(docs[n]);
      sums[docs[n]] += share * weights[n];
    }
  }
  return { docs: found, weights: found.map((doc) => sums[doc]) };
}

/** @param {Entry} entry @param {number} total */
function read(entry, total) {
  return entry.read(total, (docs, weights) => {
    expect(weights.length === docs.length, "the term has a weight in each document");
    return { docs, weights };
  });
}

/**
 * The documents, of `total`, in which the words of a phrase stand one after the other. Words whose
 * places the index leaves out have to be somewhere in the document.
 * @param {Token[]} phrase
 * @param {{terms: Shards, places: Shards, unplaced: Set<string>, total: number}} index
 * @returns {Promise<Set<number>>}
 */
export async function withPhrase(phrase, { terms, places, unplaced, total }) {
  const placed = phrase.filter(({ surface }) => !unplaced.has(surface));
  await Promise.all([
    terms.load(phrase.map(({ stem }) => stem)),
    places.load(placed.map(({ surface }) => surface)),
  ]);
  /** @type {Map<number, number[]> | undefined} */
  let starts;
  for (const [at, { surface, stem }] of phrase.entries()) {
    const docs = terms.get(stem)?.read(total, (all) => all);
    const entry = unplaced.has(surface) ? undefined : places.get(surface);
    if (!docs || (!entry && !unplaced.has(surface))) return new Set();
    const byDoc = entry?.read(total, placesByDoc, docs);
    starts = byDoc ? followed(starts, byDoc, at) : within(starts, docs);
  }
  return new Set(starts?.keys());
}

/**
 * Where a phrase may begin, now that its word number `at` is known; without places, anywhere.
 * @param {Map<number, number[]> | undefined} starts
 * @param {Map<number, number[]>} byDoc
 * @param {number} at
 */
function followed(starts, byDoc, at) {
  /** @type {Map<number, number[]>} */
  const left = new Map();
  for (const [doc, places] of byDoc) {
    const begins = places.map((place) => place - at);
    const before = starts ? starts.get(doc) : [];
    if (!before) continue;
    const both = before.length ? begins.filter((place) => before.includes(place)) : begins;
    if (both.length) left.set(doc, both);
  }
  return left;
}

/**
 * Where a phrase may begin, of documents that hold another of its words somewhere.
 * @param {Map<number, number[]> | undefined} starts
 * @param {Uint32Array} docs
 */
function within(starts, docs) {
  /** @type {Map<number, number[]>} */
  const left = new Map();
  for (const doc of docs) {
    const before = starts ? starts.get(doc) : [];
    if (before) left.set(doc, before);
  }
  return left;
}

/**
 * The places of a word in each of its documents: first how many in each, a byte; then all of them,
 * each in two bytes.
 * @param {Uint32Array} docs
 * @param {Uint8Array} bytes
 */
function placesByDoc(docs, bytes) {
  const counts = bytes.subarray(0, docs.length);
  const all = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<number, number[]>} */
  const byDoc = new Map();
  let at = docs.length;
  for (const [n, doc] of docs.entries()) {
    const places = Array.from({ length: counts[n] }, () => {
      at += 2;
      return all.getUint16(at - 2, true);
    });
    byDoc.set(doc, places);
  }
  expect(at === bytes.length, "the bytes tell all places");
  return byDoc;
}
