// The files that a plan is exported as. What makes them is loaded when a reader asks for one.

import { calendarOf } from "./plan-calendar.mjs";
import { sheetsOf } from "./plan-sheet.mjs";
import { LANGUAGE } from "./indexes.mjs";
import { fullDay } from "./plan-view.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./plan-calendar.mjs").Plan} Plan */

/** How long a browser is given to take a file over. */
const TAKEN = 60_000;

/** @param {Plan} plan */
export async function saveCalendar(plan) {
  const { default: ICAL } = await import("../vendor/ical/ical.min.js");
  const text = calendarOf(ICAL, plan, say, new Date());
  save(new Blob([text], { type: "text/calendar;charset=utf-8" }), plan, "ics");
}

/** @param {Plan} plan */
export async function saveSheet(plan) {
  await import("../vendor/write-excel-file/write-excel-file.min.js");
  const sheets = sheetsOf(plan, say, LANGUAGE, fullDay);
  save(await globalThis.writeXlsxFile(sheets).toBlob(), plan, "xlsx");
}

/** Hands a file to the reader. @param {Blob} content @param {Plan} plan @param {string} ending */
function save(content, { practice }, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = `plan-${practice.id.split("/")[1]}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN);
}
