// Filters stand beside the list where there is room, and on a sheet of their own on a phone.

import { counted } from "./answers.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("../search.mjs").Result} Result */

const WIDE = matchMedia("(min-width: 62rem)");

/** What the sheet says of the list behind it: on its button, and to those who hear it. */
export class Sheet {
  /** @param {HTMLElement} dialog */
  constructor(dialog) {
    /** @param {string} selector */
    const part = (selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector));
    this.dialog = dialog;
    this.button = part("[data-show]");
    this.status = part("[data-sheet-status]");
    this.fault = part("[data-sheet-fault]");
    this.label = this.button.textContent ?? "";
  }

  /** Whether it lies over the page, of which nothing can then be heard or used. */
  get isOpen() {
    return this.dialog.hasAttribute("open");
  }

  /** Tells how much the filters leave. @param {Result} result */
  tell(result) {
    this.button.textContent = say("show", { n: result.total });
    this.status.textContent = counted(result);
  }

  /** Tells that the answer is on its way. */
  wait() {
    this.button.textContent = say("searching");
    this.status.textContent = say("searching");
  }

  /** There is no answer of which to tell. */
  forget() {
    this.button.textContent = this.label;
    this.status.textContent = "";
  }
}

/**
 * Keeps the filters where there is room for them.
 * @param {HTMLElement} page
 * @param {() => void} show called when the filters are first seen
 */
export function placeFacets(page, show) {
  const form = page.querySelector("[data-facets]");
  const beside = page.querySelector("[data-facets-place]");
  const sheet = page.querySelector("dialog.sheet");
  const opener = page.querySelector("[data-open-facets]");
  if (!form || !beside || !(opener instanceof HTMLButtonElement)) return;
  if (!(sheet instanceof HTMLDialogElement)) return;
  const onSheet = sheet.querySelector("[data-sheet-place]");

  const place = () => {
    if (WIDE.matches) {
      sheet.close();
      beside.append(form);
      whenIdle(show);
    } else onSheet?.append(form);
  };
  WIDE.addEventListener("change", place);
  place();

  opener.addEventListener("click", () => {
    sheet.showModal();
    show();
  });
  opener.disabled = false;
  for (const button of sheet.querySelectorAll("[data-close-facets]")) {
    button.addEventListener("click", () => sheet.close());
  }
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
}

/** @param {() => void} act */
function whenIdle(act) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 200);
}
