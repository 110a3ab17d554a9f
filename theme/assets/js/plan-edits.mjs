// What a school has changed in a proposed plan. Only what differs is kept, so that everything else
// follows the record, the start and the language.

import { isDay } from "./days.mjs";

/** @typedef {import("./plan-practice.mjs").Step} Step */

/**
 * What the reader may write of an entry; the days come together.
 * @typedef {{title: string, who: string, check: string, start: string, end: string}} Values
 */

/**
 * What has been changed in a step; `original` is the step's title as it was then.
 * @typedef {Partial<Values> & {original: string, isRemoved?: boolean}} Change
 */

/**
 * `start` is the day on which the plan begins, or empty; `changes` are by the id of the step.
 * @typedef {{
 *   start: string,
 *   changes: Record<string, Change>,
 *   added: (Values & {id: string})[],
 * }} Edits
 */

/** How much a field of the form takes, in characters. */
export const LIMITS = { title: 300, who: 200, check: 1_000 };

const MOST_ADDED = 30;
const STEP = /^([1-9][0-9]{0,2}|review)$/;
const ADDED = /^own-[1-9][0-9]{0,5}$/;

/** Nothing changed. @returns {Edits} */
export function noEdits() {
  return { start: "", changes: {}, added: [] };
}

/** Whether nothing is changed but, perhaps, the start. @param {Edits} edits */
export function isProposal({ changes, added }) {
  return !added.length && !Object.keys(changes).length;
}

/**
 * What was kept, as far as it makes sense, and whether all of it does.
 * @param {unknown} kept
 * @returns {{edits: Edits, isWhole: boolean}}
 */
export function editsOf(kept) {
  const { start, changes, added } = /** @type {any} */ (kept) ?? {};
  const pairs = isObject(changes) ? Object.entries(changes) : [];
  const sound = /** @type {[string, Change][]} */ (
    pairs.filter(([id, change]) => STEP.test(id) && isChange(change))
  );
  const own = (Array.isArray(added) ? added : []).filter(isAdded).slice(0, MOST_ADDED);
  const isWhole =
    (start === "" || isDay(start)) &&
    isObject(changes) &&
    sound.length === pairs.length &&
    own.length === added?.length;
  return {
    edits: { start: isDay(start) ? start : "", changes: Object.fromEntries(sound), added: own },
    isWhole,
  };
}

/**
 * Edits without those of steps that have become others since, and whether all are still there.
 * @param {Edits} edits
 * @param {Pick<Step, "id" | "original">[]} steps
 * @returns {{edits: Edits, isCurrent: boolean}}
 */
export function editsFor(edits, steps) {
  const pairs = Object.entries(edits.changes);
  const current = pairs.filter(([id, change]) =>
    steps.some((step) => step.id === id && step.original === change.original),
  );
  return {
    edits: { ...edits, changes: Object.fromEntries(current) },
    isCurrent: current.length === pairs.length,
  };
}

/**
 * Edits after an entry of the plan has been filled in anew.
 * @param {Edits} edits
 * @param {Values & {id: string, original: string}} before the entry as it stands in the plan
 * @param {Values} after
 * @returns {Edits}
 */
export function withValues(edits, before, after) {
  if (isOwn(before.id)) {
    const added = edits.added.map((own) => (own.id === before.id ? { id: own.id, ...after } : own));
    return { ...edits, added };
  }
  /** @type {Change} */
  const change = { ...edits.changes[before.id], original: before.original };
  for (const field of /** @type {const} */ (["title", "who", "check"])) {
    if (after[field] !== before[field]) change[field] = after[field];
  }
  if (after.start !== before.start || after.end !== before.end) {
    change.start = after.start;
    change.end = after.end;
  }
  return Object.keys(change).length > 1 ? withChange(edits, before.id, change) : edits;
}

/**
 * Edits with one more entry of the school's own.
 * @param {Edits} edits
 * @param {Values} values
 * @returns {Edits}
 */
export function withAdded(edits, values) {
  const numbers = edits.added.map(({ id }) => Number(id.slice("own-".length)));
  const id = `own-${Math.max(0, ...numbers) + 1}`;
  return { ...edits, added: [...edits.added, { id, ...values }] };
}

/**
 * Edits that leave an entry out.
 * @param {Edits} edits
 * @param {{id: string, original: string}} entry
 * @returns {Edits}
 */
export function without(edits, { id, original }) {
  if (isOwn(id)) return { ...edits, added: edits.added.filter((own) => own.id !== id) };
  return withChange(edits, id, { ...edits.changes[id], original, isRemoved: true });
}

/**
 * Edits with a step that was left out in its place again.
 * @param {Edits} edits
 * @param {string} id
 * @returns {Edits}
 */
export function putBack(edits, id) {
  const { isRemoved: _, ...change } = edits.changes[id];
  return Object.keys(change).length > 1 ? withChange(edits, id, change) : asProposed(edits, id);
}

/**
 * Edits in which a step is as it was proposed.
 * @param {Edits} edits
 * @param {string} id
 * @returns {Edits}
 */
export function asProposed(edits, id) {
  const { [id]: _, ...changes } = edits.changes;
  return { ...edits, changes };
}

/**
 * What keeps values from being taken: the name of the field, or `order` if the end comes first.
 * @param {Values} values
 * @returns {"" | "title" | "start" | "end" | "order"}
 */
export function faultIn({ title, start, end }) {
  if (!title.trim()) return "title";
  if (!isDay(start)) return "start";
  if (!isDay(end)) return "end";
  return start <= end ? "" : "order";
}

/** Whether there is room for another entry. @param {Edits} edits */
export function hasRoom({ added }) {
  return added.length < MOST_ADDED;
}

/** Whether some dates are the reader's own and do not follow the start. @param {Edits} edits */
export function areDatesFixed({ changes, added }) {
  return added.length > 0 || Object.values(changes).some(({ start }) => start !== undefined);
}

/** Whether an entry is the school's own. @param {string} id */
export function isOwn(id) {
  return ADDED.test(id);
}

/** @param {Edits} edits @param {string} id @param {Change} change @returns {Edits} */
function withChange(edits, id, change) {
  return { ...edits, changes: { ...edits.changes, [id]: change } };
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isChange(value) {
  if (!isObject(value) || typeof value.original !== "string") return false;
  const { title, who, check, start, end, isRemoved } = value;
  const isDated = start === undefined ? end === undefined : areDays(start, end);
  const isText = [title, who, check].every((text) => ["undefined", "string"].includes(typeof text));
  return isDated && isText && (isRemoved === undefined || isRemoved === true);
}

/** @param {unknown} value */
function isAdded(value) {
  if (!isObject(value) || typeof value.id !== "string" || !ADDED.test(value.id)) return false;
  const { title, who, check, start, end } = value;
  return areDays(start, end) && [title, who, check].every((text) => typeof text === "string");
}

/** @param {unknown} start @param {unknown} end */
function areDays(start, end) {
  return isDay(start) && isDay(end) && start <= end;
}
