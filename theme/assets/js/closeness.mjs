// How close the school of a practice is to the reader's: plain comparison, no page, no storage.

/**
 * What a reader has told of their school, by ids: the levels it teaches, its size, its setting.
 * What is not told is missing.
 * @typedef {{level?: string[], size?: string, setting?: string}} School
 */

/**
 * What kind of school a practice comes from; empty where that is unknown.
 * @typedef {{levels: string[], size: string, setting: string}} Kind
 */

/**
 * Each facet of which both sides tell; `size` and `setting` as seen from the reader's school.
 * `same` counts the facets that agree, `known` those that could be compared.
 * @typedef {{
 *   level?: "same" | "different",
 *   size?: "same" | "smaller" | "larger",
 *   setting?: "same" | "different",
 *   same: number,
 *   known: number,
 * }} Closeness
 */

/** @typedef {"level" | "size" | "setting"} Facet */

/** @type {Facet[]} */
export const FACETS = ["level", "size", "setting"];

const ID = /^[a-z][a-z0-9-]*$/;

/**
 * A school as it was kept, or nothing if nothing is told of it. One level may stand by itself.
 * @param {unknown} kept
 * @returns {School | undefined}
 */
export function schoolOf(kept) {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { level, size, setting } = /** @type {Record<string, unknown>} */ (kept);
  const levels = [level].flat().filter(isId);
  /** @type {School} */
  const school = {};
  if (levels.length) school.level = [...new Set(levels)];
  if (isId(size)) school.size = size;
  if (isId(setting)) school.setting = setting;
  return Object.keys(school).length ? school : undefined;
}

/** @param {unknown} value @returns {value is string} */
function isId(value) {
  return typeof value === "string" && ID.test(value);
}

/**
 * A school as far as its values are among those that there are, in their order.
 * @param {School | undefined} school
 * @param {Record<Facet, string[]>} values
 */
export function known(school, values) {
  return schoolOf({
    level: values.level.filter((id) => school?.level?.includes(id)),
    size: values.size.find((id) => id === school?.size),
    setting: values.setting.find((id) => id === school?.setting),
  });
}

/** What a reader has told of their school. @param {School} school */
export function toldOf(school) {
  return FACETS.filter((facet) => school[facet]);
}

/**
 * A kind as the attributes `data-levels`, `data-size` and `data-setting` of an element tell it.
 * @param {DOMStringMap} dataset
 * @returns {Kind}
 */
export function kindIn({ levels = "", size = "", setting = "" }) {
  return { levels: idsIn(levels), size, setting };
}

/** The ids that an attribute lists. @param {string} [list] */
export function idsIn(list = "") {
  return list.split(" ").filter((id) => id);
}

/**
 * @param {School} school
 * @param {Kind} kind
 * @param {string[]} sizes the ids of all sizes, the smallest first
 * @returns {Closeness}
 */
export function closeness(school, kind, sizes) {
  /** @type {Closeness} */
  const found = { same: 0, known: 0 };
  if (school.level && kind.levels.length) {
    found.level = school.level.some((id) => kind.levels.includes(id)) ? "same" : "different";
  }
  if (school.size && kind.size) {
    const isSmaller = sizes.indexOf(kind.size) < sizes.indexOf(school.size);
    found.size = kind.size === school.size ? "same" : isSmaller ? "smaller" : "larger";
  }
  if (school.setting && kind.setting) {
    found.setting = school.setting === kind.setting ? "same" : "different";
  }
  found.known = FACETS.filter((facet) => found[facet]).length;
  found.same = FACETS.filter((facet) => found[facet] === "same").length;
  return found;
}

/**
 * In what a practice's school is like the reader's.
 * @param {School} school
 * @param {Kind} kind
 */
export function agreeing(school, kind) {
  const found = closeness(school, kind, []);
  return FACETS.filter((facet) => found[facet] === "same");
}

/**
 * Whether a practice is said to suit schools such as `told`; undefined where nothing is said.
 * @param {string | undefined} told a size or a setting
 * @param {string[]} suited
 */
export function suits(told, suited) {
  return told && suited.length ? suited.includes(told) : undefined;
}

/**
 * Filters that find practices of schools like the reader's, the closest first: those that agree
 * in all that is told, then in all but one, and so on, at last the reader's own `filters` alone.
 * @param {School} school
 * @param {Record<string, string[]>} filters
 * @returns {Record<string, string[]>[]}
 */
export function tiers(school, filters) {
  const facets = toldOf(school);
  const groups = Array.from({ length: 2 ** facets.length }, (_, bits) =>
    facets.filter((_, at) => bits & (1 << at)),
  );
  groups.sort((one, other) => other.length - one.length);
  return groups.flatMap((group) => {
    /** @type {Record<string, string[]>} */
    const narrowed = { ...filters };
    for (const facet of group) {
      const wanted = [school[facet] ?? []].flat();
      const chosen = filters[facet];
      narrowed[facet] = chosen ? wanted.filter((id) => chosen.includes(id)) : wanted;
      // No practice can be of a kind that the reader's own filters leave out.
      if (!narrowed[facet].length) return [];
    }
    return [narrowed];
  });
}
