// Which practices serve an item, those from schools like the reader's first, and why.

import { agreeing, FACETS } from "./closeness.mjs";
import { nearest } from "./nearest.mjs";

/** @typedef {import("../search.mjs").Hit} Hit */
/** @typedef {import("../search.mjs").Options} Options */
/** @typedef {import("../search.mjs").Result} Result */
/** @typedef {import("./closeness.mjs").School} School */

/** @typedef {import("./closeness.mjs").Facet} Trait */

/**
 * A practice, and in what its school is like the reader's.
 * @typedef {{hit: Hit, same: Trait[]}} Recommendation
 */

/** @typedef {{search: (text: string, options: Options) => Promise<Result>}} Searchable */

/**
 * The names of a facet's values by id, in their order, for each trait by which schools are alike.
 * @typedef {Record<Trait, Map<string, string>>} Names
 */

/**
 * @param {Searchable} index
 * @returns {Promise<Names>}
 */
export async function namesIn(index) {
  const { facets } = await index.search("", { limit: 0, facets: true });
  const named = (/** @type {Trait} */ trait) => {
    const values = facets.find(({ id }) => id === trait)?.values ?? [];
    return new Map(values.map(({ id, name }) => [id, name]));
  };
  return { level: named("level"), size: named("size"), setting: named("setting") };
}

/**
 * The practices that serve `item`, at most `count`: those of the closest schools first, those that
 * are as close by the strength of their evidence. Without a school, evidence alone decides.
 * @param {Searchable} index
 * @param {string} item
 * @param {School | undefined} school
 * @param {number} count
 * @returns {Promise<Recommendation[]>}
 */
export async function recommended(index, item, school, count) {
  /** @type {Options} */
  const options = {
    filters: { item: [item], kind: ["practice"] },
    sort: "evidence",
    limit: count,
  };
  const { hits } = await (school
    ? nearest(index, "", options, school)
    : index.search("", options));
  return hits.map((hit) => ({ hit, same: school ? agreeing(school, kindOf(hit)) : [] }));
}

/** What kind of school a hit comes from. @param {Hit} hit */
function kindOf({ levels = [], size = "", setting = "" }) {
  return { levels, size, setting };
}

/**
 * The reader's school in words, as far as the names are known.
 * @param {School} school
 * @param {Names} names
 */
export function schoolInWords(school, names) {
  return FACETS.flatMap((trait) => valuesOf(school, trait, names));
}

/**
 * What a practice's school has in common with the reader's, in words: of several levels those
 * that both have.
 * @param {School} school
 * @param {Hit} hit
 * @param {Trait} trait
 * @param {Names} names
 */
export function inCommon(school, hit, trait, names) {
  const shared =
    trait === "level"
      ? { level: school.level?.filter((id) => hit.levels?.includes(id)) }
      : { [trait]: school[trait] };
  return valuesOf(shared, trait, names).join(" · ");
}

/** @param {School} school @param {Trait} trait @param {Names} names */
function valuesOf(school, trait, names) {
  return [school[trait] ?? []].flat().flatMap((id) => names[trait].get(id) ?? []);
}
