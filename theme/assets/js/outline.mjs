// What the page of a practice says of it in short, row by row, and where practices differ in that.

import { isPracticeId } from "./practice-id.mjs";

/**
 * A line of text, and the language that it is written in.
 * @typedef {[text: string, language: string]} Line
 */

/**
 * `marks` are what must be known of a practice first, such as that it is fictional (`demo`); `rows`
 * holds by the name of a row the lines of its cell: none where nothing is told.
 * @typedef {{
 *   id: string,
 *   title: Line,
 *   marks: Line[],
 *   demo: boolean,
 *   rows: Record<string, Line[]>,
 * }} Outline
 */

/**
 * The outline that a page brought, if it is one.
 * @param {unknown} brought
 * @returns {Outline | undefined}
 */
export function outlineOf(brought) {
  const { id, title, marks, demo, rows } = /** @type {Record<string, any>} */ (brought ?? {});
  const isWhole =
    isPracticeId(id) &&
    isLine(title) &&
    areLines(marks) &&
    typeof demo === "boolean" &&
    typeof rows === "object" &&
    rows !== null &&
    Object.values(rows).every(areLines);
  return isWhole ? { id, title, marks, demo, rows } : undefined;
}

/**
 * Whether practices say different things in a row; one alone has nothing to agree with.
 * @param {Outline[]} outlines
 * @param {string} row
 */
export function differs(outlines, row) {
  const told = outlines.map(({ rows }) => JSON.stringify(rows[row] ?? []));
  return outlines.length < 2 || new Set(told).size > 1;
}

/** @param {unknown} value */
function isLine(value) {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string")
  );
}

/** @param {unknown} value */
function areLines(value) {
  return Array.isArray(value) && value.every(isLine);
}
