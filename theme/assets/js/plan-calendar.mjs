// A plan as a calendar file (RFC 5545): one all-day event for each of its lines.

import { daysLater } from "./days.mjs";

/** @typedef {import("./plan-practice.mjs").Practice} Practice */
/** @typedef {import("./plan-practice.mjs").Say} Say */
/** @typedef {import("./plan-schedule.mjs").Entry} Entry */

/**
 * A plan as it goes into a file; `page` is the address of its practice.
 * @typedef {{practice: Practice, entries: Entry[], page: string}} Plan
 */

/** A line has at most 75 bytes; ical.js leaves out of account the blank before a folded one. */
const FOLD = 74;

/**
 * The file's text. An event has the same UID whenever it is exported, so that a calendar takes a
 * later file for a change and not for more events.
 * @param {typeof import("../vendor/ical/ical.min.js").default} ICAL
 * @param {Plan} plan
 * @param {Say} say
 * @param {Date} now
 */
export function calendarOf(ICAL, plan, say, now) {
  const { practice, entries, page } = plan;
  ICAL.foldLength = FOLD;
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Tonbaeb//Adoption plan//TH");
  calendar.addPropertyWithValue("method", "PUBLISH");
  const name = new ICAL.Property("x-wr-calname");
  name.resetType("text");
  name.setValue(say("plan.heading", { title: practice.title.text }));
  calendar.addProperty(name);
  for (const entry of entries) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", uidOf(entry, practice, page));
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromJSDate(now, true));
    event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(entry.start));
    // An event ends before the day that its end names.
    event.addPropertyWithValue("dtend", ICAL.Time.fromDateString(daysLater(entry.end, 1)));
    event.addPropertyWithValue("summary", entry.title.text);
    event.addPropertyWithValue("description", described(entry, plan, say));
    event.addPropertyWithValue("url", page);
    event.addPropertyWithValue("transp", "TRANSPARENT");
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

/** @param {Entry} entry @param {Practice} practice @param {string} page */
function uidOf({ id }, practice, page) {
  return `plan.${practice.id.replace("/", ".")}.${id}@${new URL(page).hostname}`;
}

/**
 * All that is to be known of a line of the plan, where no page is at hand.
 * @param {Entry} entry
 * @param {Plan} plan
 * @param {Say} say
 */
function described(entry, { practice, page }, say) {
  const lines = [say(`plan.kind.${entry.kind}`)];
  if (practice.isDemo) lines.unshift(say("plan.demo"));
  if (entry.who.text) lines.push(`${say("plan.label.who")}: ${entry.who.text}`);
  if (entry.check) lines.push(`${say("plan.label.check")}:`, ...listed(entry.check.split("\n")));
  const signs = practice.signs.map(({ sign, mitigation }) =>
    [sign.text, mitigation.text].filter((text) => text).join(" → "),
  );
  if (signs.length) lines.push(`${say("plan.label.signs")}:`, ...listed(signs));
  return [...lines, page].join("\n");
}

/** @param {string[]} lines */
function listed(lines) {
  return lines.map((line) => `- ${line}`);
}
