// The published record of a practice, as it comes over the line.

import { presentId } from "./former.mjs";
import { SITE } from "./indexes.mjs";

/**
 * A record, which tells the present id if it was asked for by a former one; undefined where there
 * is no such practice. Throws a fault of a `kind` that `faults.mjs` knows.
 * @param {string} id
 * @returns {Promise<unknown>}
 */
export async function recordOf(id) {
  const record = await recordAt(id);
  if (record !== undefined) return record;
  const present = await presentId(id);
  return present && present !== id ? recordAt(present) : undefined;
}

/** @param {string} id @returns {Promise<unknown>} */
async function recordAt(id) {
  const response = await fetch(new URL(`api/v1/practices/${id}.json`, SITE));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} for ${id}`);
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(id);
  }
}

/** The fault that a record is not what it should be. @param {string} id */
export function malformed(id) {
  return Object.assign(new Error(`malformed: ${id}`), { kind: "malformed" });
}
