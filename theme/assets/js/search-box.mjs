// The box in the header of every page: the best matches while typing, all of them on Enter.

import { counted } from "./answers.mjs";
import { addressOf, element, highlighted } from "./hits.mjs";
import { indexOf, kindOf, LANGUAGE, SITE } from "./indexes.mjs";
import { searchOf } from "./state.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */

const SHOWN = 5;
const PAUSE = 120;

/**
 * Makes a combobox of the form: a list of matches that the arrow keys go through.
 * @param {HTMLFormElement} form
 */
export function searchBox(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const list = element("div", { id: "matches", class: "matches", role: "listbox" });
  list.setAttribute("aria-label", say("matches"));
  const note = element("p", { class: "note", role: "status" });
  const panel = element("div", { class: "matches-panel", hidden: "" }, list, note);
  form.append(panel);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "matches",
  })) {
    input.setAttribute(name, value);
  }
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  let turn = 0;
  let current = -1;

  const close = () => {
    clearTimeout(pause);
    turn += 1;
    panel.hidden = true;
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const open = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(list.childElementCount > 0));
  };
  const mark = (/** @type {number} */ at) => {
    list.children[current]?.setAttribute("aria-selected", "false");
    current = at;
    const option = list.children[current];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const search = async () => {
    const mine = (turn += 1);
    const text = input.value;
    if (!text.trim()) return close();
    try {
      const result = await (await indexOf(LANGUAGE)).search(text, { limit: SHOWN });
      if (mine !== turn) return;
      draw(list, result, text);
      note.textContent = result.total ? "" : say("empty.words");
    } catch (fault) {
      if (mine !== turn) return;
      note.textContent = say(`fault.${kindOf(fault)}`);
    }
    mark(-1);
    open();
  };

  input.addEventListener("input", () => {
    clearTimeout(pause);
    mark(-1);
    pause = setTimeout(search, PAUSE);
  });
  input.addEventListener("focus", () => {
    if (input.value.trim() && panel.hidden) search();
    // Only to be ready: what is wrong shows when it is used.
    else indexOf(LANGUAGE).catch(() => {});
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.childElementCount;
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (isArrow && panel.hidden) search();
    else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    } else if (isArrow && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(((current + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      /** @type {HTMLElement} */ (list.children[current]).click();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) close();
  });
  form.addEventListener("submit", (event) => {
    if (!input.value.trim()) event.preventDefault();
  });
}

/**
 * @param {HTMLElement} list
 * @param {Result} result
 * @param {string} text
 */
function draw(list, result, text) {
  const { hits, total } = result;
  const options = hits.map((hit) => {
    const title = element("strong", {}, ...highlighted(hit.marks.title));
    if (hit.title_language) title.setAttribute("lang", hit.title_language);
    const about = [hit.mark, ...(hit.facts ?? []).slice(0, 1)].filter(Boolean).join(" · ");
    const small = about ? [element("small", {}, about)] : [];
    return option(addressOf(hit), title, ...small);
  });
  if (total) {
    const state = { q: text, filters: {}, sort: "", page: 1 };
    const address = new URL(`${LANGUAGE}/practices/${searchOf(state)}`, SITE).href;
    options.push(option(address, say("all", { count: counted(result) })));
  }
  for (const [at, each] of options.entries()) each.id = `match-${at}`;
  list.replaceChildren(...options);
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
