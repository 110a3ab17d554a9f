// The outlines of practices, taken from the practices' own pages.

import { movedTo, pageOf, UnknownPractice } from "./former.mjs";
import { outlineOf } from "./outline.mjs";

/** @typedef {import("./outline.mjs").Outline} Outline */

/**
 * What became of asking for practices: those that arrived, the ids of those that are not there, and
 * of those that could not be reached.
 * @typedef {{outlines: Outline[], unknown: string[], unreachable: string[]}} Answer
 */

/** @type {Map<string, Promise<Outline>>} */
const asked = new Map();

/**
 * The outlines of practices in the language of the page, in the order of their ids.
 * @param {string[]} ids
 * @returns {Promise<Answer>}
 */
export async function outlinesAt(ids) {
  /** @type {Answer} */
  const answer = { outlines: [], unknown: [], unreachable: [] };
  const asked = await Promise.allSettled(ids.map(outlineAt));
  asked.forEach((each, at) => {
    if (each.status === "fulfilled") answer.outlines.push(each.value);
    else if (each.reason instanceof UnknownPractice) answer.unknown.push(ids[at]);
    else answer.unreachable.push(ids[at]);
  });
  return answer;
}

/** An outline, asked for again if it did not arrive. @param {string} id @returns {Promise<Outline>} */
function outlineAt(id) {
  const known = asked.get(id);
  if (known) return known;
  const outline = load(id);
  asked.set(id, outline);
  outline.catch(() => asked.delete(id));
  return outline;
}

/** One that has moved is still called by the id it was asked for. @param {string} id */
async function load(id) {
  const page = await pageOf(id);
  const outline = outlineIn(page);
  if (outline) return outline;
  const moved = movedTo(page);
  const arrived = moved && moved !== id ? outlineIn(await pageOf(moved)) : undefined;
  if (!arrived) throw new UnknownPractice(id);
  return { ...arrived, id };
}

/** @param {Document} page */
function outlineIn(page) {
  try {
    return outlineOf(JSON.parse(page.querySelector("[data-outline]")?.textContent ?? "null"));
  } catch {
    return undefined;
  }
}
