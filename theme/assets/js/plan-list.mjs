// The plans that this device keeps, each to be opened or deleted.

import { agreed } from "./dialog.mjs";
import { button, element } from "./element.mjs";
import { LANGUAGE } from "./indexes.mjs";
import { titleOf } from "./picks.mjs";
import { searchOf } from "./plan-address.mjs";
import { forgetPlan, plansKept } from "./plan-store.mjs";
import { spoken } from "./plan-view.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./plan-practice.mjs").Told} Told */

/** The part of the page that is shown where its address names no practice. */
export class PlanList {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} name @returns {HTMLElement} */
    this.part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
  }

  begin() {
    // A plan may have been changed or deleted meanwhile.
    addEventListener("pageshow", ({ persisted }) => persisted && this.show());
    addEventListener("storage", () => this.show());
    this.show();
  }

  show() {
    const plans = plansKept();
    this.part("kept").hidden = !plans.length;
    this.part("kept-list").replaceChildren(
      ...plans.map((plan) => {
        const [text, language] = titleOf(plan, LANGUAGE);
        return drawPlan(plan.id, { text, language }, () => this.remove(plan.id, text));
      }),
    );
  }

  /** Deletes a plan if the reader means it; the keyboard goes on above what is left. */
  async remove(/** @type {string} */ id, /** @type {string} */ title) {
    const [question, yes] = [say("plan.delete_question", { title }), say("plan.delete_yes")];
    if (!(await agreed(question, yes, say("plan.cancel")))) return;
    forgetPlan(id);
    this.show();
    this.part("deleted").textContent = say("plan.deleted", { title });
    this.part(this.part("kept").hidden ? "choose-title" : "kept-title").focus();
  }
}

/**
 * A plan with the way to it.
 * @param {string} id
 * @param {Told} title
 * @param {() => void} remove
 */
function drawPlan(id, title, remove) {
  const link = element("a", { href: searchOf({ practice: id, start: "" }) }, spoken("span", title));
  const label = say("plan.about", { act: say("plan.delete"), title: title.text });
  return element(
    "li",
    {},
    link,
    button(say("plan.delete"), remove, { class: "button", "aria-label": label }),
  );
}
