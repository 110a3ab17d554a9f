// What follows from the answers of a self-check: where to start, what is strong, what is open.

import { TOP } from "./self-check-answers.mjs";

/** @typedef {import("./self-check-answers.mjs").Answers} Answers */

/**
 * An item to work on. `isLowest` tells that no answer is lower; `tied` are items on the same level
 * that were not chosen, since they come later in the criteria.
 * @typedef {{item: string, level: number, isLowest: boolean, tied: string[]}} Priority
 */

const FEWEST = 2;
const MOST_STRENGTHS = 3;
const STRONG = 2;

/**
 * What to work on first: the lowest levels, those that are equal in the order of `items`, which is
 * that of the criteria. There are two, and a third if it is on the level of the second; none that
 * stands on the highest level already.
 * @param {Answers} answers
 * @param {string[]} items
 * @returns {Priority[]}
 */
export function priorities(answers, items) {
  const levels = levelsOf(answers, items);
  const open = levels.filter(([, level]) => level < TOP).sort(([, one], [, other]) => one - other);
  const isThird = open.length > FEWEST && open[FEWEST][1] === open[FEWEST - 1][1];
  const count = isThird ? FEWEST + 1 : FEWEST;
  const left = open.slice(count);
  return open.slice(0, count).map(([item, level]) => ({
    item,
    level,
    isLowest: level === open[0][1],
    tied: left.filter(([, other]) => other === level).map(([other]) => other),
  }));
}

/**
 * The items on the highest level that there is, if it is at least “systematic”.
 * @param {Answers} answers
 * @param {string[]} items
 */
export function strengths(answers, items) {
  const levels = levelsOf(answers, items);
  const best = Math.max(...levels.map(([, level]) => level));
  const strong = levels.filter(([, level]) => level === best && level >= STRONG);
  const isAll = strong.length === levels.length && levels.length > 1 && best < TOP;
  return isAll ? [] : strong.slice(0, MOST_STRENGTHS).map(([item]) => item);
}

/** @param {Answers} answers @param {string[]} items */
export function unsure(answers, items) {
  return items.filter((item) => answers[item] === null);
}

/** @param {Answers} answers @param {string[]} items */
export function unanswered(answers, items) {
  return items.filter((item) => !(item in answers));
}

/** Whether there is a level to speak of. @param {Answers} answers @param {string[]} items */
export function hasLevels(answers, items) {
  return levelsOf(answers, items).length > 0;
}

/**
 * The items that have a level, in their order.
 * @param {Answers} answers
 * @param {string[]} items
 * @returns {[string, number][]}
 */
function levelsOf(answers, items) {
  return items.flatMap((item) => {
    const level = answers[item];
    return typeof level === "number" ? [/** @type {[string, number]} */ ([item, level])] : [];
  });
}
