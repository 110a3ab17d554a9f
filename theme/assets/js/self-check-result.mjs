// The result of a self-check as a reader sees it. Words of questions are copied from the page.

import { answered, TOP } from "./self-check-answers.mjs";
import { inWords } from "./days.mjs";
import { copied, element } from "./element.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { questionHash } from "./self-check-places.mjs";
import { hasLevels, priorities, strengths, unanswered, unsure } from "./self-check-priorities.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./self-check-answers.mjs").Answers} Answers */
/** @typedef {import("./self-check-priorities.mjs").Priority} Priority */

/**
 * A question as it stands in the page.
 * @typedef {{item: string, name: Element, why: Element, levels: Element[], answers: Element[]}}
 *   Question
 */

/** @param {HTMLElement} fieldset @returns {Question} */
export function questionIn(fieldset) {
  const part = (/** @type {string} */ selector) => {
    return /** @type {Element} */ (fieldset.querySelector(selector));
  };
  const answers = [...fieldset.querySelectorAll("[data-answer]")];
  return {
    item: fieldset.dataset.item ?? "",
    name: part("[data-name]"),
    why: part("[data-why]"),
    levels: answers.map((each) => /** @type {Element} */ (each.previousElementSibling)),
    answers,
  };
}

/** The result in the places of the page that are made for it. */
export class ResultView {
  /**
   * @param {HTMLElement} section
   * @param {Map<string, Question>} questions by item, in their order
   */
  constructor(section, questions) {
    this.section = section;
    this.questions = questions;
    this.items = [...questions.keys()];
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.section.querySelector(`[data-${name}]`));
  }

  /**
   * Shows what follows from answers, and tells where practices for each priority belong.
   * @param {Answers} answers
   * @param {string} day when they were last changed (ISO), or empty if that is not known
   * @param {boolean} isShared whether they are somebody else's, and cannot be changed here
   * @returns {{item: string, place: HTMLElement}[]}
   */
  show(answers, day, isShared) {
    const { items } = this;
    const chosen = priorities(answers, items);
    const total = items.length;
    this.part("done").textContent = say("check.done", { n: answered(answers), total });
    this.part("date").textContent = day
      ? say("check.date", { date: inWords(day, LANGUAGE) })
      : say("check.no_date");
    this.part("date").classList.toggle("unknown", !day);
    const open = unanswered(answers, items).length;
    tell(this.part("partial"), open ? [say("check.partial", { n: open })] : []);
    const isEmpty = !hasLevels(answers, items);
    tell(this.part("nothing"), isEmpty ? [say("check.nothing")] : []);
    this.part("found").hidden = isEmpty;
    this.part("profile").replaceChildren(
      ...items.map((item) => this.row(item, answers, chosen, isShared)),
    );
    const strong = strengths(answers, items);
    tell(
      this.part("strengths"),
      strong.length ? [label("check.strengths"), " ", ...this.named(strong)] : [],
    );
    const doubtful = unsure(answers, items);
    tell(
      this.part("unsure"),
      doubtful.length
        ? [
            label("check.unsure_items"),
            " ",
            ...this.named(doubtful),
            ` ${say("check.unsure_advice")}`,
          ]
        : [],
    );
    return this.showPriorities(chosen, isEmpty);
  }

  /** Items by number and name. @param {string[]} items */
  named(items) {
    return items.flatMap((item, at) => [at ? ", " : "", `${item} `, this.nameOf(item)]);
  }

  /** @param {string} item */
  nameOf(item) {
    return copied(/** @type {Question} */ (this.questions.get(item)).name);
  }

  /**
   * A row of the profile: a bar for the eye, the level in words for everybody.
   * @param {string} item
   * @param {Answers} answers
   * @param {Priority[]} chosen
   * @param {boolean} isShared
   */
  row(item, answers, chosen, isShared) {
    const question = /** @type {Question} */ (this.questions.get(item));
    const name = [element("b", {}, item), " ", copied(question.name)];
    const head = element("th", { scope: "row" });
    if (isShared) head.append(...name);
    else head.append(element("a", { href: questionHash(item) }, ...name));
    const place = chosen.findIndex((each) => each.item === item);
    if (place >= 0) {
      head.append(" ", element("span", { class: "mark" }, say("check.start", { n: place + 1 })));
    }
    const level = answers[item];
    const cell = element("td", {});
    if (typeof level === "number") {
      const steps = Array.from({ length: TOP }, (_, step) =>
        element("i", step < level ? { class: "on" } : {}),
      );
      cell.append(
        element("span", { class: "meter", "aria-hidden": "true" }, ...steps),
        copied(question.levels[level]),
      );
    } else {
      const words = say(level === null ? "check.unsure" : "check.open");
      cell.append(element("span", { class: "none" }, words));
    }
    return element("tr", place >= 0 ? { class: "chosen" } : {}, head, cell);
  }

  /**
   * @param {Priority[]} chosen
   * @param {boolean} isEmpty
   */
  showPriorities(chosen, isEmpty) {
    const drawn = chosen.map((priority, at) => this.priority(priority, at + 1));
    const place = this.part("priorities");
    place.replaceChildren(...drawn.map(({ card }) => card));
    this.part("ranked").hidden = !chosen.length;
    if (!chosen.length && !isEmpty) {
      const href = new URL(`${LANGUAGE}/contribute/`, SITE).href;
      const link = element("a", { href }, say("check.tell_others"));
      place.append(element("p", { class: "card" }, `${say("check.top")} `, link));
    }
    return drawn.map(({ place: found }, at) => ({ item: chosen[at].item, place: found }));
  }

  /**
   * An item to work on: where it stands, what the next level is, why it comes first.
   * @param {Priority} priority
   * @param {number} number from 1
   */
  priority({ item, level, isLowest, tied }, number) {
    const question = /** @type {Question} */ (this.questions.get(item));
    const name = question.levels[level].textContent ?? "";
    const reasons = [say(isLowest ? "check.reason_lowest" : "check.reason_next", { level: name })];
    if (tied.length) {
      const items = new Intl.ListFormat(LANGUAGE).format(tied);
      reasons.push(say("check.reason_tied", { items, n: tied.length }));
    }
    const points = [...reasons.map((reason) => element("li", {}, reason))];
    points.push(element("li", {}, copied(question.why)));
    const place = element("div", { class: "check-practices", "aria-live": "polite" });
    const card = element(
      "article",
      { class: "card priority", "aria-labelledby": `priority-${number}` },
      element(
        "h4",
        { id: `priority-${number}` },
        element("span", { class: "mark" }, say("check.start", { n: number })),
        element("span", { class: "number" }, item),
        " ",
        copied(question.name),
      ),
      element(
        "dl",
        { class: "climb" },
        step(say("check.now"), question, level),
        step(say("check.next"), question, level + 1),
      ),
      element("h5", {}, say("check.reasons")),
      element("ul", { class: "points" }, ...points),
      element("h5", {}, say("check.practices")),
      place,
    );
    return { card, place };
  }
}

/** @param {string} name */
function label(name) {
  return element("strong", {}, say(name));
}

/**
 * A level with what a school on it says of itself.
 * @param {string} label
 * @param {Question} question
 * @param {number} level
 */
function step(label, question, level) {
  const told = element("dd", {}, element("b", {}, copied(question.levels[level])), " ");
  told.append(copied(question.answers[level]));
  return element("div", {}, element("dt", {}, label), told);
}

/**
 * Puts words in their place, which is hidden where there are none.
 * @param {HTMLElement} place
 * @param {(Node | string)[]} words
 */
function tell(place, words) {
  place.replaceChildren(...words);
  place.hidden = !words.length;
}
