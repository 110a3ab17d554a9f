// On the page of a practice: how close its school is to the reader's, and what to adapt.

import { comparisons, differs, readingOn, suitabilities } from "./adapting.mjs";
import { FACETS, idsIn, kindIn, known } from "./closeness.mjs";
import { copied, element } from "./element.mjs";
import { leadBack, valuesInWords, wayToForm } from "./near.mjs";
import { ownSchool } from "./own-school.mjs";
import { named, say } from "./wording.mjs";

/** @typedef {import("./adapting.mjs").Comparison} Comparison */
/** @typedef {import("./adapting.mjs").Section} Section */
/** @typedef {import("./adapting.mjs").Suitability} Suitability */
/** @typedef {import("./closeness.mjs").School} School */

/** The place on the page that asks for the reader's school, or tells how close the two are. */
export class NearNote {
  /** @param {HTMLElement} place with `data-levels` and so on of the practice's school */
  constructor(place) {
    const { suitsSizes, suitsSettings } = place.dataset;
    this.place = place;
    this.invitation = [...place.childNodes];
    this.kind = kindIn(place.dataset);
    this.suited = { size: idsIn(suitsSizes), setting: idsIn(suitsSettings) };
    for (const link of place.querySelectorAll("a")) leadBack(link);
  }

  /** Tells what holds for the reader's school as it is now. */
  show() {
    const [level, size, setting] = FACETS.map((facet) => named(`names.${facet}`));
    const school = known(ownSchool(), { level, size, setting });
    const told = school ? [this.note(school, size)] : this.invitation;
    this.place.replaceChildren(...told);
  }

  /** @param {School} school @param {string[]} sizes */
  note(school, sizes) {
    const compared = comparisons(school, this.kind, sizes);
    const said = suitabilities(school, this.suited);
    const n = compared.filter(({ state }) => state === "same").length;
    const title = say("near.title", { n, total: compared.length });
    return element(
      "section",
      { class: "card near", "aria-labelledby": "near" },
      element("h2", { id: "near" }, title),
      element("ul", { class: "compared" }, ...compared.map(comparison), ...said.map(suitability)),
      ...further(readingOn(compared, said)),
      element("p", { class: "note" }, wayToForm(say("like.change"))),
    );
  }
}

/** @param {Comparison} compared */
function comparison(compared) {
  const { facet, state, own, theirs } = compared;
  const item = element("li", { class: differs(compared) ? "different" : state });
  item.append(element("strong", {}, say(`near.${facet}_${state}`)));
  if (state === "same") {
    const shared = theirs.filter((id) => own.includes(id));
    item.append(` ${valuesInWords(facet, shared)}`);
  } else if (state !== "unknown") {
    const both = { theirs: valuesInWords(facet, theirs), own: valuesInWords(facet, own) };
    item.append(
      element("span", { class: "values" }, say("near.both", both)),
      element("span", { class: "meaning" }, say(`near.meaning.${facet}_${state}`)),
    );
  }
  return item;
}

/** @param {Suitability} said */
function suitability({ facet, isSuited, own, suited }) {
  const values = { own: valuesInWords(facet, [own]), suited: valuesInWords(facet, suited) };
  const words = say(isSuited ? "near.suited" : "near.not_suited", values);
  return element("li", { class: isSuited ? "same" : "different" }, words);
}

/**
 * Links to what the page says of adapting, as far as it has these sections.
 * @param {Section[]} sections
 */
function further(sections) {
  const items = sections.flatMap((section) => {
    const steps = section === "steps" ? adaptableSteps() : [];
    if (!document.getElementById(section) || (section === "steps" && !steps.length)) return [];
    const link = element("a", { href: `#${section}` }, say(`near.${section}`));
    return [element("li", {}, link, ...(steps.length ? [element("ul", {}, ...steps)] : []))];
  });
  if (!items.length) return [];
  const summary = element("summary", {}, say("near.further"));
  return [element("details", {}, summary, element("ul", { class: "points" }, ...items))];
}

/** The steps of the page that may be changed, with what it says of how. */
function adaptableSteps() {
  return [...document.querySelectorAll("[data-adaptable]")].map((step) => {
    const title = /** @type {Element} */ (step.querySelector("h3"));
    const advice = step.querySelector("[data-adapt]");
    const link = element("a", { href: `#${step.id}` }, copied(title));
    return element("li", {}, link, ...(advice ? [" ", copied(advice)] : []));
  });
}
