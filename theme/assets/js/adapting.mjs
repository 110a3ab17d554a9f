// What there is to mind where a practice comes from a school that may not be like the reader's.

import { closeness, suits, toldOf } from "./closeness.mjs";

/** @typedef {import("./closeness.mjs").Facet} Facet */
/** @typedef {import("./closeness.mjs").Kind} Kind */
/** @typedef {import("./closeness.mjs").School} School */

/**
 * For which sizes and settings a practice is said to be.
 * @typedef {{size: string[], setting: string[]}} Suited
 */

/**
 * How the two schools compare in a facet, as seen from the reader's; `unknown` where nothing is
 * known of the other one.
 * @typedef {{
 *   facet: Facet,
 *   state: "same" | "different" | "smaller" | "larger" | "unknown",
 *   own: string[],
 *   theirs: string[],
 * }} Comparison
 */

/**
 * Whether a practice is said to suit schools like the reader's, and which it is said to suit.
 * @typedef {{facet: "size" | "setting", isSuited: boolean, own: string, suited: string[]}}
 *   Suitability
 */

/**
 * The sections of a practice's page to which a reader may be sent.
 * @typedef {"steps" | "zero-baht" | "risks" | "fit"} Section
 */

/**
 * The schools side by side in all that the reader has told.
 * @param {School} school
 * @param {Kind} kind
 * @param {string[]} sizes the ids of all sizes, the smallest first
 * @returns {Comparison[]}
 */
export function comparisons(school, kind, sizes) {
  const found = closeness(school, kind, sizes);
  return toldOf(school).map((facet) => ({
    facet,
    state: found[facet] ?? "unknown",
    own: [school[facet] ?? []].flat(),
    theirs: facet === "level" ? kind.levels : [kind[facet]],
  }));
}

/** Whether the schools are known to differ. @param {Comparison} comparison */
export function differs({ state }) {
  return state !== "same" && state !== "unknown";
}

/**
 * What is said of whether the practice suits such a school; nothing where nothing is said.
 * @param {School} school
 * @param {Suited} suited
 * @returns {Suitability[]}
 */
export function suitabilities(school, suited) {
  const facets = /** @type {const} */ (["size", "setting"]);
  return facets.flatMap((facet) => {
    const own = school[facet] ?? "";
    const isSuited = suits(own, suited[facet]);
    return isSuited === undefined ? [] : [{ facet, isSuited, own, suited: suited[facet] }];
  });
}

/**
 * Where to read on, most important first: what can be changed and what may go wrong where the
 * schools differ, the way without money where the other one is larger.
 * @param {Comparison[]} compared
 * @param {Suitability[]} said
 * @returns {Section[]}
 */
export function readingOn(compared, said) {
  const isOther = compared.some(differs) || said.some(({ isSuited }) => !isSuited);
  if (!isOther) return ["fit"];
  const isLarger = compared.some(({ state }) => state === "larger");
  return ["steps", ...(isLarger ? /** @type {const} */ (["zero-baht"]) : []), "risks", "fit"];
}
