// Practices that have been renamed: at the address of a former id stands a page that leads to the
// present one.

import { LANGUAGE, SITE } from "./indexes.mjs";
import { idAt } from "./practice-id.mjs";

/** The practice is not there: its page is missing, or is not one. */
export class UnknownPractice extends Error {}

/** The page of a practice as a document that runs nothing. @param {string} id */
export async function pageOf(id) {
  const response = await fetch(new URL(`${LANGUAGE}/practices/${id}/`, SITE));
  if (response.status === 404 || response.status === 410) throw new UnknownPractice(id);
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** The id of the practice to which a page at a former address leads. @param {Document} page */
export function movedTo(page) {
  const address = page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  return idAt(address.split("/").slice(-5).join("/"));
}

/**
 * What a practice is called now that once had another id; nothing if there was no such id.
 * @param {string} former
 */
export async function presentId(former) {
  try {
    return movedTo(await pageOf(former));
  } catch (fault) {
    if (fault instanceof UnknownPractice) return undefined;
    throw fault;
  }
}
