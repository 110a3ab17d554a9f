// The practices that a reader has picked to compare, as this device keeps them from page to page.

import { keep, recall } from "./device.mjs";
import { element } from "./element.mjs";
import { LANGUAGE } from "./indexes.mjs";
import { added, MOST, picksOf } from "./picks.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./picks.mjs").Pick} Pick */

const KEY = "compare";

/** What is picked; it tells of each `change`, in whichever window that was made. */
class Picked extends EventTarget {
  constructor() {
    super();
    this.picks = picksOf(recall(KEY));
    /** Whether the device keeps them; otherwise they hold for this page only. */
    this.isKept = true;
    addEventListener("storage", () => this.#look());
    // The page may come back as it was left, and others have been seen since.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#look());
  }

  get ids() {
    return this.picks.map(({ id }) => id);
  }

  get isFull() {
    return this.picks.length >= MOST;
  }

  /** @param {string} id */
  has(id) {
    return this.picks.some((pick) => pick.id === id);
  }

  /** @param {Pick} pick */
  add(pick) {
    this.change(added(this.picks, pick));
  }

  /** @param {string} id */
  remove(id) {
    this.change(this.picks.filter((pick) => pick.id !== id));
  }

  /** Puts others in the place of all. @param {Pick[]} picks */
  change(picks) {
    this.picks = picks;
    this.isKept = keep(KEY, picks);
    this.dispatchEvent(new Event("change"));
  }

  #look() {
    if (!this.isKept) return;
    this.picks = picksOf(recall(KEY));
    this.dispatchEvent(new Event("change"));
  }
}

export const picked = new Picked();

/**
 * The button that picks a practice, as the macro `pick` of the templates draws it.
 * @param {string} id
 * @param {string} title
 * @param {string} [language] if it is not the page's
 */
export function pickButton(id, title, language) {
  const unseen = element("span", { class: "visually-hidden", lang: language ?? LANGUAGE }, title);
  const pressed = String(picked.has(id));
  const attributes = { type: "button", class: "button pick", "aria-pressed": pressed };
  return element("button", { ...attributes, "data-pick": id }, `${say("compare.pick")} `, unseen);
}
