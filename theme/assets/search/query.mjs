// What a reader typed to what is looked up: words, phrases, the names of a glossary.

import { distance, slips } from "./neighbours.mjs";
import { thaiWord, tokens } from "./words.mjs";

/** @typedef {import("./words.mjs").Token} Token */
/** @typedef {import("./files.mjs").Shards} Shards */
/** @typedef {import("./cut.mjs").Cutter} Cutter */
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
const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
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
  const query = { words: [], phrases: [], typing: !/[\s"“”„«»]$/u.test(typed), corrected: [] };
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
 * The names of the glossary that stand among `words`, as terms of the index.
 * @param {Token[]} words
 * @param {Record<string, string[]>} glossary for each entry its names, each as stems with spaces
 */
export function concepts(words, glossary) {
  const whole = ` ${words.map(({ stem }) => stem).join(" ")} `;
  return Object.entries(glossary)
    .filter(([, names]) => names.some((name) => whole.includes(` ${name} `)))
    .map(([id]) => CONCEPT + id);
}

/**
 * What each word of a query is looked up as. A word that the index does not know is taken for its
 * nearest neighbours; words that stand nearly everywhere count only where there is no other.
 * @param {Query} query
 * @param {Shards} terms
 * @param {Shards} lexicon
 * @param {{common: string[], glossary: Record<string, string[]>}} manifest
 * @returns {Promise<Group[]>}
 */
export async function groups(query, terms, lexicon, manifest) {
  const common = new Set(manifest.common);
  const words = [...query.words, ...query.phrases.flat()];
  const stems = [...new Set(words.map(({ stem }) => stem))];
  const telling = stems.filter((stem) => !common.has(stem));
  const last = query.typing ? query.words.at(-1) : undefined;
  const wanted = [...(telling.length ? telling : stems), ...concepts(words, manifest.glossary)];
  await terms.load([...wanted, ...wanted.flatMap(otherEra), ...(last ? [last.surface] : [])]);
  const found = [];
  for (const term of wanted) {
    const begun = last && term === last.stem ? last.surface : undefined;
    let group = variants(term, begun, terms);
    if (!group.length) group = await neighbours(term, terms, lexicon, query);
    if (group.length) found.push(group);
  }
  return found;
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
 * @param {Query} query
 * @returns {Promise<Group>}
 */
async function neighbours(word, terms, lexicon, query) {
  const limit = slips(word.length);
  if (!limit || !/^\p{L}+$/u.test(word)) return [];
  await lexicon.load([word, word.slice(1), word.slice(0, 2), word[1] + word[0] + word.slice(2)]);
  let best = { term: "", slips: limit + 1, count: 0 };
  for (const [term, { count }] of lexicon.all()) {
    const found = distance(word, term, limit);
    if (found < best.slips || (found === best.slips && count > best.count && found <= limit)) {
      best = { term, slips: found, count };
    }
  }
  if (!best.term) return [];
  await terms.load([best.term]);
  const entry = terms.get(best.term);
  if (!entry) return [];
  query.corrected.push({ typed: word, used: best.term });
  return [{ entry, share: CORRECTED_SHARE }];
}
