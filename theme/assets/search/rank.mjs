// Which documents answer a query, and how well: BM25 over weighted fields (Robertson & Zaragoza,
// The Probabilistic Relevance Framework, 2009, §3.6).

import { expect } from "./files.mjs";

/** @typedef {import("./shards.mjs").Entry} Entry */

/**
 * A word of a query: the terms under which it may stand, each with how much it counts.
 * @typedef {{entry: Entry, share: number}[]} Group
 */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
const COMPLETENESS = 0.5;
const AVERAGE = 128;
const STEPS = 16;

/**
 * How much the length of each document tells against it: 1 for the average.
 * @param {Uint8Array} lengths
 */
export function norms(lengths) {
  return Float32Array.from(
    lengths,
    (step) => 1 - LENGTH_SHARE + LENGTH_SHARE * 2 ** ((step - AVERAGE) / STEPS),
  );
}

/**
 * The score of every document; zero for those that hold none of the words.
 * @param {Group[]} groups
 * @param {Float32Array} norms
 */
export function scores(groups, norms) {
  const total = norms.length;
  const sums = new Float32Array(total);
  const matched = new Uint8Array(total);
  const heaviness = new Float32Array(total);
  for (const group of groups) {
    const docs = heavy(group, heaviness);
    const rarity = Math.log(1 + (total - docs.length + 0.5) / (docs.length + 0.5));
    for (const doc of docs) {
      const weight = heaviness[doc];
      sums[doc] += (rarity * weight * (SATURATION + 1)) / (weight + SATURATION * norms[doc]);
      matched[doc] += 1;
      heaviness[doc] = 0;
    }
  }
  const share = groups.map((_, n) => ((n + 1) / groups.length) ** COMPLETENESS);
  for (let doc = 0; doc < total; doc += 1) {
    if (matched[doc]) sums[doc] *= share[matched[doc] - 1];
  }
  return sums;
}

/**
 * Adds up how heavily a word stands in each document, whichever of its terms stands there.
 * @param {Group} group
 * @param {Float32Array} heaviness zero everywhere; filled for the documents that come back
 */
function heavy(group, heaviness) {
  /** @type {number[]} */
  const found = [];
  for (const { entry, share } of group) {
    entry.read(heaviness.length, (docs, weights) => {
      expect(weights.length === docs.length, "the term has a weight in each document");
      for (let n = 0; n < docs.length; n += 1) {
        if (heaviness[docs[n]] === 0) found.push(docs[n]);
        heaviness[docs[n]] += share * weights[n];
      }
    });
  }
  return found;
}
