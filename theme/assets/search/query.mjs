// What a reader typed to what is looked up: words, phrases, the names of a glossary.

import { distance, slips } from "./neighbours.mjs";
import { thaiWord, tokens } from "./words.mjs";

/** @typedef {import("./words.mjs").Token} Token */
/** @typedef {import("./files.mjs").Shards} Shards */
/** @typedef {import("./cut.mjs").Cutter} Cutter */
/** @typedef {import("./files.mjs").Entry} Entry */
/** @typedef {import("./rank.mjs").Group} Group */

/**
 * A query in words. `phrases` must stand as they are; the last of `words` may be a beginning, if
 * it is still being typed. `corrected` tells what was taken for something else.
 * @typedef {{
 *   words: Token[],
 *   phrases: Token[][],
 *   typing: boolean,
 *   corrected: {typed: string, used: string}[],
 * }} Query
 */

const LONGEST_QUERY = 400;
const MOST_WORDS = 40;
const MOST_BEGUN = 12;
const QUOTES = "\"“”„«»‹›＂";
const PHRASE = new RegExp(`[${QUOTES}]([^${QUOTES}]+)[${QUOTES}]`, "gu");
const ENDED = new RegExp(`[\\s${QUOTES}]$`, "u");
const CONCEPT = "@";
const ERA_OFFSET = 543;

const BEGUN_SHARE = 0.5;
const OTHER_ERA_SHARE = 0.7;
const CORRECTED_SHARE = 0.8;

/**
 * @param {string} text
 * @param {Cutter} cutter
 * @returns {Promise<Query>}
 */
export async function read(text, cutter) {
  const typed = text.slice(0, LONGEST_QUERY);
  /** @type {Query} */
  const query = { words: [], phrases: [], typing: !ENDED.test(typed), corrected: [] };
  let at = 0;
  for (const match of typed.matchAll(PHRASE)) {
    query.words.push(...(await cutWords(typed.slice(at, match.index), cutter, query, false)));
    const phrase = await cutPhrase(match[1], cutter);
    if (phrase.length) query.phrases.push(phrase);
    at = match.index + match[0].length;
  }
  query.words.push(...(await cutWords(typed.slice(at), cutter, query, query.typing)));
  query.words.splice(MOST_WORDS);
  return query;
}

/**
 * Sets off, all at once, the loading of what `text` will most likely be looked up as. What goes
 * wrong is told when it is needed.
 * @param {string} text
 * @param {Cutter} cutter
 * @param {Shards} terms
 * @param {{common: string[], glossary: Record<string, string[]>}} manifest
 */
export function foresee(text, cutter, terms, { common, glossary }) {
  const words = tokens(text.slice(0, LONGEST_QUERY)).flatMap((token) =>
    token.thai ? (cutter.segment?.(token.surface) ?? []).map(thaiWord) : [token],
  );
  const stems = new Set([...words.map(({ stem }) => stem), ...concepts(words, glossary).terms]);
  for (const stem of common) stems.delete(stem);
  terms.load([...stems].slice(0, MOST_WORDS)).catch(() => {});
}

/**
 * The words of `text`, Thai cut by `cutter`.
 * @param {string} text
 * @param {Cutter} cutter
 * @param {Query} query
 * @param {boolean} typing
 */
async function cutWords(text, cutter, query, typing) {
  const found = tokens(text);
  /** @type {Token[]} */
  const words = [];
  for (const [n, token] of found.entries()) {
    if (!token.thai) {
      words.push(token);
      continue;
    }
    for (const piece of await cutter.cut(token.surface, typing && n === found.length - 1)) {
      words.push(thaiWord(piece.text));
      if (piece.typed) query.corrected.push({ typed: piece.typed, used: piece.text });
    }
  }
  return words;
}

/**
 * The words of a phrase, as they stand.
 * @param {string} text
 * @param {Cutter} cutter
 */
async function cutPhrase(text, cutter) {
  /** @type {Token[]} */
  const words = [];
  for (const token of tokens(text)) {
    const pieces = token.thai ? await cutter.cutExactly(token.surface) : [];
    words.push(...(token.thai ? pieces.map((piece) => thaiWord(piece.text)) : [token]));
  }
  return words;
}

/**
 * The entries of the glossary that are named among `words`, as terms of the index, and the stems
 * of their names.
 * @param {Token[]} words
 * @param {Record<string, string[]>} glossary for each entry its names, each as stems with spaces
 */
export function concepts(words, glossary) {
  const whole = ` ${words.map(({ stem }) => stem).join(" ")} `;
  const named = Object.entries(glossary).flatMap(([id, names]) => {
    const found = names.filter((name) => whole.includes(` ${name} `));
    return found.length ? [{ term: CONCEPT + id, stems: found.join(" ").split(" ") }] : [];
  });
  return {
    terms: named.map(({ term }) => term),
    stems: new Set(named.flatMap(({ stems }) => stems)),
  };
}

/**
 * What each word of a query is looked up as. A word that the index does not know is taken for its
 * nearest neighbour; words that stand nearly everywhere count only where no other word is found.
 * @param {Query} query
 * @param {Shards} terms
 * @param {Shards} lexicon
 * @param {{common: string[], glossary: Record<string, string[]>}} manifest
 * @returns {Promise<Group[]>}
 */
export async function groups(query, terms, lexicon, manifest) {
  const words = [...query.words, ...query.phrases.flat()];
  const surfaces = new Map(words.map(({ stem, surface }) => [stem, surface]));
  const named = concepts(words, manifest.glossary);
  const loose = new Set(query.words.map(({ stem }) => stem));
  const end = query.typing ? query.words.at(-1) : undefined;
  const last = end && end.surface.length > 1 ? end : undefined;

  const lookedUp = async (/** @type {string[]} */ wanted) => {
    await terms.load([...wanted, ...wanted.flatMap(otherEra)]);
    if (last) await terms.loadShards(terms.begunBy(last.surface));
    /** @type {Group[]} */
    const found = [];
    for (const term of wanted) {
      const group = variants(term, term === last?.stem ? last.surface : undefined, terms);
      if (group.length) found.push(group);
      else if (loose.has(term) && !named.stems.has(term)) {
        const near = await neighbour(term, terms, lexicon);
        if (!near) continue;
        query.corrected.push({ typed: surfaces.get(term) ?? term, used: near.term });
        found.push([{ entry: near.entry, share: CORRECTED_SHARE }]);
      }
    }
    return found;
  };

  const common = new Set(manifest.common);
  const telling = [...surfaces.keys()].filter((stem) => !common.has(stem));
  const found = await lookedUp([...telling, ...named.terms]);
  return found.length ? found : lookedUp([...surfaces.keys()].filter((stem) => common.has(stem)));
}

/**
 * The terms of the index that stand for `term`: itself, the same year in the other era, and what
 * begins with `begun`.
 * @param {string} term
 * @param {string | undefined} begun
 * @param {Shards} terms
 * @returns {Group}
 */
function variants(term, begun, terms) {
  const shares = new Map([[term, 1]]);
  for (const year of otherEra(term)) shares.set(year, OTHER_ERA_SHARE);
  if (begun) {
    const longer = [...terms.beginningWith(begun)].filter(([each]) => !shares.has(each));
    longer.sort(([, one], [, other]) => other.count - one.count);
    for (const [each] of longer.slice(0, MOST_BEGUN)) shares.set(each, BEGUN_SHARE);
  }
  return [...shares].flatMap(([each, share]) => {
    const entry = terms.get(each);
    return entry ? [{ entry, share }] : [];
  });
}

/** A year of the Buddhist or the Common Era in the other. @param {string} term */
function otherEra(term) {
  if (!/^[12][0-9]{3}$/.test(term)) return [];
  return [String(Number(term) + (Number(term) < 2300 ? ERA_OFFSET : -ERA_OFFSET))];
}

/**
 * The nearest word that the index has, for one that it does not have.
 * @param {string} word
 * @param {Shards} terms
 * @param {Shards} lexicon
 * @returns {Promise<{term: string, entry: Entry} | undefined>}
 */
async function neighbour(word, terms, lexicon) {
  const limit = slips(word.length);
  if (!limit || !/^\p{L}+$/u.test(word)) return undefined;
  const alike = [word, word.slice(1), word.slice(0, 2), word[1] + word[0] + word.slice(2)];
  const shards = alike.map((each) => lexicon.shardOf(each));
  await lexicon.loadShards(shards);
  let best = { term: "", slips: limit + 1, count: 0 };
  for (const [term, { count }] of lexicon.of(shards)) {
    const found = distance(word, term, limit);
    if (found < best.slips || (found === best.slips && count > best.count && found <= limit)) {
      best = { term, slips: found, count };
    }
  }
  if (!best.term) return undefined;
  await terms.load([best.term]);
  const entry = terms.get(best.term);
  return entry && { term: best.term, entry };
}
