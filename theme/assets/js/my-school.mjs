// The form on which a reader tells what their school is like. Each choice is kept at once, on the
// device alone.

import { FACETS, known, schoolOf, toldOf } from "./closeness.mjs";
import { SEPARATOR, TOP, valuesInWords } from "./near.mjs";
import { forgetOwnSchool, keepOwnSchool, ownSchool } from "./own-school.mjs";
import { addressIn } from "./returning.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./closeness.mjs").Facet} Facet */
/** @typedef {import("./closeness.mjs").School} School */

/** The page of the form. */
export class SchoolForm {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} selector */
    const part = (selector) => /** @type {HTMLElement} */ (page.querySelector(selector));
    this.page = page;
    this.form = part("[data-form]");
    this.status = part("[data-kept]");
    this.back = part("[data-back]");
    this.onward = part("[data-onward]");
    this.forgetting = part("[data-forget]");
    this.language = document.querySelector(".bar .language");
    this.twin = this.language?.getAttribute("href") ?? "";
  }

  /** Shows what is kept, and listens to the reader. */
  begin() {
    this.form.addEventListener("change", () => this.take());
    this.forgetting.addEventListener("click", () => {
      this.forget();
      this.form.querySelector("input")?.focus();
    });
    addEventListener("hashchange", () => this.leadBack());
    // A browser may have put back what was chosen when the page was left.
    addEventListener("pageshow", () => this.show());
    this.leadBack();
    this.show();
    this.page.dataset.ready = "";
  }

  /** Shows where the reader has come from, and keeps it when the language is switched. */
  leadBack() {
    const address = addressIn(location.hash, TOP);
    if (address) this.back.setAttribute("href", address);
    this.back.hidden = !address;
    this.onward.classList.toggle("primary", !address);
    this.language?.setAttribute("href", this.twin + (address ? location.hash : ""));
  }

  /** Shows the school that is kept. */
  show() {
    const values = (/** @type {Facet} */ facet) => this.inputs(facet).map(valueOf);
    const ids = { level: values("level"), size: values("size"), setting: values("setting") };
    const school = known(ownSchool(), ids);
    for (const facet of FACETS) {
      const chosen = [school?.[facet] ?? ""].flat();
      for (const input of this.inputs(facet)) input.checked = chosen.includes(input.value);
    }
    this.tell(school);
  }

  /** Keeps what is chosen. */
  take() {
    const chosen = (/** @type {Facet} */ facet) =>
      this.inputs(facet).filter(({ checked }) => checked).map(valueOf);
    const [[size], [setting]] = [chosen("size"), chosen("setting")];
    const school = schoolOf({ level: chosen("level"), size, setting });
    if (!school) this.forget();
    else if (keepOwnSchool(school)) this.tell(school);
    else this.tell(undefined, say("school.not_kept"));
  }

  /** Forgets the school. */
  forget() {
    forgetOwnSchool();
    this.show();
    this.status.textContent = say("school.forgotten");
  }

  /**
   * What can be chosen of a facet.
   * @param {Facet} facet
   * @returns {HTMLInputElement[]}
   */
  inputs(facet) {
    return [...this.form.querySelectorAll(`[data-facet=${facet}] input`)].flatMap((each) =>
      each instanceof HTMLInputElement ? [each] : [],
    );
  }

  /**
   * Tells what is kept, and offers what can be done with it.
   * @param {School | undefined} school
   * @param {string} [words] what is said in place of it
   */
  tell(school, words = school ? inWords(school) : say("school.nothing")) {
    this.status.textContent = words;
    this.onward.hidden = !school;
    this.forgetting.hidden = !school;
  }
}

/** @param {HTMLInputElement} input */
function valueOf({ value }) {
  return value;
}

/** That a school is kept, and which. @param {School} school */
function inWords(school) {
  const facets = toldOf(school).map((facet) => valuesInWords(facet, [school[facet] ?? []].flat()));
  return say("school.kept", { school: facets.join(SEPARATOR) });
}
