// Thai to words: by the browser's segmenter where it cuts as the build did, otherwise, and wherever
// it finds what the index does not know, by the index's own terms.

import { occurrence, slips } from "./neighbours.mjs";

/** @typedef {import("./files.mjs").Shards} Shards */

/**
 * A piece of a stretch of Thai. `known` is whether the index has it; `typed` is what was typed in
 * its place, if that was something else.
 * @typedef {{text: string, known: boolean, typed?: string}} Piece
 */

const LONGEST = 40;

/** A longer stretch of unknown letters is no word with a slip in it. */
const LONGEST_MENDED = 80;

/** How many pieces on either side of an unknown one are cut again together with it. */
const NEIGHBOURS = 2;

/** Costs of a way to cut: the least is best. */
const UNKNOWN_LETTER = 1;
const SINGLE_LETTER = 0.6;
const WORD = 0.01;
const BEGINNING = 0.3;
const SLIP = 0.7;

const MARK = /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/;
const LEADING_VOWEL = /[\u0e40-\u0e44]/;

/**
 * The browser's way to cut Thai, if it is that of the build.
 * @param {[string, number[]]} probe a sentence, and where the build cut it
 * @param {Intl.Segmenter} [segmenter]
 * @returns {((run: string) => string[]) | undefined}
 */
export function trusted([sentence, cuts], segmenter) {
  if (!segmenter) return undefined;
  const cut = (/** @type {string} */ run) => Array.from(segmenter.segment(run), (s) => s.segment);
  let end = 0;
  const own = cut(sentence).map((piece) => (end += piece.length));
  return own.join() === cuts.join() ? cut : undefined;
}

/** Cuts Thai into terms of an index. */
export class Cutter {
  /**
   * @param {Shards} terms
   * @param {Shards} lexicon
   * @param {[string, number[]]} probe
   * @param {Set<string>} familiar words that are known without a look into the index
   * @param {() => Intl.Segmenter | undefined} segmenter
   */
  constructor(terms, lexicon, probe, familiar, segmenter) {
    this.segmenter = segmenter;
    this.familiar = familiar;
    this.terms = terms;
    this.lexicon = lexicon;
    this.probe = probe;
    /** @type {{cut: ((run: string) => string[]) | undefined} | undefined} */
    this.made = undefined;
  }

  /** Made when Thai is first cut. */
  get segment() {
    this.made ??= { cut: trusted(this.probe, this.segmenter()) };
    return this.made.cut;
  }

  /**
   * The pieces of a stretch of Thai; if it is still being typed, the last may be a beginning.
   * @param {string} run
   * @param {boolean} typing
   * @returns {Promise<Piece[]>}
   */
  async cut(run, typing) {
    const pieces = await this.pieces(run, typing);
    const words = pieces.filter(({ text, known }) => known && text.length > 1);
    return pieces.length > 1 ? words : pieces.filter(({ known }) => known);
  }

  /**
   * The pieces of a stretch of Thai that is meant as it stands, whether or not they are known.
   * @param {string} run
   * @returns {Promise<Piece[]>}
   */
  async cutExactly(run) {
    const pieces = await this.pieces(run, false);
    return pieces.map(({ text, typed }) => ({ text: typed ?? text, known: !typed }));
  }

  /**
   * @param {string} run
   * @param {boolean} typing
   * @returns {Promise<Piece[]>}
   */
  async pieces(run, typing) {
    const segment = this.segment;
    if (!segment) return this.byTerms(run, typing);
    const pieces = segment(run).map((text) => ({ text, known: true }));
    const strange = pieces.filter(({ text }) => !this.familiar.has(text));
    await this.terms.load(strange.map(({ text }) => text));
    if (typing) await this.terms.loadShards(this.terms.begunBy(pieces.at(-1)?.text ?? ""));
    pieces.forEach((piece, at) => {
      const last = typing && at === pieces.length - 1;
      const isTerm = this.familiar.has(piece.text) || this.terms.get(piece.text) !== undefined;
      piece.known = isTerm || (last && this.begins(piece.text));
    });
    return this.repaired(pieces, typing);
  }

  /** Whether a term that has been loaded begins so. @param {string} text */
  begins(text) {
    return text.length > 1 && !this.terms.beginningWith(text).next().done;
  }

  /**
   * The pieces, where those that are unknown have been cut again together with their neighbours.
   * @param {Piece[]} pieces
   * @param {boolean} typing
   */
  async repaired(pieces, typing) {
    const again = pieces.map((_, at) =>
      pieces
        .slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)
        .some((piece) => !piece.known),
    );
    /** @type {Piece[]} */
    const whole = [];
    for (let at = 0; at < pieces.length; at += 1) {
      if (!again[at]) {
        whole.push(pieces[at]);
        continue;
      }
      let text = pieces[at].text;
      while (again[at + 1]) text += pieces[(at += 1)].text;
      whole.push(...(await this.byTerms(text, typing && at === pieces.length - 1)));
    }
    return whole;
  }

  /**
   * The pieces of `text` that leave the fewest letters unknown, and of those the fewest.
   * @param {string} text
   * @param {boolean} typing
   * @returns {Promise<Piece[]>}
   */
  async byTerms(text, typing) {
    const places = boundaries(text);
    const shards = places.flatMap((at) => {
      const first = this.lexicon.shardOf(text[at] ?? "");
      const last = this.lexicon.shardOf(text.slice(at, at + LONGEST));
      const range = Array.from({ length: last - first + 1 }, (_, n) => first + n);
      return typing ? [...range, ...this.lexicon.begunBy(text.slice(at))] : range;
    });
    await this.lexicon.loadShards(shards);
    const exact = this.cheapest(text, places, typing, new Map());
    if (exact.every((piece) => piece.known)) return exact;
    const mended = text.length > LONGEST_MENDED ? new Map() : nearly(this.lexicon.of(shards), text);
    const near = this.cheapest(text, places, typing, mended);
    return isRubble(near) ? [{ text, known: false }] : near;
  }

  /**
   * @param {string} text
   * @param {number[]} places
   * @param {boolean} typing
   * @param {Map<string, {term: string, slips: number}>} mended
   * @returns {Piece[]}
   */
  cheapest(text, places, typing, mended) {
    /** @type {{cost: number, from: number, piece: Piece}[]} */
    const best = [];
    const costAt = (/** @type {number} */ at) => (at === 0 ? 0 : (best[at]?.cost ?? Infinity));
    const reach = (
      /** @type {number} */ from,
      /** @type {number} */ to,
      /** @type {number} */ cost,
      /** @type {Piece} */ piece,
    ) => {
      if (costAt(from) + cost < costAt(to)) best[to] = { cost: costAt(from) + cost, from, piece };
    };
    for (let n = 0; n + 1 < places.length; n += 1) {
      const from = places[n];
      const next = places[n + 1];
      reach(from, next, UNKNOWN_LETTER * (next - from), {
        text: text.slice(from, next),
        known: false,
      });
      for (const to of places.slice(n + 1)) {
        const piece = text.slice(from, to);
        if (this.familiar.has(piece) || this.lexicon.get(piece)) {
          reach(from, to, to - from === 1 ? SINGLE_LETTER : WORD, { text: piece, known: true });
        } else if (typing && to === text.length && to - from > 1) {
          const [whole] = this.lexicon.beginningWith(piece);
          if (whole) reach(from, to, BEGINNING, { text: piece, known: true });
        }
        const near = mended.get(`${from}-${to}`);
        if (near) {
          reach(from, to, SLIP * near.slips, { text: near.term, known: true, typed: piece });
        }
      }
    }
    const pieces = [];
    for (let at = text.length; at > 0; at = best[at].from) pieces.unshift(best[at].piece);
    return pieces;
  }
}

const MARKED = /^[\u0e00-\u0e7f]+$/;

/**
 * Terms that stand in `text` but for a slip: by where they begin and end.
 * @param {Iterable<[string, {count: number}]>} terms
 * @param {string} text
 */
function nearly(terms, text) {
  const places = new Set(boundaries(text));
  /** @type {Map<string, {term: string, slips: number, count: number}>} */
  const found = new Map();
  for (const [term, { count }] of terms) {
    const allowed = MARKED.test(term) ? slips(term.length) : 0;
    if (!allowed || term.length > text.length + allowed) continue;
    const place = occurrence(term, text, allowed, places);
    if (!place?.slips) continue;
    const key = `${place.start}-${place.end}`;
    const rival = found.get(key);
    const better =
      !rival || place.slips < rival.slips || (place.slips === rival.slips && count > rival.count);
    if (better) found.set(key, { term, slips: place.slips, count });
  }
  return found;
}

/**
 * Whether pieces are mostly unknown or single letters: then they are no words, but what is left of
 * a word that the index does not have.
 * @param {Piece[]} pieces
 */
function isRubble(pieces) {
  const size = (/** @type {Piece[]} */ some) =>
    some.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * size(pieces.filter(({ text, known }) => !known || text.length === 1)) >= size(pieces);
}

/**
 * Where a word may begin or end: not before a mark, nor after a vowel that stands before its
 * consonant.
 * @param {string} text
 */
function boundaries(text) {
  const places = [0];
  for (let at = 1; at < text.length; at += 1) {
    if (!MARK.test(text[at]) && !LEADING_VOWEL.test(text[at - 1])) places.push(at);
  }
  return [...places, text.length];
}
