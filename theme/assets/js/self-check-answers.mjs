// The answers of a self-check: as they are kept, and as a link carries them.

/**
 * For each item that was answered its level, from 0, the lowest, or null for “not sure”.
 * @typedef {Record<string, number | null>} Answers
 */

/** The highest level. */
export const TOP = 4;

const VERSION = "1";
const UNSURE = "x";
const FORM = /^1-((?:[1-7][0-9][0-4x])+)-([0-9a-z]{2})$/;
const CHECK_BASE = 36;

/**
 * What was kept, as answers to `items`; what makes no sense is left out.
 * @param {unknown} kept
 * @param {string[]} items
 * @returns {Answers}
 */
export function answersOf(kept, items) {
  /** @type {Answers} */
  const answers = {};
  if (typeof kept !== "object" || kept === null) return answers;
  const values = new Map(Object.entries(kept));
  for (const item of items) {
    const value = values.get(item);
    if (value === null || isLevel(value)) answers[item] = value;
  }
  return answers;
}

/** @param {unknown} value @returns {value is number} */
function isLevel(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= TOP;
}

/** The items that were answered, “not sure” included. @param {Answers} answers */
export function answered(answers) {
  return Object.keys(answers).length;
}

/**
 * Answers as a link carries them, such as `1-112124-8k`: a version, three characters for each
 * answer (item 1.1, level 2; item 1.2, level 4), and two that tell whether all have arrived. It
 * names its items, so that it is understood where there are more questions. Empty without answers.
 * @param {Answers} answers
 * @param {string[]} items
 */
export function coded(answers, items) {
  const told = items.filter((item) => item in answers);
  if (!told.length) return "";
  const body = told.map((item) => item.replace(".", "") + (answers[item] ?? UNSURE)).join("");
  return `${VERSION}-${body}-${check(body)}`;
}

/**
 * The answers that a link carries, or undefined if it cannot be one of ours.
 * @param {string} code
 * @param {string[]} items
 * @returns {Answers | undefined}
 */
export function decoded(code, items) {
  const [, body, sum] = FORM.exec(code) ?? [];
  if (!body || check(body) !== sum) return undefined;
  /** @type {Answers} */
  const answers = {};
  for (const [, category, number, level] of body.matchAll(/(.)(.)(.)/g)) {
    answers[`${category}.${number}`] = level === UNSURE ? null : Number(level);
  }
  // The same answers have one code: each item once, in order, and none that is not asked.
  return coded(answersOf(answers, items), items) === code ? answers : undefined;
}

/**
 * Two characters that differ wherever one character of `body` does.
 * @param {string} body
 */
function check(body) {
  const modulus = CHECK_BASE ** 2;
  let sum = 0;
  for (const character of body) sum = (sum * 31 + character.charCodeAt(0)) % modulus;
  return sum.toString(CHECK_BASE).padStart(2, "0");
}
