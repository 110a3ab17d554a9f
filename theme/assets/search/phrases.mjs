// In which documents words stand side by side.

import { expect } from "./files.mjs";

/** @typedef {import("./shards.mjs").Shards} Shards */

/**
 * The documents, of `total`, in which the words of a phrase stand one after the other.
 * @param {string[]} surfaces
 * @param {Shards} places
 * @param {number} total
 * @returns {Promise<Set<number>>}
 */
export async function withPhrase(surfaces, places, total) {
  await places.load(surfaces);
  const entries = surfaces.map((surface) => places.get(surface));
  if (!entries.every((entry) => entry !== undefined)) return new Set();
  const [first, ...rest] = entries.map((entry) => entry.read(total, placesByDoc));
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
