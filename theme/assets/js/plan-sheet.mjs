// A plan as the sheets of a spreadsheet: rows of cells, as write-excel-file takes them.

import { dateOf } from "./days.mjs";

/** @typedef {import("./plan-calendar.mjs").Plan} Plan */
/** @typedef {import("./plan-practice.mjs").Indicator} Indicator */
/** @typedef {import("./plan-practice.mjs").Say} Say */
/** @typedef {import("./plan-practice.mjs").Sign} Sign */

/** @typedef {Record<string, unknown> | null} Cell */

/** @typedef {{sheet: string, data: Cell[][], columns: {width: number}[]}} Sheet */

const PLAN = "number step kind who start end start_words end_words check done".split(" ");
const INDICATORS =
  "metric unit direction target reached own_baseline own_target own_result".split(" ");
const SIGNS = ["sign", "mitigation"];

const HEAD = { fontWeight: "bold", backgroundColor: "#e0eff0", borderStyle: "thin", wrap: true };
const BODY = { alignVertical: "top", borderStyle: "thin", wrap: true };

/** The calendar in which a spreadsheet shows a date: the Buddhist era in Thai. */
const DATES = { th: "[$-1070000]d/m/yyyy", en: "d mmm yyyy" };

/**
 * The plan, its indicators with room for the school's own figures, and the signs to look out for.
 * @param {Plan} plan
 * @param {Say} say
 * @param {string} language
 * @param {(day: string) => string} inWords
 * @returns {Sheet[]}
 */
export function sheetsOf({ practice, entries, page }, say, language, inWords) {
  const format = language === "th" ? DATES.th : DATES.en;
  const date = (/** @type {string} */ day) => ({ ...BODY, type: Date, value: dateOf(day), format });
  const rows = entries.map((entry, at) => [
    number(at + 1),
    text(entry.title.text),
    text(say(`plan.kind.${entry.kind}`)),
    text(entry.who.text),
    date(entry.start),
    date(entry.end),
    text(inWords(entry.start)),
    text(inWords(entry.end)),
    text(entry.check),
    text(""),
  ]);
  const heading = say("plan.heading", { title: practice.title.text });
  const source = practice.isDemo ? `${say("plan.demo")} · ${page}` : page;
  const sheets = [
    {
      sheet: say("plan.sheet.plan"),
      data: [
        [{ type: String, value: heading, fontWeight: "bold", fontSize: 14 }],
        [{ type: String, value: source }],
        headOf(PLAN, say),
        ...rows,
      ],
      columns: widths(6, 40, 16, 24, 13, 13, 24, 24, 60, 8),
    },
  ];
  if (practice.indicators.length) sheets.push(indicatorsOf(practice.indicators, say));
  if (practice.signs.length) sheets.push(signsOf(practice.signs, say));
  return sheets;
}

/** @param {Indicator[]} indicators @param {Say} say @returns {Sheet} */
function indicatorsOf(indicators, say) {
  const rows = indicators.map(({ metric, unit, isLower, target, reached }) => [
    text(metric.text),
    text(unit.text),
    text(say(isLower ? "plan.lower" : "plan.higher")),
    number(target),
    number(reached),
    ...Array.from({ length: 3 }, () => BODY),
  ]);
  return {
    sheet: say("plan.sheet.indicators"),
    data: [headOf(INDICATORS, say), ...rows],
    columns: widths(40, 18, 18, 16, 16, 18, 18, 18),
  };
}

/** @param {Sign[]} signs @param {Say} say @returns {Sheet} */
function signsOf(signs, say) {
  const rows = signs.map(({ sign, mitigation }) => [text(sign.text), text(mitigation.text)]);
  return {
    sheet: say("plan.sheet.signs"),
    data: [headOf(SIGNS, say), ...rows],
    columns: widths(50, 60),
  };
}

/** @param {string[]} names @param {Say} say @returns {Cell[]} */
function headOf(names, say) {
  return names.map((name) => ({ ...HEAD, type: String, value: say(`plan.column.${name}`) }));
}

/** A cell of words, which are never a formula. @param {string} value @returns {Cell} */
function text(value) {
  return { ...BODY, type: String, value };
}

/** A cell to calculate with; empty where there is no number. @param {number | undefined} value */
function number(value) {
  return value === undefined ? BODY : { ...BODY, type: Number, value };
}

/** @param {number[]} widths in characters */
function widths(...widths) {
  return widths.map((width) => ({ width }));
}
