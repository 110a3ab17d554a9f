// The tray at the foot of the screen: what is picked to be compared, and the way to compare it.

import { button, element } from "./element.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { picked } from "./picked.mjs";
import { asking, LEAST, MOST, titleOf } from "./picks.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./picks.mjs").Pick} Pick */

/** The tray, and the buttons all over the page that fill it. */
export class Tray {
  /** @param {HTMLElement} place */
  constructor(place) {
    /** @param {string} selector @returns {HTMLElement} */
    const part = (selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
    this.said = part("[data-said]");
    this.bar = part("[data-picks]");
    this.details = /** @type {HTMLDetailsElement} */ (part("details"));
    this.count = part("[data-count]");
    this.titles = part("[data-titles]");
    this.hint = part("[data-hint]");
    this.open = part("[data-open]");
    part("[data-clear]").addEventListener("click", () => this.clear());
  }

  /** Takes part in the page from now on. */
  begin() {
    document.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("[data-pick]") : null;
      if (pressed) this.toggle(pickOf(pressed));
    });
    picked.addEventListener("change", () => this.show());
    this.show();
  }

  /** Shows in the tray and on every button what is picked. */
  show() {
    const { ids, picks } = picked;
    for (const each of document.querySelectorAll("[data-pick]")) {
      each.setAttribute("aria-pressed", String(picked.has(each.getAttribute("data-pick") ?? "")));
    }
    this.bar.hidden = !picks.length;
    this.count.textContent = say("compare.picked", { n: picks.length, most: MOST });
    this.titles.replaceChildren(...picks.map((pick) => this.entry(pick)));
    this.hint.hidden = picks.length >= LEAST;
    this.open.hidden = picks.length < LEAST;
    this.open.setAttribute("href", new URL(`${LANGUAGE}/compare/${asking(ids)}`, SITE).href);
  }

  /** A picked practice, with the button that puts it back. @param {Pick} pick */
  entry(pick) {
    const [title, lang] = titleOf(pick, LANGUAGE);
    const href = new URL(`${LANGUAGE}/practices/${pick.id}/`, SITE).href;
    const remove = button("", () => this.putBack(pick), { class: "close" });
    remove.append(
      element("span", { "aria-hidden": "true" }, "✕"),
      element("span", { class: "visually-hidden" }, say("compare.remove", { title })),
    );
    return element("li", {}, element("a", { href, lang }, title), remove);
  }

  /** @param {Pick} pick */
  toggle(pick) {
    const [title] = titleOf(pick, LANGUAGE);
    if (picked.has(pick.id)) picked.remove(pick.id);
    else if (picked.isFull) return this.refuse(title);
    else picked.add(pick);
    const name = picked.has(pick.id) ? "compare.added" : "compare.removed";
    this.tell(say(name, { title, n: picked.picks.length, most: MOST }));
  }

  /** A fifth is not taken, and the reader sees which could go. @param {string} title */
  refuse(title) {
    this.details.open = true;
    this.tell(say("compare.full", { title, most: MOST }), true);
  }

  /** Takes a practice out of the tray; the keyboard goes on at the next one. @param {Pick} pick */
  putBack(pick) {
    const place = picked.ids.indexOf(pick.id);
    this.toggle(pick);
    const left = this.titles.querySelectorAll("button");
    const next = left[Math.min(place, left.length - 1)] ?? document.getElementById("content");
    next?.focus({ preventScroll: true });
  }

  clear() {
    picked.change([]);
    this.details.open = false;
    this.tell(say("compare.cleared"));
    document.getElementById("content")?.focus({ preventScroll: true });
  }

  /**
   * Says what has happened. What a reader must know is seen as well as heard.
   * @param {string} words
   * @param {boolean} [isWarning]
   */
  tell(words, isWarning = false) {
    const told = picked.isKept ? words : `${words} ${say("compare.not_kept")}`;
    this.said.classList.toggle("visually-hidden", !isWarning && picked.isKept);
    this.said.textContent = told;
  }
}

/** The practice that a button is for. @param {Element} pressed @returns {Pick} */
function pickOf(pressed) {
  const name = pressed.querySelector("span");
  const language = name?.getAttribute("lang") ?? LANGUAGE;
  const title = name?.textContent ?? "";
  return { id: pressed.getAttribute("data-pick") ?? "", titles: { [language]: title } };
}
