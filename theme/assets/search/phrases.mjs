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
 * The places of a word in each of its documents: first how many in each, a byte; then all of them,
 * each as the step from the one before, in two bytes.
 * @param {Uint32Array} docs
 * @param {Uint8Array} bytes
 */
function placesByDoc(docs, bytes) {
  const counts = bytes.subarray(0, docs.length);
  const steps = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<number, number[]>} */
  const byDoc = new Map();
  let place = 0;
  let at = docs.length;
  for (const [n, doc] of docs.entries()) {
    const places = Array.from({ length: counts[n] }, () => {
      place += steps.getInt16(at, true);
      at += 2;
      return place;
    });
    byDoc.set(doc, places);
  }
  expect(at === bytes.length, "the bytes tell all places");
  return byDoc;
}
