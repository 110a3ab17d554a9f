// In which documents words stand side by side.

import { docList } from "./files.mjs";

/** @typedef {import("./files.mjs").Shards} Shards */
/** @typedef {import("./files.mjs").Entry} Entry */

/**
 * The documents in which the words of a phrase stand one after the other.
 * @param {string[]} surfaces
 * @param {Shards} places
 * @returns {Promise<Set<number>>}
 */
export async function withPhrase(surfaces, places) {
  await places.load(surfaces);
  const entries = surfaces.map((surface) => places.get(surface));
  if (!entries.every((entry) => entry !== undefined)) return new Set();
  const [first, ...rest] = entries.map(placesByDoc);
  const found = new Set();
  for (const [doc, starts] of first) {
    const stands = starts.some((start) =>
      rest.every((word, n) => word.get(doc)?.includes(start + n + 1)),
    );
    if (stands) found.add(doc);
  }
  return found;
}

/**
 * The places of a word in each document: after the documents, for each of them how many, and the
 * gaps between them, as numbers of seven bits a byte.
 * @param {Entry} entry
 */
function placesByDoc({ count, body }) {
  const { docs, rest } = docList(body, count);
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = rest[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  /** @type {Map<number, number[]>} */
  const byDoc = new Map();
  for (const doc of docs) {
    let place = 0;
    byDoc.set(doc, Array.from({ length: next() }, () => (place += next())));
  }
  return byDoc;
}
