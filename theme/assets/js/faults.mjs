// What keeps a search from being answered, and how to go on.

import { button, element } from "./element.mjs";
import { Retries } from "./waiting.mjs";
import { say } from "./wording.mjs";

/** @typedef {"offline" | "stale" | "malformed" | "unsupported"} Kind */

/**
 * What kept a search from being answered: `offline` may pass by itself, `unsupported` never does.
 * @param {unknown} fault
 * @returns {Kind}
 */
export function kindOf(fault) {
  // A browser that is too old stumbles over a module's syntax, or over a name that it lacks.
  if (fault instanceof SyntaxError || fault instanceof ReferenceError) return "unsupported";
  const kind = fault instanceof Error && "kind" in fault ? fault.kind : "offline";
  return kind === "stale" || kind === "malformed" || kind === "unsupported" ? kind : "offline";
}

/**
 * A fault in words.
 * @param {Kind} kind
 * @param {boolean} isPlanned whether it is tried again without the reader's doing
 */
export function inWords(kind, isPlanned) {
  const told = say(`fault.${kind}`);
  return isPlanned ? `${told} ${say("fault.again")}` : told;
}

/**
 * A fault with the button that may mend it, if one may.
 * @param {Kind} kind
 * @param {string} words
 * @param {() => void} retry
 */
export function drawFault(kind, words, retry) {
  const drawn = element("div", { class: "card fault" }, element("p", {}, words));
  if (kind === "stale") drawn.append(button(say("fault.reload"), () => location.reload()));
  else if (kind !== "unsupported") drawn.append(button(say("fault.retry"), retry));
  return drawn;
}

/** The places where a page tells of a fault, until what failed has been done. */
export class FaultNotice {
  /**
   * @param {HTMLElement[]} places
   * @param {() => void} again
   * @param {(kind: Kind, isPlanned: boolean) => string} words what is told of a fault
   */
  constructor(places, again, words = inWords) {
    this.places = places;
    this.again = again;
    this.words = words;
    this.retries = new Retries(again);
  }

  /**
   * Tells of a fault and plans to try again; a button that is there already stays.
   * @param {unknown} fault
   * @param {HTMLElement[]} [places] where, if not everywhere
   */
  tell(fault, places = this.places) {
    const kind = kindOf(fault);
    const words = this.words(kind, this.retries.plan(kind));
    for (const place of this.places) {
      if (!places.includes(place)) place.replaceChildren();
    }
    for (const place of places) {
      const told = place.querySelector("p");
      if (!told || place.dataset.kind !== kind) {
        place.dataset.kind = kind;
        place.replaceChildren(drawFault(kind, words, () => this.byHand()));
      } else if (told.textContent !== words) told.textContent = words;
    }
  }

  /** The reader tries again; whoever does is worth a few more attempts. */
  byHand() {
    this.retries.end();
    this.again();
  }

  /** Takes back what was told. Whether the keyboard loses its place by that is told. */
  clear() {
    this.retries.end();
    const isLeft = this.places.some((place) => place.contains(document.activeElement));
    for (const place of this.places) place.replaceChildren();
    return isLeft;
  }
}
