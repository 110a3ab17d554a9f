// The adoption plan: a practice's steps on the school's own calendar, to be changed, kept on the
// device, printed and exported. Its address tells the practice and the day on which it begins.

import { daysLater, isoDay, typedDay } from "./days.mjs";
import { agreed } from "./dialog.mjs";
import { button } from "./element.mjs";
import { FaultNotice } from "./faults.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { placeOf, searchOf } from "./plan-address.mjs";
import { filledIn } from "./plan-dialog.mjs";
import * as edits from "./plan-edits.mjs";
import { PlanList } from "./plan-list.mjs";
import { practiceOf } from "./plan-practice.mjs";
import { malformed, recordOf } from "./plan-record.mjs";
import { scheduled } from "./plan-schedule.mjs";
import { forgetPlan, keepPlan, movePlan, planKept } from "./plan-store.mjs";
import { schoolDayFrom, termOf, termsAfter } from "./plan-terms.mjs";
import {
  drawEntry,
  drawIndicator,
  drawRemoved,
  drawSign,
  fullDay,
  spoken,
  termInWords,
} from "./plan-view.mjs";
import { SLOW } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./plan-calendar.mjs").Plan} Plan */
/** @typedef {import("./plan-practice.mjs").Practice} Practice */
/** @typedef {import("./plan-schedule.mjs").Entry} Entry */
/** @typedef {import("./plan-terms.mjs").Term} Term */

/** How many beginnings of terms are proposed. */
const TERMS_SHOWN = 2;

/** The page, for the practice that its address names. */
export class PlanPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    /** @param {string} name @returns {HTMLElement} */
    const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-${name}]`));
    this.page = page;
    this.part = part;
    this.place = placeOf(location.search);
    /** @type {Term[]} */
    this.terms = JSON.parse(part("school-year").textContent ?? "[]");
    this.startInput = /** @type {HTMLInputElement} */ (part("first-day"));
    this.notice = new FaultNotice(
      [part("fault")],
      () => this.load(),
      (kind, isPlanned) => {
        const told = say(`plan.fault.${kind === "malformed" ? kind : "offline"}`);
        return isPlanned ? `${told} ${say("fault.again")}` : told;
      },
    );
    this.language = document.querySelector(".bar .language");
    this.twin = this.language?.getAttribute("href") ?? "";
    this.edits = edits.noEdits();
    /** Whether the device keeps what is changed. */
    this.isKept = true;
    /** @type {Practice | undefined} */
    this.practice = undefined;
    /** @type {Entry[]} */
    this.entries = [];
  }

  begin() {
    if (!this.place.practice) {
      this.turnTo(this.place.isNamed ? "unknown" : "choose");
      if (!this.place.isNamed) new PlanList(this.page).begin();
      return;
    }
    this.startInput.addEventListener("change", () => this.beginOn(typedDay(this.startInput.value)));
    this.part("add").addEventListener("click", () => this.add());
    this.part("restore").addEventListener("click", () => this.restore());
    for (const name of ["calendar", "sheet"]) {
      this.part(name).addEventListener("click", () => this.save(name));
    }
    // The plan may have been changed meanwhile, in the other language or in another window.
    addEventListener("pageshow", ({ persisted }) => persisted && this.lookAgain());
    addEventListener("storage", () => this.lookAgain());
    this.load();
  }

  /** Shows one part of the page and no other. @param {string} name */
  turnTo(name) {
    for (const each of this.page.querySelectorAll("[data-part]")) {
      each.toggleAttribute("hidden", each.getAttribute("data-part") !== name);
    }
  }

  /** Gets the practice and shows its plan. */
  async load() {
    const slow = setTimeout(() => this.turnTo("waiting"), SLOW);
    try {
      const record = await recordOf(this.place.practice);
      this.practice = record === undefined ? undefined : this.read(record);
      this.notice.clear();
      if (!this.practice) return this.turnTo("unknown");
      this.moveTo(this.practice.id);
      this.tellOf(this.practice);
      this.recall();
      this.turnTo(this.practice.steps.length ? "made" : "empty");
      this.show();
    } catch (fault) {
      this.turnTo("");
      this.notice.tell(fault);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {unknown} record */
  read(record) {
    try {
      return practiceOf(record, LANGUAGE, say);
    } catch {
      throw malformed(this.place.practice);
    }
  }

  /** Goes on under the present id of the practice, and takes the plan along. @param {string} id */
  moveTo(id) {
    movePlan(this.place.practice, id);
    this.place = { ...this.place, practice: id };
  }

  /** What does not change with the plan. @param {Practice} practice */
  tellOf({ id, title, isDemo, isRetired, signs, indicators }) {
    document.title = say("plan.heading", { title: title.text });
    this.part("name").replaceChildren(spoken("span", title));
    for (const link of this.page.querySelectorAll("[data-practice-page]")) {
      link.setAttribute("href", this.addressOf(id));
    }
    this.part("demo").hidden = !isDemo;
    this.part("retired").hidden = !isRetired;
    this.part("signs").hidden = !signs.length;
    this.part("signs-list").replaceChildren(...signs.map(drawSign));
    this.part("indicators").hidden = !indicators.length;
    this.part("indicators-list").replaceChildren(...indicators.map(drawIndicator));
    const buttons = termsAfter(isoDay(), this.terms, TERMS_SHOWN).map((term) =>
      button(termInWords(term), () => this.beginOn(schoolDayFrom(term.opens, this.terms))),
    );
    this.part("terms").replaceChildren(...buttons);
  }

  /** Takes up what was changed elsewhere while this page stood open. */
  lookAgain() {
    if (!this.practice || !this.isKept) return;
    this.recall();
    this.place = { ...this.place, start: this.edits.start || this.place.start };
    this.show();
  }

  /** Where a practice is told of. @param {string} id */
  addressOf(id) {
    return new URL(`${LANGUAGE}/practices/${id}/`, SITE).href;
  }

  /** Takes up what was changed on an earlier visit, and tells what of it is lost. */
  recall() {
    const steps = this.practice?.steps ?? [];
    const kept = planKept(this.place.practice);
    const found = edits.editsFor(kept?.edits ?? edits.noEdits(), steps);
    this.edits = found.edits;
    const lost = kept && !kept.isWhole ? "damaged" : found.isCurrent ? "" : "outdated";
    this.part("told").textContent = lost && say(`plan.${lost}`);
  }

  /** The day on which the plan begins: of the address, of an earlier visit, or the next term's. */
  get start() {
    const [term] = termsAfter(isoDay(), this.terms, 1);
    return this.place.start || this.edits.start || schoolDayFrom(term.opens, this.terms);
  }

  /** Draws the plan as it is now. */
  show() {
    const { practice, start } = this;
    if (!practice) return;
    this.entries = scheduled(practice, this.edits, start, this.terms, LANGUAGE);
    this.part("steps").replaceChildren(
      ...this.entries.map((entry) =>
        drawEntry(entry, { edit: () => this.edit(entry), remove: () => this.remove(entry) }),
      ),
    );
    const removed = practice.steps.filter(({ id }) => this.edits.changes[id]?.isRemoved);
    this.part("removed").hidden = !removed.length;
    this.part("removed-list").replaceChildren(
      ...removed.map((step) => drawRemoved(step, () => this.putBack(step.id))),
    );
    this.part("core-missing").textContent = removed.some(({ kind }) => kind === "core")
      ? say("plan.core_missing")
      : "";
    this.part("restore").hidden = edits.isProposal(this.edits);
    this.part("add").toggleAttribute("disabled", !edits.hasRoom(this.edits));
    this.startInput.value = start;
    const [term, first] = [termOf(start, this.terms), schoolDayFrom(start, this.terms)];
    const words = term ? [fullDay(start), termInWords(term)] : [fullDay(start)];
    this.part("start-words").textContent = words.join(" · ");
    const later = first === start ? "" : say("plan.later", { date: fullDay(first) });
    this.part("start-note").textContent = later;
    this.place = { ...this.place, start };
    history.replaceState(history.state, "", searchOf(this.place));
    this.language?.setAttribute("href", this.twin + location.search);
  }

  /** Begins on another day. @param {string} day empty while it is being typed */
  beginOn(day) {
    if (!day) return;
    this.place = { ...this.place, start: day };
    const said = edits.areDatesFixed(this.edits) ? "plan.begun_fixed" : "plan.begun";
    this.take({ ...this.edits, start: day }, say(said, { date: fullDay(day) }));
  }

  /**
   * Makes edits the plan's, keeps them and tells what was done. Once something is changed the first
   * day is kept as well: a plan must not move to another term when its own has begun.
   * @param {edits.Edits} changed
   * @param {string} said
   */
  take(changed, said) {
    const { practice } = this;
    if (!practice) return;
    this.edits = changed;
    this.show();
    const isNothing = edits.isProposal(changed) && !changed.start;
    if (isNothing) forgetPlan(practice.id);
    this.isKept = isNothing || keepPlan(practice, { ...changed, start: this.start });
    this.part("told").textContent = this.isKept ? "" : say("plan.not_kept");
    this.part("said").textContent = said;
  }

  /** @param {Entry} entry */
  async edit(entry) {
    const values = { ...entry, title: entry.title.text, who: entry.who.text };
    const answer = await filledIn(values, say("plan.editing"), entry.isChanged);
    if (answer === "proposal") this.take(edits.asProposed(this.edits, entry.id), say("plan.saved"));
    else if (answer) this.take(edits.withValues(this.edits, values, answer), say("plan.saved"));
    this.focusOn(entry.id);
  }

  /** @param {Entry} entry */
  async remove(entry) {
    if (entry.kind === "core") {
      const [question, yes] = [say("plan.core_question"), say("plan.core_yes")];
      if (!(await agreed(question, yes, say("plan.cancel")))) return this.focusOn(entry.id);
    }
    this.take(edits.without(this.edits, entry), say("plan.removed", { title: entry.title.text }));
    this.part("steps-title").focus();
  }

  /** @param {string} id of a step that was left out */
  putBack(id) {
    this.take(edits.putBack(this.edits, id), say("plan.saved"));
    this.focusOn(id);
  }

  async add() {
    const after = this.entries.at(-1)?.end;
    const day = after ? schoolDayFrom(daysLater(after, 1), this.terms) : this.start;
    const blank = { title: "", who: "", check: "", start: day, end: day };
    const answer = await filledIn(blank, say("plan.adding"), false);
    if (!answer || answer === "proposal") return;
    this.take(edits.withAdded(this.edits, answer), say("plan.saved"));
    this.focusOn(this.edits.added.at(-1)?.id ?? "");
  }

  async restore() {
    const [question, yes] = [say("plan.restore_question"), say("plan.restore_yes")];
    if (!(await agreed(question, yes, say("plan.cancel")))) return;
    this.take({ ...edits.noEdits(), start: this.edits.start }, say("plan.restored"));
    this.part("steps-title").focus();
  }

  /** Puts the keyboard back where a line of the plan is changed. @param {string} id */
  focusOn(id) {
    const line = this.page.querySelector(`[data-entry="${id}"] button`);
    if (line instanceof HTMLElement) line.focus();
  }

  /** Makes a file of the plan. @param {string} kind `calendar` or `sheet` */
  async save(kind) {
    const { practice, entries } = this;
    if (!practice) return;
    const plan = { practice, entries, page: this.addressOf(practice.id) };
    const told = this.part("exported");
    told.textContent = "";
    try {
      const { saveCalendar, saveSheet } = await import("./plan-files.mjs");
      await (kind === "calendar" ? saveCalendar(plan) : saveSheet(plan));
      told.textContent = say(`plan.exported.${kind}`);
    } catch {
      told.textContent = say("plan.not_exported");
    }
  }
}
