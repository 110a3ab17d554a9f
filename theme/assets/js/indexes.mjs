// The indexes that the site has, opened when they are first needed.

/** @typedef {import("../search.mjs").Index} Index */

/** The top of the site. */
export const SITE = new URL("../../", import.meta.url);

/** The language of the page, and the other one. */
export const LANGUAGE = document.documentElement.lang === "en" ? "en" : "th";
export const OTHER_LANGUAGE = LANGUAGE === "th" ? "en" : "th";

/** @type {Map<string, Promise<Index>>} */
const opening = new Map();

/**
 * The index of a language; opened again if it could not be opened before.
 * @param {string} language
 * @returns {Promise<Index>}
 */
export function indexOf(language) {
  const known = opening.get(language);
  if (known) return known;
  const index = import("../search.mjs").then(({ open }) =>
    open(new URL(`search/${language}/`, SITE)),
  );
  opening.set(language, index);
  index.catch(() => opening.delete(language));
  return index;
}
