// The self-check: one question at a time, so that each fits the screen of a phone with its answers
// and a team talks about one thing. Answers stay on the device.

import { inWords, isDay, isoDay } from "./days.mjs";
import { forget, keep, recall } from "./device.mjs";
import { agreed } from "./dialog.mjs";
import { LANGUAGE } from "./indexes.mjs";
import { Advice } from "./self-check-advice.mjs";
import { answered, answersOf, coded, decoded } from "./self-check-answers.mjs";
import { around, placeOf, questionHash, sharedHash } from "./self-check-places.mjs";
import { unanswered } from "./self-check-priorities.mjs";
import { questionIn, ResultView } from "./self-check-result.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./self-check-answers.mjs").Answers} Answers */

const KEY = "self-check";
const UNSURE = "x";

/** The page, which its address leads through: `#q-3.1`, `#result`, `#a=…`. */
export class SelfCheck {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} selector @returns {HTMLElement} */
    const part = (selector) => /** @type {HTMLElement} */ (page.querySelector(selector));
    this.page = page;
    this.part = part;
    const found = [...page.querySelectorAll("[data-item]")].map((each) => {
      const fieldset = /** @type {HTMLElement} */ (each);
      return /** @type {const} */ ([fieldset.dataset.item ?? "", fieldset]);
    });
    this.fieldsets = new Map(found);
    this.items = [...this.fieldsets.keys()];
    const questions = found.map(([item, each]) => /** @type {const} */ ([item, questionIn(each)]));
    this.result = new ResultView(part("[data-result]"), new Map(questions));
    this.advice = new Advice(part("[data-ranked]"), part("[data-search-fault]"));
    this.language = document.querySelector(".bar .language");
    this.twin = this.language?.getAttribute("href") ?? "";
    const kept = /** @type {any} */ (recall(KEY));
    this.answers = answersOf(kept?.answers, this.items);
    this.day = isDay(kept?.day) ? kept.day : "";
  }

  /** Shows the place to which the address leads, now and whenever it changes. */
  begin() {
    this.part("[data-form]").addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.answer(target);
    });
    for (const button of this.page.querySelectorAll("[data-again]")) {
      button.addEventListener("click", () => this.startOver());
    }
    for (const button of this.page.querySelectorAll("[data-paper]")) {
      button.addEventListener("click", () => print());
    }
    this.part("[data-take]").addEventListener("click", () => this.take());
    this.part("[data-copy]").addEventListener("click", () => this.copy());
    const send = this.part("[data-send]");
    send.hidden = !("share" in navigator);
    send.addEventListener("click", () => this.send());
    addEventListener("hashchange", () => this.show(true));
    // A browser may have put back what was chosen when the page was left.
    addEventListener("pageshow", () => this.check());
    this.check();
    this.show(false);
  }

  /** @param {boolean} isMove whether the reader has come here from elsewhere on the page */
  show(isMove) {
    const place = placeOf(location.hash, this.items);
    const own = coded(this.answers, this.items);
    const shared = place.view === "shared" ? decoded(place.code, this.items) : undefined;
    const isForeign = place.view === "shared" && place.code !== own;
    const isResult = place.view === "result" || shared !== undefined;
    this.shared = isForeign ? shared : undefined;
    const view = isResult ? "result" : place.view === "shared" ? "broken" : place.view;
    this.page.dataset.view = view;
    this.part("[data-result]").hidden = view !== "result";
    this.part("[data-broken]").hidden = view !== "broken";
    if (this.language) this.language.setAttribute("href", this.twin + location.hash);
    this.showQuestion(place.view === "question" ? place.item : "");
    if (view === "result") this.showResult(isForeign && shared ? shared : undefined);
    this.showProgress();
    if (isMove) this.arrive(view, place.view === "question" ? place.item : "");
  }

  /** Puts the reader, keyboard and all, where the page now begins. @param {string} view @param {string} item */
  arrive(view, item) {
    const target =
      view === "question"
        ? this.fieldsets.get(item)?.querySelector("legend")
        : this.part({ result: "#result-title", broken: "#broken-title" }[view] ?? "[data-begin]");
    if (!(target instanceof HTMLElement)) return;
    target.focus({ preventScroll: true });
    const top = view === "start" ? this.page : target;
    top.scrollIntoView({ behavior: "instant", block: "start" });
  }

  /** @param {string} item empty if no question is asked */
  showQuestion(item) {
    for (const [each, fieldset] of this.fieldsets) {
      fieldset.toggleAttribute("data-current", each === item);
    }
    for (const category of this.page.querySelectorAll("[data-category]")) {
      const isCurrent = category.querySelector("[data-current]") !== null;
      category.toggleAttribute("data-current", isCurrent);
    }
    if (!item) return;
    const { previous, next, isLast } = around(item, this.items);
    this.part("[data-previous]").setAttribute("href", previous);
    const forward = this.part("[data-next]");
    forward.setAttribute("href", next);
    forward.dataset.label ??= forward.textContent ?? "";
    forward.textContent = (isLast ? forward.dataset.finish : forward.dataset.label) ?? "";
    for (const link of this.page.querySelectorAll("[data-to]")) {
      if (link.getAttribute("data-to") === item) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {Answers | undefined} foreign answers that came with a link, if they are not one's own */
  showResult(foreign) {
    const answers = foreign ?? this.answers;
    this.advice.show(this.result.show(answers, foreign ? "" : this.day, Boolean(foreign)));
    const hasOwn = answered(this.answers) > 0;
    this.part("[data-shared]").hidden = !foreign;
    this.part("[data-own-begin]").hidden = hasOwn;
    this.part("[data-own-result]").hidden = !hasOwn;
    this.part("[data-change]").hidden = Boolean(foreign);
    this.part("[data-print-result]").hidden = !answered(answers);
    const link = new URL(location.href);
    link.hash = sharedHash(coded(answers, this.items));
    /** @type {HTMLInputElement} */ (this.part("[data-link]")).value = link.href;
    this.part("[data-copied]").textContent = "";
  }

  /** Tells everywhere how much has been answered. */
  showProgress() {
    const [n, total] = [answered(this.answers), this.items.length];
    const begun = this.part("[data-begun]");
    begun.hidden = !n;
    begun.textContent = this.day
      ? say("check.begun_on", { n, total, date: inWords(this.day, LANGUAGE) })
      : say("check.begun", { n, total });
    const begin = this.part("[data-begin]");
    const [open = this.items[0]] = unanswered(this.answers, this.items);
    begin.setAttribute("href", questionHash(open));
    begin.dataset.label ??= begin.textContent ?? "";
    begin.textContent = (n ? begin.dataset.goOn : begin.dataset.label) ?? "";
    begin.hidden = n === total;
    this.part("[data-to-result]").hidden = !n;
    this.part("[data-to-result]").classList.toggle("primary", n === total);
    for (const button of this.page.querySelectorAll("[data-again]")) {
      button.toggleAttribute("hidden", !n || this.shared !== undefined);
    }
    for (const link of this.page.querySelectorAll("[data-to]")) {
      const value = this.answers[link.getAttribute("data-to") ?? ""];
      const state = value === undefined ? "open" : value === null ? "unsure" : "answered";
      link.className = state;
      const told = link.querySelector("[data-state]");
      if (told) told.textContent = say(`check.${state}`);
    }
  }

  /** Takes an answer and keeps it. @param {HTMLInputElement} input */
  answer({ name, value }) {
    const item = placeOf(`#${name}`, this.items);
    if (item.view !== "question") return;
    this.answers[item.item] = value === UNSURE ? null : Number(value);
    this.keep();
  }

  /** Keeps the answers, with the day on which that was. */
  keep() {
    this.day = isoDay();
    const isKept = keep(KEY, { answers: this.answers, day: this.day });
    this.part("[data-not-kept]").textContent = isKept ? "" : say("check.not_kept");
    this.showProgress();
  }

  /** Marks in the form what has been answered. */
  check() {
    for (const input of this.part("[data-form]").querySelectorAll("input")) {
      const value = this.answers[input.name.slice("q-".length)];
      input.checked = value !== undefined && input.value === String(value ?? UNSURE);
    }
  }

  async startOver() {
    const [question, yes, no] = ["again", "again_yes", "cancel"].map((each) => say(`check.${each}`));
    if (!(await agreed(question, yes, no))) return;
    this.answers = {};
    this.day = "";
    forget(KEY);
    this.check();
    if (location.hash === "#start" || !location.hash) this.show(true);
    else location.hash = "#start";
  }

  /** Makes the answers that came with a link one's own, and asks before others are lost. */
  async take() {
    const { shared } = this;
    if (!shared) return;
    const [question, yes, no] = ["take", "take_yes", "cancel"].map((each) => say(`check.${each}`));
    if (answered(this.answers) && !(await agreed(question, yes, no))) return;
    this.answers = { ...shared };
    this.check();
    this.keep();
    location.hash = "#result";
  }

  async copy() {
    const input = /** @type {HTMLInputElement} */ (this.part("[data-link]"));
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      input.select();
      isCopied = false;
    }
    this.part("[data-copied]").textContent = say(isCopied ? "check.copied" : "check.not_copied");
  }

  async send() {
    const { value } = /** @type {HTMLInputElement} */ (this.part("[data-link]"));
    try {
      await navigator.share({ title: document.title, url: value });
    } catch {
      // Whoever changes their mind needs no message.
    }
  }
}
