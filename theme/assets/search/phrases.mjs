// In which documents words stand side by side.

import { expect } from "./files.mjs";

/** @typedef {import("./shards.mjs").Shards} Shards */
/** @typedef {import("./words.mjs").Token} Token */

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
 * The places of a word in each of its documents: for each, how many, and the gaps between them, as
 * numbers of seven bits a byte.
 * @param {Uint32Array} docs
 * @param {Uint8Array} bytes
 */
function placesByDoc(docs, bytes) {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let weight = 1; ; weight *= 0x80) {
      expect(at < bytes.length, "the bytes tell all places");
      const byte = bytes[at++];
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
    }
  };
  /** @type {Map<number, number[]>} */
  const byDoc = new Map();
  for (const doc of docs) {
    const count = next();
    expect(count <= bytes.length - at, "each place has its byte");
    let place = 0;
    byDoc.set(doc, Array.from({ length: count }, () => (place += next())));
  }
  return byDoc;
}
