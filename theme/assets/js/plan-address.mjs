// Which practice is planned from which day, as it stands in the address bar.

import { isDay } from "./days.mjs";
import { isPracticeId } from "./practice-id.mjs";

/** @typedef {{practice: string, start: string}} Place */

/**
 * What the search part of an address tells; empty where it makes no sense. `isNamed` tells whether
 * a practice is asked for at all.
 * @param {string} search such as `?practice=school/practice&start=2026-11-02`
 * @returns {Place & {isNamed: boolean}}
 */
export function placeOf(search) {
  const told = new URLSearchParams(search);
  const practice = told.get("practice") ?? "";
  const start = told.get("start") ?? "";
  return {
    practice: isPracticeId(practice) ? practice : "",
    start: isDay(start) ? start : "",
    isNamed: practice !== "",
  };
}

/** The search part of an address. @param {Place} place */
export function searchOf({ practice, start }) {
  return `?practice=${practice}${start ? `&start=${start}` : ""}`;
}
