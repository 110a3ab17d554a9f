// What the reader has told of their own school, as the device keeps it.

import { schoolOf } from "./closeness.mjs";
import { forget, keep, recall } from "./device.mjs";

/** @typedef {import("./closeness.mjs").School} School */

const KEY = "school";

/** The reader's school, or nothing if nothing is told of it. */
export function ownSchool() {
  return schoolOf(recall(KEY));
}

/**
 * Keeps what is told of the school; whether it could be kept is told.
 * @param {School} school
 */
export function keepOwnSchool(school) {
  return keep(KEY, school);
}

/** Forgets all that was told of the school. */
export function forgetOwnSchool() {
  forget(KEY);
}
