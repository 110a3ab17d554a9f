// The dates of a plan: its steps one after the other over school days.

import { daysLater, monthsLater } from "./days.mjs";
import {
  hasBreakBetween,
  isSchoolDay,
  lastSchoolDay,
  schoolDayFrom,
  schoolDaysBetween,
} from "./plan-terms.mjs";

/** @typedef {import("./plan-edits.mjs").Edits} Edits */
/** @typedef {import("./plan-practice.mjs").Practice} Practice */
/** @typedef {import("./plan-practice.mjs").Step} Step */
/** @typedef {import("./plan-practice.mjs").Told} Told */
/** @typedef {import("./plan-terms.mjs").Term} Term */

/**
 * A line of the plan. `days` counts its school days; `isCarried` if a break lies within it, `isOff`
 * if it begins or ends on a day without lessons, `isGuess` if the record tells no duration.
 * @typedef {{
 *   id: string,
 *   kind: "core" | "adaptable" | "review" | "own",
 *   original: string,
 *   title: Told,
 *   who: Told,
 *   check: string,
 *   start: string,
 *   end: string,
 *   days: number,
 *   isCarried: boolean,
 *   isOff: boolean,
 *   isGuess: boolean,
 *   isChanged: boolean,
 * }} Entry
 */

const DAYS_A_WEEK = 5;
const WEEKS_UNTOLD = 1;

/**
 * The plan in the order of its days. Each step begins on the first school day after those before it
 * and lasts its weeks, five school days each; dates of the reader's own stand, and what comes later
 * follows them.
 * @param {Practice} practice
 * @param {Edits} edits
 * @param {string} start
 * @param {Term[]} terms
 * @param {string} language of the page
 * @returns {Entry[]}
 */
export function scheduled(practice, edits, start, terms, language) {
  /** @type {Entry[]} */
  const entries = [];
  let free = start;
  for (const step of practice.steps) {
    const change = edits.changes[step.id];
    if (change?.isRemoved) continue;
    const first = change?.start ?? proposedStart(step, practice, start, free, terms);
    const end = change?.end ?? lastSchoolDay(first, schoolDaysOf(step), terms);
    entries.push({
      ...step,
      ...dated(first, end, terms),
      title: written(change?.title, step.title, language),
      who: written(change?.who, step.who, language),
      check: change?.check ?? step.check,
      isGuess: step.kind !== "review" && step.weeks === undefined && !change?.start,
      isChanged: change !== undefined,
    });
    if (end >= free) free = daysLater(end, 1);
  }
  for (const own of edits.added) {
    entries.push({
      id: own.id,
      kind: "own",
      original: "",
      ...dated(own.start, own.end, terms),
      title: { text: own.title, language },
      who: { text: own.who, language },
      check: own.check,
      isGuess: false,
      isChanged: false,
    });
  }
  return entries.sort((one, other) => one.start.localeCompare(other.start));
}

/**
 * When a step begins; the review after the months that the practice took, or else at the end.
 * @param {Step} step
 * @param {Practice} practice
 * @param {string} start
 * @param {string} free
 * @param {Term[]} terms
 */
function proposedStart({ kind }, { months }, start, free, terms) {
  const isReview = kind === "review" && months !== undefined;
  return schoolDayFrom(isReview ? monthsLater(start, months) : free, terms);
}

/** How many school days a step takes, at least one. @param {Step} step */
function schoolDaysOf({ kind, weeks = WEEKS_UNTOLD }) {
  return kind === "review" ? 1 : Math.max(1, Math.ceil(weeks * DAYS_A_WEEK));
}

/** @param {string} start @param {string} end @param {Term[]} terms */
function dated(start, end, terms) {
  return {
    start,
    end,
    days: schoolDaysBetween(start, end, terms),
    isCarried: hasBreakBetween(start, end, terms),
    isOff: !isSchoolDay(start, terms) || !isSchoolDay(end, terms),
  };
}

/**
 * What the reader has written, or else what the record tells.
 * @param {string | undefined} text
 * @param {Told} told
 * @param {string} language
 */
function written(text, told, language) {
  return text === undefined ? told : { text, language };
}
