// Which practices a reader picks to compare, and how an address tells of them. Plain values: no
// page, no storage.

import { isPracticeId } from "./practice-id.mjs";

/** So many are compared. */
export const LEAST = 2;
export const MOST = 4;

/**
 * A practice by its id, `school/practice`, and its title by the language that it is written in.
 * @typedef {{id: string, titles: Record<string, string>}} Pick
 */

/**
 * What an address asks to compare: the practices in their order, whether rows in which all agree
 * are left out, and what of it could not be taken: names that no practice has, and one too many.
 * @typedef {{ids: string[], onlyDifferent: boolean, isBroken: boolean, isTooLong: boolean}} Asked
 */

const LANGUAGES = ["th", "en"];
const ONLY_DIFFERENT = "only=different";

/**
 * Picks as they were kept, as far as they make sense.
 * @param {unknown} kept
 * @returns {Pick[]}
 */
export function picksOf(kept) {
  if (!Array.isArray(kept)) return [];
  /** @type {Pick[]} */
  const picks = [];
  for (const { id, titles } of kept.filter((each) => isPracticeId(each?.id))) {
    picks.push({ id, titles: titlesOf(titles) });
  }
  return unique(picks).slice(0, MOST);
}

/**
 * Titles as they were kept, by their language, as far as they make sense.
 * @param {unknown} kept
 * @returns {Record<string, string>}
 */
export function titlesOf(kept) {
  const titles = Object.entries(kept ?? {}).filter(
    ([language, title]) => LANGUAGES.includes(language) && typeof title === "string",
  );
  return Object.fromEntries(titles);
}

/**
 * The picks with one more, the last; as they are where there is no room. What is picked already
 * learns what else it is called.
 * @param {Pick[]} picks
 * @param {Pick} pick
 * @returns {Pick[]}
 */
export function added(picks, pick) {
  const titlesOf = (/** @type {Pick} */ one) => ({ ...one.titles, ...pick.titles });
  if (picks.some(({ id }) => id === pick.id)) {
    return picks.map((one) => (one.id === pick.id ? { ...one, titles: titlesOf(one) } : one));
  }
  return picks.length < MOST ? [...picks, pick] : picks;
}

/**
 * What a practice is called on a page in `language`, and in which language that is; its id where
 * nothing else is known.
 * @param {Pick} pick
 * @param {string} language
 * @returns {[title: string, language: string]}
 */
export function titleOf({ id, titles }, language) {
  if (titles[language]) return [titles[language], language];
  const [[other, title] = [language, id]] = Object.entries(titles);
  return [title, other];
}

/**
 * What the search part of an address asks to compare.
 * @param {string} search such as `?p=school/one&p=school/other`
 * @returns {Asked}
 */
export function askedBy(search) {
  const told = new URLSearchParams(search);
  const all = told.getAll("p");
  const ids = [...new Set(all.filter(isPracticeId))];
  return {
    ids: ids.slice(0, MOST),
    onlyDifferent: told.get("only") === "different",
    isBroken: !all.every(isPracticeId),
    isTooLong: ids.length > MOST,
  };
}

/**
 * The search part of an address that asks to compare `ids`; empty where there are none.
 * @param {string[]} ids
 * @param {boolean} [onlyDifferent]
 */
export function asking(ids, onlyDifferent = false) {
  const parts = ids.map((id) => `p=${id}`);
  if (!parts.length) return "";
  return `?${[...parts, ...(onlyDifferent ? [ONLY_DIFFERENT] : [])].join("&")}`;
}

/** Whether both name the same practices, in whatever order. @param {string[]} one @param {string[]} other */
export function areSame(one, other) {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Each practice once. @param {Pick[]} picks */
function unique(picks) {
  return [...new Map(picks.map((pick) => [pick.id, pick])).values()];
}
