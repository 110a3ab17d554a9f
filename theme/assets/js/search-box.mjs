// The box in the header of every page: the best matches while typing, all of them on Enter.

import { corrections, counted } from "./answers.mjs";
import { element } from "./element.mjs";
import { inWords, kindOf } from "./faults.mjs";
import { addressOf, highlighted, inLanguage } from "./hits.mjs";
import { indexOf, LANGUAGE, SITE } from "./indexes.mjs";
import { searchOf } from "./state.mjs";
import { PAUSE, Retries, SLOW } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */

const SHOWN = 5;

/**
 * Makes a combobox of the form, which on a phone is folded away until it is asked for. On a page
 * that has a larger box of its own, and no list of hits below it, that one becomes the combobox.
 * @param {HTMLFormElement} form
 * @param {Element | null} toggle the button that unfolds it
 */
export function headerSearch(form, toggle) {
  const large = document.querySelector(".hero .find");
  const box = new SearchBox(large instanceof HTMLFormElement ? large : form);
  box.begin();
  /** @type {() => HTMLInputElement | null} where a page has a larger box of its own */
  const own = () => document.querySelector(".find input");
  const unfold = (/** @type {boolean} */ open) => {
    form.classList.toggle("open", open);
    toggle?.setAttribute("aria-expanded", String(open));
    if (open) box.input.focus();
  };
  toggle?.addEventListener("click", () => {
    const larger = own();
    if (larger) larger.focus();
    else unfold(!form.classList.contains("open"));
  });
  addEventListener("keydown", (event) => {
    if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const larger = own();
    if (larger) larger.select();
    else unfold(true);
  });
}

/** Whether a key is for the box, on whatever keyboard. @param {KeyboardEvent} event */
function isShortcut({ key, code, target, ctrlKey, metaKey, altKey }) {
  const places = "input, textarea, select, [contenteditable]";
  const isTyping = target instanceof Element && target.closest(places);
  if (key === "/") return !isTyping && !ctrlKey && !metaKey && !altKey;
  return (key?.toLowerCase() === "k" || code === "KeyK") && (ctrlKey || metaKey);
}

/** A box with a list of matches that the arrow keys go through. */
class SearchBox {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const named = { role: "listbox", "aria-label": say("matches") };
    this.list = element("div", { id: "matches", class: "matches", ...named });
    this.above = element("p", { class: "note" });
    this.below = element("p", { class: "note" });
    this.panel = element("div", { class: "matches-panel", hidden: "" });
    this.panel.append(this.above, this.list, this.below);
    // It stands outside of the panel: in something hidden nothing would be heard.
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.retries = new Retries(() => this.search());
    this.isFaulty = false;
    this.turn = 0;
    this.current = -1;
    /** What the list answers. */
    this.answered = "";
  }

  /** Listens to the reader. */
  begin() {
    const { form, input } = this;
    form.append(this.panel, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "matches",
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.mark(-1);
      this.pause = setTimeout(() => this.search(), PAUSE);
    });
    const prepare = () => {
      if (input.value.trim() && this.panel.hidden) this.search();
      // Only to be ready: what is wrong shows when it is used.
      else indexOf(LANGUAGE).catch(() => {});
    };
    input.addEventListener("focus", prepare);
    input.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.close();
    });
    form.addEventListener("submit", (event) => {
      if (!input.value.trim()) event.preventDefault();
    });
    // Who was quicker than this could be loaded is answered as well.
    if (input === document.activeElement) prepare();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    const isAnswered = this.input.value === this.answered;
    const count = isAnswered ? this.list.childElementCount : 0;
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (isArrow && this.panel.hidden) this.search();
    else if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      this.close();
    } else if (isArrow && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(((this.current + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && isAnswered && this.current >= 0) {
      event.preventDefault();
      /** @type {HTMLElement} */ (this.list.children[this.current]).click();
    }
  }

  /** Shows what is found for what stands in the box; what comes too late is dropped. */
  async search() {
    const turn = (this.turn += 1);
    const text = this.input.value;
    this.retries.hold();
    if (!text.trim()) return this.close();
    const slow = setTimeout(() => turn === this.turn && this.wait(), SLOW);
    try {
      const result = await (await indexOf(LANGUAGE)).search(text, { limit: SHOWN });
      if (turn === this.turn) this.show(result, text);
    } catch (fault) {
      if (turn === this.turn) this.showFault(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * @param {Result} result
   * @param {string} text
   */
  show(result, text) {
    const corrected = corrections(result).join(" ");
    const none = result.total ? "" : say("empty.words");
    this.retries.end();
    this.isFaulty = false;
    this.answered = text;
    this.fill(options(result, text), corrected, none);
    this.open();
    this.status.textContent = [corrected, none || counted(result)].filter(Boolean).join(" ");
  }

  /** Tells of a fault, and tries again by itself where that may help. @param {unknown} fault */
  showFault(fault) {
    const kind = kindOf(fault);
    const words = inWords(kind, this.retries.plan(kind));
    this.isFaulty = true;
    this.fill([], "", words);
    this.open();
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** Tells that the answer is on its way; what is told of a fault stays until there is one. */
  wait() {
    if (this.isFaulty) return;
    this.below.textContent = say("searching");
    this.status.textContent = say("searching");
    this.list.setAttribute("aria-busy", "true");
    this.open();
  }

  /**
   * @param {HTMLElement[]} matches
   * @param {string} above
   * @param {string} below
   */
  fill(matches, above, below) {
    this.list.replaceChildren(...matches);
    this.list.removeAttribute("aria-busy");
    this.above.textContent = above;
    this.below.textContent = below;
    this.mark(-1);
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(this.list.childElementCount > 0));
  }

  close() {
    clearTimeout(this.pause);
    this.turn += 1;
    this.retries.end();
    this.isFaulty = false;
    this.fill([], "", "");
    this.status.textContent = "";
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Marks one match as the chosen one, or none. @param {number} at */
  mark(at) {
    const { children } = this.list;
    children[this.current]?.setAttribute("aria-selected", "false");
    this.current = at;
    const option = children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

/**
 * The best matches, and the way to all of them.
 * @param {Result} result
 * @param {string} text
 */
function options(result, text) {
  const drawn = result.hits.map((hit) => {
    const title = element("strong", {}, ...highlighted(hit.marks.title));
    const [school = ""] = hit.facts ?? [];
    const named = inLanguage(element("span", {}, school), hit.school_language);
    const about = hit.mark && school ? [`${hit.mark} · `, named] : [hit.mark ?? named];
    const small = hit.mark || school ? [element("small", {}, ...about)] : [];
    return option(addressOf(hit), inLanguage(title, hit.title_language), ...small);
  });
  if (result.total) {
    const state = { q: text, filters: {}, sort: "", page: 1 };
    const address = new URL(`${LANGUAGE}/practices/${searchOf(state)}`, SITE).href;
    drawn.push(option(address, say("all", { count: counted(result) })));
  }
  for (const [at, each] of drawn.entries()) each.id = `match-${at}`;
  return drawn;
}

/**
 * A match, which is a link as well: it can be opened in a new tab.
 * @param {string} address
 * @param {(Node | string)[]} content
 */
function option(address, ...content) {
  const attributes = { role: "option", href: address, tabindex: "-1", "aria-selected": "false" };
  return element("a", attributes, ...content);
}
