// The logic of an adoption plan, as Node.js runs it: days, terms, schedule, the practice.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  daysLater,
  inWords,
  isDay,
  isoDay,
  isWeekend,
  monthsLater,
  typedDay,
} from "../../theme/assets/js/days.mjs";
import * as edits from "../../theme/assets/js/plan-edits.mjs";
import { practiceOf } from "../../theme/assets/js/plan-practice.mjs";
import { scheduled } from "../../theme/assets/js/plan-schedule.mjs";
import {
  isSchoolDay,
  lastSchoolDay,
  schoolDayFrom,
  termOf,
  termsAfter,
} from "../../theme/assets/js/plan-terms.mjs";

/** @typedef {import("../../theme/assets/js/plan-edits.mjs").Edits} Edits */

const TERMS = [
  { name: "1", opens: "05-16", closes: "10-11" },
  { name: "2", opens: "11-01", closes: "04-01" },
];
const START = "2026-11-02";

/**
 * Words that tell which sentence was asked for.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
const say = (name, values = {}) => [name, ...Object.values(values)].join(" ");

const text = (/** @type {string} */ th) => ({ th, en: `${th} in English` });

/**
 * A record of a practice whose steps take so many weeks.
 * @param {(number | undefined)[]} weeks
 * @param {object} others
 */
const record = (weeks, others = {}) => ({
  id: "school/practice",
  demo: false,
  practice: {
    title: text("ชื่อ"),
    status: "published",
    steps: weeks.map((each, at) => ({ title: text(`ขั้น ${at + 1}`), weeks: each })),
    ...others,
  },
});

const practice = (/** @type {Parameters<typeof record>} */ ...of) =>
  practiceOf(record(...of), "th", say);

/**
 * The days of a plan by the ids of its lines.
 * @param {ReturnType<typeof practice>} of
 * @param {string} start
 * @param {Edits} [changed]
 */
const days = (of, start, changed = edits.noEdits()) =>
  Object.fromEntries(
    scheduled(of, changed, start, TERMS, "th").map(({ id, start, end }) => [id, [start, end]]),
  );

/** Edits that change one step. @param {string} id @param {object} change @returns {Edits} */
const changing = (id, change) => ({
  ...edits.noEdits(),
  changes: { [id]: { original: `ขั้น ${id}`, ...change } },
});

// --- days -------------------------------------------------------------------------------------

test("a day is one that the calendar has", () => {
  for (const day of ["2026-11-02", "2028-02-29", "2000-02-29"]) assert.ok(isDay(day), day);
  const none = ["2027-02-29", "2026-13-01", "2026-11-31", "2569-11-02", "0202-01-01", "", 3, null];
  for (const each of none) assert.ok(!isDay(each), String(each));
});

test("days and months go on over months, years and leap days", () => {
  assert.equal(daysLater("2026-12-31", 1), "2027-01-01");
  assert.equal(daysLater("2028-02-28", 1), "2028-02-29");
  assert.equal(daysLater("2027-02-28", 1), "2027-03-01");
  assert.equal(monthsLater("2026-11-02", 5), "2027-04-02");
  assert.equal(monthsLater("2027-08-31", 6), "2028-02-29", "a month that is too short ends early");
  assert.equal(monthsLater("2026-08-31", 6), "2027-02-28");
  assert.equal(monthsLater("2028-02-29", 12), "2029-02-28");
  assert.equal(monthsLater("2026-11-02", 1.5), "2026-12-17");
  assert.equal(monthsLater("2026-11-02", 0), "2026-11-02");
});

test("a week has two days without lessons", () => {
  const week = Array.from({ length: 7 }, (_, at) => isWeekend(daysLater("2026-11-02", at)));
  assert.deepEqual(week, [false, false, false, false, false, true, true]);
});

test("a day is told in the era of the language", () => {
  assert.equal(inWords("2026-11-02", "th"), "2 พฤศจิกายน 2569");
  assert.equal(inWords("2026-11-02", "en"), "2 November 2026");
  const short = { weekday: "short", month: "short" };
  assert.match(inWords("2027-01-04", "th", /** @type {any} */ (short)), /^จ.* 4 ม\.ค\. 2570$/);
});

test("a year of the Buddhist era that somebody types is understood", () => {
  assert.equal(typedDay("2569-11-02"), "2026-11-02");
  assert.equal(typedDay("2026-11-02"), "2026-11-02");
  for (const unfinished of ["", "0002-11-02", "0256-11-02", "9999-01-01"]) {
    assert.equal(typedDay(unfinished), "", unfinished);
  }
});

test("today is the day by the reader's clock", () => {
  assert.equal(isoDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

// --- terms ------------------------------------------------------------------------------------

test("a term has its first day, and not the day on which it closes", () => {
  assert.equal(termOf("2026-05-15", TERMS), undefined);
  assert.equal(termOf("2026-05-16", TERMS)?.name, "1");
  assert.equal(termOf("2026-10-10", TERMS)?.name, "1");
  assert.equal(termOf("2026-10-11", TERMS), undefined);
  assert.equal(termOf("2026-11-01", TERMS)?.name, "2");
});

test("the second term goes on into the next year and belongs to the one before", () => {
  const term = termOf("2027-03-31", TERMS);
  assert.deepEqual([term?.name, term?.year], ["2", 2026]);
  assert.equal(termOf("2027-04-01", TERMS), undefined);
  assert.equal(termOf("2028-02-29", TERMS)?.year, 2027);
});

test("the next terms come in their order, and today's is not among them", () => {
  const after = (/** @type {string} */ day) => termsAfter(day, TERMS, 2).map(({ opens }) => opens);
  assert.deepEqual(after("2026-11-01"), ["2027-05-16", "2027-11-01"]);
  assert.deepEqual(after("2026-10-31"), ["2026-11-01", "2027-05-16"]);
  assert.deepEqual(after("2026-12-31"), ["2027-05-16", "2027-11-01"]);
});

test("lessons are on weekdays of a term", () => {
  assert.ok(isSchoolDay("2026-10-09", TERMS));
  assert.ok(!isSchoolDay("2026-10-10", TERMS), "a Saturday");
  assert.ok(!isSchoolDay("2026-10-12", TERMS), "a Monday in the break");
  assert.equal(schoolDayFrom("2026-10-10", TERMS), "2026-11-02");
  assert.equal(schoolDayFrom("2027-05-16", TERMS), "2027-05-17", "the term opens on a Sunday");
});

test("school days are counted over weekends and breaks", () => {
  assert.equal(lastSchoolDay("2026-11-02", 1, TERMS), "2026-11-02");
  assert.equal(lastSchoolDay("2026-11-02", 5, TERMS), "2026-11-06");
  assert.equal(lastSchoolDay("2026-11-06", 2, TERMS), "2026-11-09");
  assert.equal(lastSchoolDay("2026-10-08", 3, TERMS), "2026-11-02");
});

// --- schedule ---------------------------------------------------------------------------------

test("steps follow each other, five school days to a week", () => {
  assert.deepEqual(days(practice([2, 1]), START), {
    1: ["2026-11-02", "2026-11-13"],
    2: ["2026-11-16", "2026-11-20"],
    review: ["2026-11-23", "2026-11-23"],
  });
});

test("a step that meets the break goes on after it, and says so", () => {
  const plan = scheduled(practice([1, 3]), edits.noEdits(), "2026-09-28", TERMS, "th");
  assert.deepEqual(
    plan.map(({ start, end, days, isCarried }) => [start, end, days, isCarried]),
    [
      ["2026-09-28", "2026-10-02", 5, false],
      ["2026-10-05", "2026-11-13", 15, true],
      ["2026-11-16", "2026-11-16", 1, false],
    ],
  );
});

test("the long break is crossed into the next school year; New Year is no break", () => {
  assert.deepEqual(days(practice([1, 2]), "2027-03-22"), {
    1: ["2027-03-22", "2027-03-26"],
    2: ["2027-03-29", "2027-05-25"],
    review: ["2027-05-26", "2027-05-26"],
  });
  const [step] = scheduled(practice([2]), edits.noEdits(), "2026-12-28", TERMS, "th");
  assert.deepEqual([step.start, step.end, step.isCarried], ["2026-12-28", "2027-01-08", false]);
});

test("a leap day is a school day like others", () => {
  assert.deepEqual(days(practice([1]), "2028-02-28")[1], ["2028-02-28", "2028-03-03"]);
});

test("nothing that is proposed begins or ends on a day without lessons", () => {
  const resources = { months_to_first_result: 7 };
  const plan = practice([0.5, 3, undefined, 8, 0, 20], { resources });
  for (let at = 0; at < 366; at += 1) {
    const start = daysLater("2027-01-01", at);
    let free = start;
    for (const entry of scheduled(plan, edits.noEdits(), start, TERMS, "th")) {
      assert.ok(isSchoolDay(entry.start, TERMS) && isSchoolDay(entry.end, TERMS), start);
      assert.ok(!entry.isOff);
      if (entry.kind === "review") continue;
      assert.ok(entry.start >= free, `${entry.id} of ${start}`);
      free = daysLater(entry.end, 1);
    }
  }
});

test("a step takes a day at least, and a week where the record tells nothing", () => {
  const plan = practice([0, 0.5, undefined]);
  const [none, half, untold] = scheduled(plan, edits.noEdits(), START, TERMS, "th");
  assert.deepEqual([none.days, half.days, untold.days], [1, 3, 5]);
  assert.deepEqual([none.isGuess, half.isGuess, untold.isGuess], [false, false, true]);
});

test("the first review comes after the months that the practice took, on a school day", () => {
  const plan = practice([1], { resources: { months_to_first_result: 5 } });
  assert.deepEqual(days(plan, START).review, ["2027-05-17", "2027-05-17"]);
});

test("whatever a record says, a plan comes to an end", () => {
  const plan = practice([1e9], { resources: { months_to_first_result: 1e9 } });
  const entries = scheduled(plan, edits.noEdits(), START, TERMS, "th");
  assert.ok(entries.every(({ end }) => isDay(end)));
});

test("dates of the reader's own stand, and later steps follow them", () => {
  const own = { start: "2026-11-04", end: "2026-11-27" };
  const changed = changing("1", own);
  assert.deepEqual(days(practice([2, 1]), START, changed), {
    1: ["2026-11-04", "2026-11-27"],
    2: ["2026-11-30", "2026-12-04"],
    review: ["2026-12-07", "2026-12-07"],
  });
  const inBreak = changing("1", { start: "2026-10-15", end: "2026-10-18" });
  const [first] = scheduled(practice([2, 1]), inBreak, START, TERMS, "th");
  assert.ok(first.isOff && first.isChanged);
});

test("a step that is left out makes room, and one of the school's own stands by its date", () => {
  const removed = changing("1", { isRemoved: true });
  const own = { title: "ประชุม", who: "", check: "", start: "2026-11-05", end: "2026-11-05" };
  const plan = scheduled(practice([2, 1, 1]), edits.withAdded(removed, own), START, TERMS, "th");
  assert.deepEqual(
    plan.map(({ id, start }) => [id, start]),
    [["2", "2026-11-02"], ["own-1", "2026-11-05"], ["3", "2026-11-09"], ["review", "2026-11-16"]],
  );
});

// --- the practice -----------------------------------------------------------------------------

test("a record is read in the language of the page, and in Thai where it has no other", () => {
  const series = [{ value: 1234.5 }];
  const result = { metric: text("วัด"), unit: text("คน"), better: "lower", series, target: 8 };
  const half = { title: { th: "ไทย" }, results: [result] };
  const english = practiceOf(record([1], half), "en", say);
  assert.deepEqual(english.title, { text: "ไทย", language: "th" });
  assert.deepEqual(english.steps[0].title, { text: "ขั้น 1 in English", language: "en" });
  assert.deepEqual(english.steps[0].who, { text: "", language: "en" });
  const [{ target, reached, isLower }] = english.indicators;
  assert.deepEqual([target, reached, isLower], [8, 1234.5, true]);
});

test("what is to be checked comes from the step, the results and the signs of risks", () => {
  const full = record([], {
    steps: [
      { title: text("ก"), weeks: 1 },
      { title: text("ข"), core: false, adapt: { th: "ใช้กระดาษ" } },
      { title: text("ค"), core: false },
    ],
    results: [{ metric: { th: "เวลา" }, unit: { th: "ชม." }, better: "lower", series: [] }],
    risks: [
      { risk: { th: "เสี่ยง" }, early_sign: { th: "สัญญาณ" } },
      { risk: { th: "ไม่มีสัญญาณ" } },
    ],
  });
  const found = practiceOf(full, "th", say);
  assert.deepEqual(
    found.steps.map(({ kind, check }) => [kind, ...check.split("\n")]),
    [
      ["core", "plan.check.baseline เวลา", "plan.check.core"],
      ["adaptable", "plan.check.adapt ใช้กระดาษ"],
      ["adaptable", "plan.check.adaptable"],
      ["review", "plan.check.measure เวลา", "plan.check.signs", "plan.check.decide"],
    ],
  );
  assert.deepEqual(found.signs.map(({ sign }) => sign.text), ["สัญญาณ"]);
});

test("a practice without steps has nothing to plan", () => {
  assert.deepEqual(practice([]).steps, []);
});
