// The logic of the self-check, as Node.js runs it: answers, their link, priorities, advice.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  answered,
  answersOf,
  coded,
  decoded,
  TOP,
} from "../../theme/assets/js/self-check-answers.mjs";
import { around, placeOf, sharedHash } from "../../theme/assets/js/self-check-places.mjs";
import {
  inCommon,
  namesIn,
  recommended,
  schoolInWords,
} from "../../theme/assets/js/self-check-practices.mjs";
import {
  hasLevels,
  priorities,
  strengths,
  unanswered,
  unsure,
} from "../../theme/assets/js/self-check-priorities.mjs";

/** @typedef {import("../../theme/assets/js/self-check-answers.mjs").Answers} Answers */

const ITEMS = "1.1 1.2 2.1 2.2 3.1 3.2 4.1 4.2 5.1 5.2 6.1 6.2".split(" ");
const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz-.%";
const ROUNDS = 500;

/** Numbers below `limit` that look random and are the same in each run. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Any answers at all. @param {(limit: number) => number} below */
function someAnswers(below) {
  /** @type {Answers} */
  const answers = {};
  for (const item of ITEMS) {
    const value = below(TOP + 3);
    if (value <= TOP) answers[item] = value;
    else if (value === TOP + 1) answers[item] = null;
  }
  return answers;
}

/** The same level for all items, but for some. @param {number} level @param {Answers} others */
const all = (level, others = {}) => ({
  ...Object.fromEntries(ITEMS.map((item) => [item, level])),
  ...others,
});

const chosen = (/** @type {Answers} */ answers) =>
  priorities(answers, ITEMS).map(({ item }) => item);

// --- answers and their link -------------------------------------------------------------------

test("whatever is answered comes back from its link as it was", () => {
  const below = random(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = someAnswers(below);
    const code = coded(answers, ITEMS);
    assert.match(code, /^[0-9a-z-]*$/);
    if (code) assert.deepEqual(decoded(code, ITEMS), answers);
  }
});

test("a link in which one character is another is refused, as is one that was cut off", () => {
  const below = random(2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = coded({ ...someAnswers(below), "3.1": 2 }, ITEMS);
    const at = below(code.length);
    const other = ALPHABET[below(ALPHABET.length)];
    if (code[at] !== other) {
      assert.equal(decoded(code.slice(0, at) + other + code.slice(at + 1), ITEMS), undefined);
    }
    assert.equal(decoded(code.slice(0, at), ITEMS), undefined);
  }
});

test("what could not come from a link of ours is refused", () => {
  const whole = coded(all(2), ITEMS);
  const strange = ["", "1", "1--00", "__proto__", "<script>", `2${whole.slice(1)}`, `${whole}0`];
  for (const code of [...strange, whole.toUpperCase() + "X", ` ${whole}`, "1-".repeat(9_999)]) {
    assert.equal(decoded(code, ITEMS), undefined, code.slice(0, 40));
  }
  const fewer = ITEMS.slice(0, 3);
  assert.equal(decoded(whole, fewer), undefined, "it speaks of items that are not asked");
  assert.equal(decoded(coded({ "1.1": 2 }, [...fewer]), ITEMS)?.["1.1"], 2);
});

test("one and the same answers have one code", () => {
  const [one, other] = ["1.1", "2.1"];
  assert.equal(coded({ [one]: 1, [other]: 2 }, ITEMS), coded({ [other]: 2, [one]: 1 }, ITEMS));
  const double = coded({ "1.1": 1, "1.2": 1 }, ITEMS).replace("112", "111");
  assert.equal(decoded(double, ITEMS), undefined);
});

test("no answers have no code", () => {
  assert.equal(coded({}, ITEMS), "");
});

test("of what a device kept, only what makes sense is taken", () => {
  const kept = { 1.1: 4, 1.2: null, 2.1: 5, 2.2: -1, 3.1: 1.5, 3.2: "2", 9.9: 1, constructor: 1 };
  assert.deepEqual(answersOf(kept, ITEMS), { 1.1: 4, 1.2: null });
  for (const nothing of [undefined, null, 3, "1.1", []]) {
    assert.equal(answered(answersOf(nothing, ITEMS)), 0);
  }
});

// --- places -----------------------------------------------------------------------------------

test("a fragment leads to a question, to the result, to what somebody shares, or to the start", () => {
  assert.deepEqual(placeOf("#q-3.1", ITEMS), { view: "question", item: "3.1" });
  assert.deepEqual(placeOf("#result", ITEMS), { view: "result" });
  assert.deepEqual(placeOf(sharedHash("x"), ITEMS), { view: "shared", code: "x" });
  for (const hash of ["", "#", "#start", "#q-", "#q-7.1", "#q-3.1 "]) {
    assert.deepEqual(placeOf(hash, ITEMS), { view: "start" });
  }
});

test("the way leads through all questions and back", () => {
  let hash = "#q-1.1";
  const seen = [];
  while (hash !== "#result") {
    const place = placeOf(hash, ITEMS);
    assert.equal(place.view, "question");
    const item = place.view === "question" ? place.item : "";
    seen.push(item);
    hash = around(item, ITEMS).next;
  }
  assert.deepEqual(seen, ITEMS);
  assert.equal(around("1.1", ITEMS).previous, "#start");
  assert.equal(around("6.2", ITEMS).isLast, true);
});

// --- priorities -------------------------------------------------------------------------------

test("the lowest come first", () => {
  assert.deepEqual(chosen(all(3, { 6.2: 0, 5.1: 1, 1.1: 4 })), ["6.2", "5.1"]);
});

test("on the same level the order of the criteria decides, and a third comes along", () => {
  assert.deepEqual(chosen(all(2)), ["1.1", "1.2", "2.1"]);
  assert.deepEqual(chosen(all(3, { 6.1: 1, 4.2: 1, 3.1: 1, 5.2: 1 })), ["3.1", "4.2", "5.2"]);
});

test("there are two if the third stands higher", () => {
  assert.deepEqual(chosen(all(3, { 6.1: 1, 4.2: 2 })), ["6.1", "4.2"]);
  assert.deepEqual(chosen(all(3, { 6.1: 0, 4.2: 1, 5.1: 1 })), ["6.1", "4.2", "5.1"]);
});

test("it is told which others stand on the same level and come later", () => {
  const [first, second, third] = priorities(all(3, { 1.1: 0, 2.1: 1, 3.1: 1, 4.1: 1 }), ITEMS);
  assert.deepEqual([first.isLowest, second.isLowest], [true, false]);
  assert.deepEqual(first.tied, []);
  assert.deepEqual(second.tied, ["4.1"]);
  assert.deepEqual(third.tied, ["4.1"]);
});

test("what stands highest, and what is not known, is not to be worked on", () => {
  assert.deepEqual(chosen(all(TOP)), []);
  assert.deepEqual(chosen(all(TOP, { 2.1: null, 3.1: 3 })), ["3.1"]);
  assert.deepEqual(chosen({}), []);
  assert.deepEqual(chosen({ 5.1: null }), []);
});

test("no choice leaves out anything lower, and equal ones keep their order", () => {
  const below = random(3);
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = someAnswers(below);
    const found = priorities(answers, ITEMS);
    const known = ITEMS.filter((item) => typeof answers[item] === "number");
    const open = known.filter((item) => Number(answers[item]) < TOP);
    assert.ok(found.length <= 3 && found.length >= Math.min(2, open.length));
    const taken = new Set(found.map(({ item }) => item));
    for (const { item, level } of found) {
      for (const left of open.filter((each) => !taken.has(each))) {
        const other = Number(answers[left]);
        assert.ok(level < other || (level === other && ITEMS.indexOf(item) < ITEMS.indexOf(left)));
      }
    }
  }
});

test("strengths stand out; where all is the same, or nothing systematic, there are none", () => {
  assert.deepEqual(strengths(all(2, { 3.1: 3 }), ITEMS), ["3.1"]);
  assert.deepEqual(strengths(all(2), ITEMS), []);
  assert.deepEqual(strengths(all(0, { 3.1: 1 }), ITEMS), []);
  assert.deepEqual(strengths({}, ITEMS), []);
  assert.equal(strengths(all(TOP), ITEMS).length, 3);
});

test("what is open and what is doubtful are told apart", () => {
  const answers = { 1.1: null, 1.2: 0 };
  assert.deepEqual(unsure(answers, ITEMS), ["1.1"]);
  assert.deepEqual(unanswered(answers, ITEMS), ITEMS.slice(2));
  assert.equal(hasLevels(answers, ITEMS), true);
  assert.equal(hasLevels({ 1.1: null }, ITEMS), false);
});

// --- advice -----------------------------------------------------------------------------------

/** @typedef {import("../../theme/assets/search.mjs").Hit} Hit */
/** @typedef {import("../../theme/assets/search.mjs").Options} Options */
/** @typedef {import("../../theme/assets/search.mjs").Result} Result */

/** An index of a few practices, the strongest evidence first, and how often it was asked. */
function indexOfPractices() {
  const practice = (
    /** @type {string} */ url,
    /** @type {string[]} */ levels,
    /** @type {string} */ size,
    /** @type {string} */ setting,
    /** @type {string[]} */ item,
  ) => ({ url, levels, size, setting, item });
  const practices = [
    practice("far", ["upper-secondary"], "large", "urban", ["5.2"]),
    practice("size", ["upper-secondary"], "small", "urban", ["5.2"]),
    practice("level", ["kindergarten", "primary"], "large", "urban", ["5.2", "6.1"]),
    practice("twin", ["primary"], "small", "rural", ["5.2"]),
    practice("other", ["primary"], "small", "rural", ["1.1"]),
  ];
  const names = {
    level: { kindergarten: "KG", primary: "P", "upper-secondary": "US" },
    size: { small: "S", large: "L" },
    setting: { rural: "R", urban: "U" },
  };
  /**
   * @param {string} text
   * @param {Options} options
   * @returns {Promise<Result>}
   */
  const search = async (text, { filters = {}, sort, limit = 10, offset = 0, facets }) => {
    assert.equal(text, "");
    const known = (/** @type {any} */ each, /** @type {string} */ id) =>
      id === "level" ? each.levels : [each[id]].flat();
    const left = practices.filter((each) =>
      Object.entries(filters).every(
        ([id, wanted]) => id === "kind" || wanted.some((value) => known(each, id).includes(value)),
      ),
    );
    if (limit) assert.equal(sort, "evidence");
    const counted = Object.entries(names).map(([id, values]) => ({
      id,
      name: id,
      values: Object.entries(values).map(([value, name]) => {
        return { id: value, name, count: 1, chosen: false };
      }),
    }));
    const hits = /** @type {any[]} */ (left.slice(offset, offset + limit));
    return { total: left.length, demos: 0, hits, facets: facets ? counted : [], corrected: [] };
  };
  return { search };
}

const SCHOOL = { level: ["primary", "lower-secondary"], size: "small", setting: "rural" };

test("practices of the closest schools come first, with what the schools share", async () => {
  const index = indexOfPractices();
  const names = await namesIn(index);
  const found = await recommended(index, "5.2", SCHOOL, 4);
  assert.deepEqual(
    found.map(({ hit, same }) => [hit.url, ...same]),
    [["twin", "level", "size", "setting"], ["level", "level"], ["size", "size"], ["far"]],
  );
  const [twin] = found;
  assert.equal(inCommon(SCHOOL, twin.hit, "level", names), "P");
  assert.equal(inCommon(SCHOOL, twin.hit, "setting", names), "R");
  assert.deepEqual(schoolInWords(SCHOOL, names), ["P", "S", "R"]);
});

test("without a school the evidence decides alone", async () => {
  const index = indexOfPractices();
  const found = await recommended(index, "5.2", undefined, 2);
  assert.deepEqual(
    found.map(({ hit, same }) => [hit.url, ...same]),
    [["far"], ["size"]],
  );
});

test("an item that no practice serves has none", async () => {
  const index = indexOfPractices();
  assert.deepEqual(await recommended(index, "2.2", SCHOOL, 3), []);
});

test("a school of a kind that nobody else is finds what there is", async () => {
  const index = indexOfPractices();
  const names = await namesIn(index);
  const found = await recommended(index, "6.1", { size: "tiny" }, 3);
  assert.deepEqual(found.map(({ hit, same }) => [hit.url, ...same]), [["level"]]);
  assert.deepEqual(schoolInWords({ size: "tiny" }, names), []);
});
