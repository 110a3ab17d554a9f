// The practices that a result recommends, with the reasons for each.

import { element } from "./element.mjs";
import { FaultNotice } from "./faults.mjs";
import { addressOf, inLanguage } from "./hits.mjs";
import { indexOf, LANGUAGE, SITE } from "./indexes.mjs";
import { wayToForm } from "./near.mjs";
import { ownSchool } from "./own-school.mjs";
import { inCommon, namesIn, recommended, schoolInWords } from "./self-check-practices.mjs";
import { SLOW } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./closeness.mjs").School} School */
/** @typedef {import("./self-check-practices.mjs").Names} Names */
/** @typedef {import("./self-check-practices.mjs").Recommendation} Recommendation */

/** How many practices are shown for an item. */
const SHOWN = 3;

/** Looks up practices for what a result puts first. */
export class Advice {
  /**
   * @param {HTMLElement} ranked where it is told how they are ordered
   * @param {HTMLElement} fault where it is told what keeps them from being found
   */
  constructor(ranked, fault) {
    this.ranked = ranked;
    this.notice = new FaultNotice([fault], () => this.search());
    /** @type {{item: string, place: HTMLElement}[]} */
    this.wanted = [];
  }

  /** Fills the place of each item. @param {{item: string, place: HTMLElement}[]} wanted */
  show(wanted) {
    this.wanted = wanted;
    this.notice.clear();
    if (wanted.length) this.search();
  }

  async search() {
    const { wanted } = this;
    const school = ownSchool();
    const waiting = setTimeout(() => {
      for (const { place } of wanted) place.replaceChildren(note(say("check.searching")));
    }, SLOW);
    try {
      const index = await indexOf(LANGUAGE);
      const names = await namesIn(index);
      const found = await Promise.all(
        wanted.map(({ item }) => recommended(index, item, school, SHOWN)),
      );
      if (wanted !== this.wanted) return;
      this.notice.clear();
      this.ranked.replaceChildren(...order(school, names));
      wanted.forEach(({ item, place }, at) => {
        place.replaceChildren(...drawn(item, found[at], school, names));
      });
    } catch (fault) {
      if (wanted !== this.wanted) return;
      for (const { place } of wanted) place.replaceChildren();
      this.notice.tell(fault);
    } finally {
      clearTimeout(waiting);
    }
  }
}

/**
 * By what practices are ordered, and how to have those from similar schools first.
 * @param {School | undefined} school
 * @param {Names} names
 */
function order(school, names) {
  const known = school ? schoolInWords(school, names) : [];
  if (known.length) return [say("check.ranked_by_school", { school: known.join(" · ") })];
  return [`${say("check.ranked_by_evidence")} · `, wayToForm(say("check.tell_school"))];
}

/**
 * @param {string} item
 * @param {Recommendation[]} found
 * @param {School | undefined} school
 * @param {Names} names
 */
function drawn(item, found, school, names) {
  const href = new URL(`${LANGUAGE}/criteria/${item}/`, SITE).href;
  if (!found.length) {
    const link = element("a", { href }, say("check.questions", { item }));
    return [element("p", { class: "none" }, say("check.none")), element("p", {}, link)];
  }
  const list = found.map(({ hit, same }) => {
    const link = element("a", { href: addressOf(hit) }, hit.title);
    const entry = element("li", {});
    entry.append(inLanguage(element("p", { class: "title" }, link), hit.title_language));
    const [place, ...others] = hit.facts ?? [];
    if (hit.mark) {
      const mark = element("span", { class: hit.demo ? "mark demo" : "mark" }, hit.mark);
      entry.append(mark, " ");
    }
    const facts = element("span", { class: "from" });
    if (place) facts.append(inLanguage(element("span", {}, place), hit.school_language));
    if (others.length) facts.append(` · ${others.join(" · ")}`);
    const reasons = school
      ? same.map((trait) => say(`check.same_${trait}`, { name: inCommon(school, hit, trait, names) }))
      : [];
    if (hit.evidence) reasons.push(say("check.evidence", { name: hit.evidence }));
    if (hit.cost) reasons.push(say("check.cost", { name: hit.cost }));
    const listed = reasons.map((reason) => element("li", {}, reason));
    entry.append(facts, element("ul", { class: "reasons" }, ...listed));
    return entry;
  });
  const all = element("a", { href: `${href}#practices` }, say("check.all", { item }));
  return [element("ul", { class: "advice" }, ...list), element("p", { class: "more" }, all)];
}

/** @param {string} words */
function note(words) {
  return element("p", { class: "note" }, words);
}
