// Where a reader is in the self-check, as the fragment of the address tells. It is never sent to
// the server.

/**
 * @typedef {{view: "start"} | {view: "question", item: string} | {view: "result"}
 *   | {view: "shared", code: string}} Place
 */

const QUESTION = "#q-";
const SHARED = "#a=";

/**
 * The place that a fragment names; any other is the start.
 * @param {string} hash such as `#q-3.1`, or empty
 * @param {string[]} items
 * @returns {Place}
 */
export function placeOf(hash, items) {
  if (hash.startsWith(SHARED)) return { view: "shared", code: hash.slice(SHARED.length) };
  if (hash === "#result") return { view: "result" };
  const item = hash.startsWith(QUESTION) ? hash.slice(QUESTION.length) : "";
  return items.includes(item) ? { view: "question", item } : { view: "start" };
}

/** The fragment of a question. @param {string} item */
export function questionHash(item) {
  return QUESTION + item;
}

/** The fragment that shows answers to others. @param {string} code */
export function sharedHash(code) {
  return SHARED + code;
}

/**
 * Where the questions lie around one: the fragments before and after it.
 * @param {string} item
 * @param {string[]} items
 */
export function around(item, items) {
  const at = items.indexOf(item);
  return {
    previous: at > 0 ? questionHash(items[at - 1]) : "#start",
    next: at + 1 < items.length ? questionHash(items[at + 1]) : "#result",
    isLast: at + 1 === items.length,
  };
}
