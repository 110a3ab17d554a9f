// Which parts of a text a query has found, for a reader to see.

import { normalise, tokens } from "./words.mjs";

/** @typedef {import("./query.mjs").Query} Query */

/**
 * A part of a text; `found` is whether it answers the query.
 * @typedef {{text: string, found: boolean}} Part
 */

/** What is written together: normalising one of these at a time is the same as all at once. */
const CLUSTER = /เเ|[^]\p{M}*[\u0e32\u0e33]?[\u0e48-\u0e4b]?/gu;
const COMBINING = /\p{M}/u;
const THAI = /^[\u0e00-\u0e7f]{2,}$/;
const RUN = /[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+/g;

/**
 * Cuts a text in parts, what a query has found apart from the rest; joined, they are the text.
 * @param {Query} query
 * @param {((run: string) => string[])} [cut] Thai to words, as the build cuts it
 * @returns {(text: string) => Part[]}
 */
export function marker({ words, phrases, corrected, typing }, cut) {
  const found = [...words, ...phrases.flat()].map(({ stem }) => stem);
  const stems = new Set([...found, ...corrected.map(({ used }) => used)]);
  const thai = [...stems].filter((stem) => THAI.test(stem));
  const end = (typing && words.at(-1)?.surface) || "";
  const begun = end.length > 1 ? end : undefined;
  const answers = (/** @type {string} */ surface, stem = surface) =>
    stems.has(stem) || (begun !== undefined && surface.startsWith(begun));
  const placed = (/** @type {string} */ plain) => {
    const holds = (/** @type {string} */ run) =>
      thai.some((word) => run.includes(word)) || (begun !== undefined && run.includes(begun));
    if (!cut) return occurrences(plain, thai);
    return piecesOf(plain, holds, cut).filter(({ piece }) => answers(piece));
  };
  return (text) => marked(text, answers, placed);
}

/**
 * The words of Thai in a text, and where each begins; a stretch that holds nothing is passed by.
 * @param {string} plain
 * @param {(run: string) => boolean} holds
 * @param {(run: string) => string[]} cut
 */
function piecesOf(plain, holds, cut) {
  return [...plain.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (!holds(run)) return [];
    let at = index;
    return cut(run).map((piece) => ({ piece, at: (at += piece.length) - piece.length }));
  });
}

/**
 * Where words of Thai stand, be it within longer ones.
 * @param {string} plain
 * @param {string[]} words
 */
function occurrences(plain, words) {
  return words.flatMap((piece) => {
    const found = [];
    for (let at = plain.indexOf(piece); at >= 0; at = plain.indexOf(piece, at + piece.length)) {
      found.push({ piece, at });
    }
    return found;
  });
}

/**
 * @param {string} text
 * @param {(surface: string, stem: string) => boolean} answers
 * @param {(plain: string) => {piece: string, at: number}[]} placed where words of Thai answer
 * @returns {Part[]}
 */
function marked(text, answers, placed) {
  const { plain, origin } = aligned(text);
  const found = new Uint8Array(text.length);
  const mark = (/** @type {number} */ from, /** @type {number} */ to) => {
    if (!COMBINING.test(plain[to] ?? "")) found.fill(1, origin[from], origin[to]);
  };
  for (const { piece, at } of placed(plain)) mark(at, at + piece.length);
  for (const { surface, stem, thai: isThai, from = 0, to = 0 } of tokens(text)) {
    if (!isThai && answers(surface, stem)) mark(from, to);
  }
  return parts(text, found);
}

/**
 * The text as it is compared, and for each of its characters where it comes from.
 * @param {string} text
 */
function aligned(text) {
  const whole = normalise(text);
  if (whole === text.toLowerCase() && whole.length === text.length) {
    return { plain: whole, origin: Array.from({ length: text.length + 1 }, (_, at) => at) };
  }
  let plain = "";
  /** @type {number[]} */
  const origin = [];
  for (const match of text.matchAll(CLUSTER)) {
    const cluster = normalise(match[0]);
    for (let n = 0; n < cluster.length; n += 1) origin.push(match.index);
    plain += cluster;
  }
  origin.push(text.length);
  return { plain, origin };
}

/** @param {string} text @param {Uint8Array} found @returns {Part[]} */
function parts(text, found) {
  /** @type {Part[]} */
  const cut = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = cut.at(-1);
    if (last && last.found === Boolean(found[at])) last.text += text[at];
    else cut.push({ text: text[at], found: Boolean(found[at]) });
  }
  return cut;
}
