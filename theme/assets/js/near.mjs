// How close the schools of a list are to the reader's, and the way to the form that asks for it.

import { agreeing, kindIn, toldOf } from "./closeness.mjs";
import { element } from "./element.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { ownSchool } from "./own-school.mjs";
import { hashFor } from "./returning.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./closeness.mjs").Facet} Facet */
/** @typedef {import("./closeness.mjs").Kind} Kind */
/** @typedef {import("./closeness.mjs").School} School */

/** The address under which all pages of the page's language lie. */
export const TOP = new URL(`${LANGUAGE}/`, SITE).href;

/** What stands between items of one line, and never at its beginning. */
export const SEPARATOR = "\u00a0· ";

/** Marks the cards of the page and words its links to the form, as the reader's school is now. */
export function showLikeness() {
  markCards(document);
  for (const link of document.querySelectorAll("a[data-tell-school]")) {
    if (link instanceof HTMLAnchorElement) inviteBy(link);
  }
}

/** Marks the cards whose schools are like the reader's. @param {ParentNode} place */
export function markCards(place) {
  const school = ownSchool();
  for (const card of place.querySelectorAll(".entry[data-levels]")) {
    card.querySelector(".likeness")?.remove();
    if (!school || !(card instanceof HTMLElement)) continue;
    const words = likeness(school, kindIn(card.dataset));
    if (words) card.querySelector(".facts")?.after(element("p", { class: "likeness" }, words));
  }
}

/**
 * In how much a school is like the reader's, in words; empty where it is in nothing.
 * @param {School} school
 * @param {Kind} kind
 */
function likeness(school, kind) {
  const same = agreeing(school, kind);
  if (!same.length) return "";
  const names = same.map((facet) => say(`like.${facet}`)).join(SEPARATOR);
  return say("like.mark", { n: same.length, total: toldOf(school).length, names });
}

/**
 * Values of a facet in words, on a page that brings their names.
 * @param {Facet} facet
 * @param {string[]} ids
 */
export function valuesInWords(facet, ids) {
  return new Intl.ListFormat(LANGUAGE).format(ids.map((id) => say(`names.${facet}.${id}`)));
}

/** Lets a link of the page ask for the school, or for a change. @param {HTMLAnchorElement} link */
function inviteBy(link) {
  const { dataset } = link;
  if (!dataset.untold) {
    dataset.untold = link.textContent ?? "";
    leadBack(link);
  }
  link.textContent = ownSchool() ? say("like.change") : dataset.untold;
}

/**
 * What is said of a list that is sorted by closeness: how it is, or why it cannot be yet.
 * @returns {HTMLElement}
 */
export function orderNote() {
  const isTold = ownSchool() !== undefined;
  const link = isTold
    ? wayToForm(say("like.change"))
    : wayToForm(say("like.tell"), { class: "button" });
  const words = say(isTold ? "like.sorted" : "like.untold");
  return element("p", { class: "note order" }, words, " ", link);
}

/**
 * A link to the form, which leads back to where the reader is.
 * @param {string} label
 * @param {Record<string, string>} [attributes]
 */
export function wayToForm(label, attributes = {}) {
  const link = /** @type {HTMLAnchorElement} */ (
    element("a", { ...attributes, href: `${TOP}my-school/` }, label)
  );
  leadBack(link);
  return link;
}

/** Has a link take along where the reader is once it is followed. @param {HTMLAnchorElement} link */
export function leadBack(link) {
  link.addEventListener("click", () => {
    link.hash = hashFor(location.href, TOP);
  });
}
