// Days as records and addresses write them, `2026-11-02`: without hours and without a time zone.

const LENGTH = 86_400_000;
const FORM = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/;
const MONTH_LENGTH = 30;
/** Buddhist era minus Common Era. */
export const ERA_OFFSET = 543;
const FIRST_YEAR = 2_000;
const LOCALES = { th: "th-TH-u-ca-buddhist-nu-latn", en: "en-GB" };

/** The day that it is by the reader's clock. @param {Date} [date] */
export function isoDay(date = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a value is a day of this century. @param {unknown} value @returns {value is string} */
export function isDay(value) {
  if (typeof value !== "string" || !FORM.test(value)) return false;
  const date = dateOf(value);
  return !Number.isNaN(date.getTime()) && dayOf(date) === value;
}

/**
 * The day that a date field holds, or nothing. Whoever types a year of the Buddhist era means that.
 * @param {string} value
 */
export function typedDay(value) {
  const [year, rest] = [Number(value.slice(0, 4)), value.slice(4)];
  const day = year > ERA_OFFSET + FIRST_YEAR ? `${year - ERA_OFFSET}${rest}` : value;
  return isDay(day) ? day : "";
}

/** The day that is so many days later. @param {string} day @param {number} days */
export function daysLater(day, days) {
  return dayOf(new Date(dateOf(day).getTime() + days * LENGTH));
}

/**
 * The day that is so many months later; of a month that is too short, its last. Half a month is
 * fifteen days.
 * @param {string} day
 * @param {number} months
 */
export function monthsLater(day, months) {
  const date = dateOf(day);
  const whole = Math.floor(months);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + whole);
  if (date.getUTCDate() !== wanted) date.setUTCDate(0);
  return daysLater(dayOf(date), Math.round((months - whole) * MONTH_LENGTH));
}

/** Whether a day is a Saturday or a Sunday. @param {string} day */
export function isWeekend(day) {
  return dateOf(day).getUTCDay() % 6 === 0;
}

/** The year of a day, of the Common Era. @param {string} day */
export function yearOf(day) {
  return Number(day.slice(0, 4));
}

/** A day at midnight in Greenwich. @param {string} day */
export function dateOf(day) {
  return new Date(`${day}T00:00Z`);
}

/**
 * A day in words, in the era of the language: `2 พฤศจิกายน 2569`, `2 November 2026`.
 * @param {string} day
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} [options] what else than day, month and year in full
 */
export function inWords(day, language, options = {}) {
  const locale = language === "th" ? LOCALES.th : LOCALES.en;
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
    ...options,
  })
    .format(dateOf(day))
    .replace(/พ\.ศ\.\s*/, "");
}

/** @param {Date} date */
function dayOf(date) {
  return date.toISOString().slice(0, "2026-11-02".length);
}
