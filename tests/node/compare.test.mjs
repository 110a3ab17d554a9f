// The logic of comparing, as Node.js runs it: picks, addresses, outlines.

import assert from "node:assert/strict";
import { test } from "node:test";

import { differs, outlineOf } from "../../theme/assets/js/outline.mjs";
import {
  added,
  areSame,
  askedBy,
  asking,
  MOST,
  picksOf,
  titleOf,
} from "../../theme/assets/js/picks.mjs";
import { placeOf } from "../../theme/assets/js/plan-address.mjs";
import { idAt, isPracticeId } from "../../theme/assets/js/practice-id.mjs";

/** @typedef {import("../../theme/assets/js/outline.mjs").Outline} Outline */

/** A pick with a title in one language. @param {string} id */
const pick = (id, title = id.toUpperCase(), language = "th") => ({
  id,
  titles: { [language]: title },
});

const FOUR = ["a/one", "b/two", "c/three", "d/four"].map((id) => pick(id));

// --- picks ------------------------------------------------------------------------------------

test("ids are those of practices and nothing else", () => {
  for (const id of ["school/practice", "a-1/b-2"]) assert.ok(isPracticeId(id), id);
  const others = ["", "school", "a/b/c", "../a", "A/b", "a/b?c", "a/b\n", "a/<b>", " a/b", "ก/ข"];
  const hyphens = ["-/-", "-a/b", "a-/b", "a/-b", "a/b-", "a--b/c"];
  for (const id of [...others, ...hyphens, 7, null, undefined, ["a/b"]]) {
    assert.ok(!isPracticeId(id), String(id));
  }
  for (const id of [...others, ...hyphens]) {
    assert.deepEqual(picksOf([{ id, titles: {} }]), [], id);
    assert.equal(placeOf(`?practice=${encodeURIComponent(id)}`).practice, "", id);
  }
});

test("the page of a practice tells its id, other pages tell none", () => {
  assert.equal(idAt("th/practices/school/practice/"), "school/practice");
  for (const address of ["th/schools/school/", "th/practices/", "de/practices/a/b/", "x/th/practices/a/b/", "th/practices/-/-/"]) {
    assert.equal(idAt(address), undefined, address);
  }
});

test("a fifth is not taken", () => {
  assert.equal(MOST, 4);
  const three = FOUR.slice(0, 3);
  assert.deepEqual(added(three, FOUR[3]), FOUR);
  assert.equal(added(FOUR, pick("e/five")), FOUR);
});

test("what is picked again stays in its place and learns its other title", () => {
  const both = added(FOUR, pick("b/two", "Two", "en"));
  assert.deepEqual(both.map(({ id }) => id), FOUR.map(({ id }) => id));
  assert.deepEqual(both[1].titles, { th: "B/TWO", en: "Two" });
});

test("picks are called in the language of the page where that is known", () => {
  const both = { id: "a/one", titles: { th: "หนึ่ง", en: "One" } };
  assert.deepEqual(titleOf(both, "en"), ["One", "en"]);
  assert.deepEqual(titleOf(pick("a/one", "หนึ่ง"), "en"), ["หนึ่ง", "th"]);
  assert.deepEqual(titleOf({ id: "a/one", titles: {} }, "en"), ["a/one", "en"]);
});

test("what was kept comes back, and what makes no sense does not", () => {
  assert.deepEqual(picksOf(JSON.parse(JSON.stringify(FOUR))), FOUR);
  assert.deepEqual(picksOf([...FOUR, pick("e/five")]), FOUR);
  assert.deepEqual(picksOf([FOUR[0], FOUR[0]]), [FOUR[0]]);
  for (const kept of [undefined, null, 3, "a/b", {}, [null], [7], [{ id: "<b>" }], [["a/b"]]]) {
    assert.deepEqual(picksOf(kept), [], JSON.stringify(kept));
  }
  const half = [{ id: "a/one" }, { id: "b/two", titles: { th: 7, en: "Two", x: "?" } }];
  assert.deepEqual(picksOf(half), [{ id: "a/one", titles: {} }, pick("b/two", "Two", "en")]);
});

// --- addresses ----------------------------------------------------------------------------------

test("an address leads back to what it was made from", () => {
  for (let count = 0; count <= MOST; count += 1) {
    const ids = FOUR.slice(0, count).map(({ id }) => id);
    for (const onlyDifferent of count ? [false, true] : [false]) {
      const asked = { ids, onlyDifferent, isBroken: false, isTooLong: false };
      assert.deepEqual(askedBy(asking(ids, onlyDifferent)), asked);
    }
  }
  assert.equal(asking([]), "");
  assert.equal(asking(["a/one", "b/two"]), "?p=a/one&p=b/two");
});

test("an address that was changed on its way is read as far as it makes sense", () => {
  assert.deepEqual(askedBy("?p=a%2Fone&utm_source=line&p=a/one").ids, ["a/one"]);
  const broken = askedBy("?p=a/one&p=%3Cscript%3E&p=../../x&only=all");
  assert.deepEqual(broken, { ids: ["a/one"], onlyDifferent: false, isBroken: true, isTooLong: false });
  const long = askedBy(`${asking(FOUR.map(({ id }) => id))}&p=e/five`);
  assert.deepEqual([long.ids.length, long.isTooLong], [MOST, true]);
});

test("the same practices are the same in whatever order", () => {
  assert.ok(areSame([], []));
  assert.ok(areSame(["a/b", "c/d"], ["c/d", "a/b"]));
  assert.ok(!areSame(["a/b"], ["a/b", "c/d"]));
  assert.ok(!areSame(["a/b", "e/f"], ["a/b", "c/d"]));
});

// --- outlines -----------------------------------------------------------------------------------

/** An outline with these rows. @param {Record<string, [string, string][]>} rows @returns {Outline} */
const outline = (rows) => ({
  id: "a/one",
  title: ["หนึ่ง", "th"],
  marks: [],
  demo: true,
  rows,
});

test("an outline comes back as it was brought", () => {
  const whole = { ...outline({ cost: [["600 บาท", "th"]], hours: [] }), marks: [["x", "en"]] };
  assert.deepEqual(outlineOf(JSON.parse(JSON.stringify(whole))), whole);
});

test("what is no outline is none", () => {
  const whole = outline({});
  for (const brought of [
    undefined,
    null,
    "text",
    {},
    { ...whole, id: "x" },
    { ...whole, title: "หนึ่ง" },
    { ...whole, marks: "x" },
    { ...whole, demo: "yes" },
    { ...whole, rows: null },
    { ...whole, rows: { cost: ["600"] } },
    { ...whole, rows: { cost: [["600", 7]] } },
  ]) {
    assert.equal(outlineOf(brought), undefined, JSON.stringify(brought));
  }
});

test("rows differ in what they say, and silence is a statement of its own", () => {
  const one = outline({ cost: [["600", "th"]], size: [["S", "th"]], hours: [] });
  const other = outline({ cost: [["0", "th"]], size: [["S", "th"]], hours: [["2", "th"]] });
  const rows = (/** @type {Outline[]} */ outlines) =>
    ["cost", "size", "hours", "months"].filter((row) => differs(outlines, row));
  assert.deepEqual(rows([one, other]), ["cost", "hours"]);
  assert.deepEqual(rows([one, one, other]), ["cost", "hours"]);
  assert.deepEqual(rows([one, one]), []);
});

test("one alone has nothing to agree with", () => {
  assert.ok(differs([outline({ cost: [] })], "cost"));
});
