// The school year: on which days there are lessons. Public holidays are not known here.

import { daysLater, isWeekend, yearOf } from "./days.mjs";

/**
 * A term of any year: `opens` on its first day (`05-16`), `closes` on the first without lessons.
 * @typedef {{name: string, opens: string, closes: string}} Term
 */

/**
 * A term of a certain year: `year` is the academic year (CE), `opens` and `closes` are whole days.
 * @typedef {{name: string, year: number, opens: string, closes: string}} DatedTerm
 */

/** @param {number} year in which they open @param {Term[]} terms @returns {DatedTerm[]} */
function termsOf(year, terms) {
  return terms.map(({ name, opens, closes }) => ({
    name,
    year,
    opens: `${year}-${opens}`,
    closes: `${closes > opens ? year : year + 1}-${closes}`,
  }));
}

/**
 * The term to which a day belongs, unless it lies in a break.
 * @param {string} day
 * @param {Term[]} terms
 */
export function termOf(day, terms) {
  const year = yearOf(day);
  return [year - 1, year]
    .flatMap((each) => termsOf(each, terms))
    .find(({ opens, closes }) => opens <= day && day < closes);
}

/**
 * The terms that begin after a day, the nearest first.
 * @param {string} day
 * @param {Term[]} terms
 * @param {number} count
 */
export function termsAfter(day, terms, count) {
  const found = [];
  for (let year = yearOf(day); found.length < count; year += 1) {
    found.push(...termsOf(year, terms).filter(({ opens }) => opens > day));
  }
  return found.sort((one, other) => (one.opens < other.opens ? -1 : 1)).slice(0, count);
}

/** Whether there are lessons: on weekdays of a term. @param {string} day @param {Term[]} terms */
export function isSchoolDay(day, terms) {
  return !isWeekend(day) && termOf(day, terms) !== undefined;
}

/** The first school day from a day on. @param {string} day @param {Term[]} terms */
export function schoolDayFrom(day, terms) {
  let found = day;
  while (!isSchoolDay(found, terms)) found = daysLater(found, 1);
  return found;
}

/**
 * The last of so many school days, of which `first` is the first.
 * @param {string} first a school day
 * @param {number} count 1 or more
 * @param {Term[]} terms
 */
export function lastSchoolDay(first, count, terms) {
  let found = first;
  for (let left = count - 1; left > 0; left -= 1) {
    found = schoolDayFrom(daysLater(found, 1), terms);
  }
  return found;
}

/**
 * How many school days there are from one day to another, both included.
 * @param {string} start
 * @param {string} end
 * @param {Term[]} terms
 */
export function schoolDaysBetween(start, end, terms) {
  let count = 0;
  for (let day = start; day <= end; day = daysLater(day, 1)) {
    if (isSchoolDay(day, terms)) count += 1;
  }
  return count;
}

/**
 * Whether a term begins between two days, so that a break lies between them.
 * @param {string} start
 * @param {string} end
 * @param {Term[]} terms
 */
export function hasBreakBetween(start, end, terms) {
  return termsAfter(start, terms, 1)[0].opens <= end;
}
