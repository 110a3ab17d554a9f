// The page that compares practices: its address tells which, so that it can be handed on and gone
// back over. What the reader has picked on this device is compared where the address tells nothing.

import { CompareTable } from "./compare-table.mjs";
import { button, element } from "./element.mjs";
import { drawFault } from "./faults.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { outlinesAt } from "./outline-pages.mjs";
import { picked } from "./picked.mjs";
import { areSame, askedBy, asking, MOST } from "./picks.mjs";
import { Retries, SLOW } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./outline.mjs").Outline} Outline */

const PAGE = new URL(`${LANGUAGE}/compare/`, SITE);

/** The page, which its address leads through. */
export class ComparePage {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} selector @returns {HTMLElement} */
    const part = (selector) => /** @type {HTMLElement} */ (page.querySelector(selector));
    this.part = part;
    this.onlyDifferent = /** @type {HTMLInputElement} */ (part("[data-only-different]"));
    const table = /** @type {HTMLTableElement} */ (part("table"));
    this.table = new CompareTable(table, ({ id, title: [title] }) => this.remove(id, title));
    this.language = document.querySelector(".bar .language");
    this.twin = this.language?.getAttribute("href") ?? "";
    this.retries = new Retries(() => this.show());
    /** @type {Outline[]} */
    this.outlines = [];
    this.unreachable = 0;
    this.turn = 0;
  }

  /** Shows what the address asks for, now and whenever it changes. */
  begin() {
    this.onlyDifferent.addEventListener("change", () => {
      this.go(askedBy(location.search).ids, this.onlyDifferent.checked, "replaceState");
    });
    this.part("[data-take]").addEventListener("click", () => this.take());
    addEventListener("popstate", () => this.show());
    picked.addEventListener("change", () => this.showOrigin());
    const { ids } = askedBy(location.search);
    if (!ids.length && picked.ids.length) this.go(picked.ids, false, "replaceState");
    else this.show();
  }

  /**
   * Goes to another comparison.
   * @param {string[]} ids
   * @param {boolean} onlyDifferent
   * @param {"pushState" | "replaceState"} change
   */
  go(ids, onlyDifferent, change) {
    history[change](null, "", PAGE.href + asking(ids, onlyDifferent));
    return this.show();
  }

  /** Shows what the address asks for; practices that arrive too late are dropped. */
  async show() {
    const turn = (this.turn += 1);
    const asked = askedBy(location.search);
    this.onlyDifferent.checked = asked.onlyDifferent;
    this.language?.setAttribute("href", this.twin + location.search);
    this.retries.hold();
    const slow = setTimeout(() => turn === this.turn && this.tell(say("compare.loading")), SLOW);
    const { outlines, unknown, unreachable } = await outlinesAt(asked.ids);
    clearTimeout(slow);
    if (turn !== this.turn) return;
    this.outlines = outlines;
    this.tell("");
    this.showMissing(asked, unknown);
    this.unreachable = unreachable.length;
    this.showFault(unreachable.length);
    this.showTable(asked);
    this.showOrigin();
  }

  /** @param {import("./picks.mjs").Asked} asked */
  showTable({ ids, onlyDifferent }) {
    this.part("[data-nothing]").hidden = ids.length > 0;
    this.part("[data-compared]").hidden = !this.outlines.length;
    this.part("[data-more]").hidden = ids.length >= MOST;
    this.part("[data-address]").textContent = location.href;
    this.table.draw(this.outlines, onlyDifferent);
    const { folded } = this.table;
    this.part("[data-folded]").textContent = folded ? say("compare.folded", { n: folded }) : "";
  }

  /**
   * Tells what of an address cannot be compared; what is not there can be taken out.
   * @param {import("./picks.mjs").Asked} asked
   * @param {string[]} unknown
   */
  showMissing({ isBroken, isTooLong }, unknown) {
    const notes = unknown.map((id) => {
      const words = element("span", {}, say("compare.unknown", { id }));
      return element("li", {}, words, button(say("compare.take_out"), () => this.remove(id, id)));
    });
    if (isBroken) notes.push(element("li", {}, say("compare.broken")));
    if (isTooLong) notes.push(element("li", {}, say("compare.too_long", { most: MOST })));
    const place = this.part("[data-missing]");
    place.replaceChildren(...notes);
    place.hidden = !notes.length;
  }

  /** Tells how many practices did not arrive, and plans to ask again. @param {number} count */
  showFault(count) {
    const place = this.part("[data-fault]");
    place.replaceChildren();
    if (!count) return this.retries.end();
    const again = this.retries.plan("offline") ? ` ${say("compare.again")}` : "";
    const words = say("compare.unreachable", { n: count }) + again;
    place.append(drawFault("offline", words, () => this.again()));
  }

  /** The reader tries again; whoever does is worth a few more attempts. */
  async again() {
    this.retries.end();
    await this.show();
    this.part("[data-heading]").focus({ preventScroll: true });
  }

  /** Tells where what is compared is not what is picked on this device. */
  showOrigin() {
    const isOwn = areSame(askedBy(location.search).ids, picked.ids);
    const isWhole = this.outlines.length > 0 && !this.unreachable;
    this.part("[data-foreign]").hidden = isOwn || !isWhole;
    const own = this.part("[data-own]");
    own.hidden = !picked.ids.length;
    own.setAttribute("href", PAGE.href + asking(picked.ids));
  }

  /**
   * Leaves a practice out, of what is picked too if that is what is compared; the keyboard goes on
   * at the top of the table.
   * @param {string} id
   * @param {string} title
   */
  async remove(id, title) {
    const { ids, onlyDifferent } = askedBy(location.search);
    const left = ids.filter((each) => each !== id);
    if (areSame(ids, picked.ids)) picked.remove(id);
    await this.go(left, onlyDifferent, "pushState");
    this.part("[data-heading]").focus({ preventScroll: true });
    this.tell(say("compare.removed", { title, n: left.length, most: MOST }));
  }

  /** Makes what is compared the reader's own picks. */
  async take() {
    const picks = this.outlines.map(({ id, title: [title, language] }) => {
      return { id, titles: { [language]: title } };
    });
    picked.change(picks);
    await this.go(picked.ids, this.onlyDifferent.checked, "replaceState");
    this.tell(say(picked.isKept ? "compare.taken" : "compare.not_kept"));
    this.part("[data-heading]").focus({ preventScroll: true });
  }

  /** @param {string} words */
  tell(words) {
    this.part("[data-status]").textContent = words;
  }
}
