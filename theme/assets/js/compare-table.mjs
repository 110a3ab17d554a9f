// The table that sets practices side by side. Nothing from a practice is taken for HTML.

import { button, element } from "./element.mjs";
import { LANGUAGE, SITE } from "./indexes.mjs";
import { differs } from "./outline.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./outline.mjs").Line} Line */
/** @typedef {import("./outline.mjs").Outline} Outline */

/** What the parts of a table are, for browsers that forget it where parts are laid out as blocks. */
const ROLES = {
  table: "table",
  ":is(thead, tbody)": "rowgroup",
  tr: "row",
  "th[scope=col]": "columnheader",
  "th[scope=row]": "rowheader",
  td: "cell",
};

/** The table of the page, whose rows and their names are there already. */
export class CompareTable {
  /**
   * @param {HTMLTableElement} table
   * @param {(outline: Outline) => void} remove called to leave a practice out
   */
  constructor(table, remove) {
    this.table = table;
    this.remove = remove;
    this.head = /** @type {HTMLTableRowElement} */ (table.tHead?.rows[0]);
    this.rows = [...table.tBodies[0].rows];
  }

  /**
   * Sets practices side by side, and leaves out rows in which all agree if that is wished.
   * @param {Outline[]} outlines
   * @param {boolean} onlyDifferent
   */
  draw(outlines, onlyDifferent) {
    fill(this.head, outlines.map((outline, at) => this.name(outline, at + 1)));
    for (const row of this.rows) {
      row.hidden = onlyDifferent && !differs(outlines, row.dataset.row ?? "");
      fill(row, outlines.map((outline, at) => cell(outline, at + 1, row.dataset)));
    }
    for (const [selector, role] of Object.entries(ROLES)) {
      const parts = selector === "table" ? [this.table] : this.table.querySelectorAll(selector);
      for (const part of parts) part.setAttribute("role", role);
    }
  }

  /** How many rows are left out. */
  get folded() {
    return this.rows.filter(({ hidden }) => hidden).length;
  }

  /**
   * The head of a column.
   * @param {Outline} outline
   * @param {number} number from 1
   */
  name(outline, number) {
    const [title, lang] = outline.title;
    const href = new URL(`${LANGUAGE}/practices/${outline.id}/`, SITE).href;
    const mark = outline.demo ? "mark demo" : "mark";
    const remove = button(say("compare.take_out"), () => this.remove(outline));
    remove.append(" ", element("span", { class: "visually-hidden", lang }, title));
    return element(
      "th",
      { scope: "col" },
      badge(number),
      element("a", { href, lang }, title),
      ...outline.marks.map(([text, language]) => element("p", { class: mark, lang: language }, text)),
      remove,
    );
  }
}

/**
 * What a practice says in a row. Whose words they are is repeated for the eye, where cells lie
 * below each other.
 * @param {Outline} outline
 * @param {number} number
 * @param {DOMStringMap} row its name, what is said where nothing is told, whether it holds points
 */
function cell({ title: [title, lang], rows }, number, { row = "", silence = "", points }) {
  const whose = element("p", { class: "whose", "aria-hidden": "true" }, badge(number));
  whose.append(element("span", { lang }, title));
  return element("td", {}, whose, ...told(rows[row] ?? [], silence, points !== undefined));
}

/** @param {Line[]} lines @param {string} silence @param {boolean} isList */
function told(lines, silence, isList) {
  if (!lines.length) return [element("p", { class: "none" }, silence)];
  const kind = isList ? "li" : "p";
  const drawn = lines.map(([text, lang]) => element(kind, { lang }, text));
  return isList ? [element("ul", { class: "points" }, ...drawn)] : drawn;
}

/** The number by which a practice is told from the others. @param {number} number */
function badge(number) {
  return element("span", { class: "badge", "aria-hidden": "true" }, String(number));
}

/** Puts cells behind the one that names the row. @param {HTMLTableRowElement} row @param {HTMLElement[]} cells */
function fill(row, cells) {
  row.replaceChildren(row.cells[0], ...cells);
}
