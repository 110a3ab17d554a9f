// The logic of “a school like mine”, as Node.js runs it: closeness, advice, order, the way back.

import assert from "node:assert/strict";
import { test } from "node:test";

import { comparisons, readingOn, suitabilities } from "../../theme/assets/js/adapting.mjs";
import {
  agreeing,
  closeness,
  kindIn,
  known,
  schoolOf,
  tiers,
  toldOf,
} from "../../theme/assets/js/closeness.mjs";
import { answerTo, orderOf } from "../../theme/assets/js/lookup.mjs";
import { addressIn, hashFor } from "../../theme/assets/js/returning.mjs";
import { searchOf, stateOf } from "../../theme/assets/js/state.mjs";

const SIZES = ["small", "medium", "large", "extra-large"];
const VALUES = {
  level: ["kindergarten", "primary", "lower-secondary", "upper-secondary"],
  size: SIZES,
  setting: ["urban", "suburban", "rural", "remote"],
};
const SCHOOL = { level: ["primary", "lower-secondary"], size: "small", setting: "rural" };
const TWIN = { levels: ["primary"], size: "small", setting: "rural" };
const OTHER = { levels: ["upper-secondary"], size: "large", setting: "urban" };
const UNKNOWN = { levels: [], size: "", setting: "" };

// --- what was kept ----------------------------------------------------------------------------

test("what makes no sense is no part of a school", () => {
  for (const kept of [
    undefined,
    null,
    7,
    "primary",
    [],
    {},
    { level: [], size: "", setting: null },
    { level: [7, null, "<b>", ["primary"]], size: {}, setting: "../x" },
    { level: { 0: "primary" }, size: ["small"] },
    { sizes: "small" },
  ]) {
    assert.equal(schoolOf(kept), undefined, JSON.stringify(kept));
  }
});

test("what makes sense stays, each level once", () => {
  assert.deepEqual(schoolOf({ level: "primary", size: "<b>" }), { level: ["primary"] });
  assert.deepEqual(schoolOf({ level: ["primary", "primary", 1], setting: "rural", name: "x" }), {
    level: ["primary"],
    setting: "rural",
  });
});

test("values that are gone are passed over, and levels come in their order", () => {
  const kept = schoolOf({ level: ["upper-secondary", "primary", "junior"], size: "tiny" });
  assert.deepEqual(known(kept, VALUES), { level: ["primary", "upper-secondary"] });
  assert.equal(known(schoolOf({ size: "tiny" }), VALUES), undefined);
  assert.equal(known(undefined, VALUES), undefined);
});

test("a kind is read from the attributes of an element", () => {
  const dataset = { levels: "kindergarten primary", size: "small", setting: "" };
  const kind = { levels: ["kindergarten", "primary"], size: "small", setting: "" };
  assert.deepEqual(kindIn(dataset), kind);
  assert.deepEqual(kindIn({ levels: "" }), UNKNOWN);
});

// --- closeness --------------------------------------------------------------------------------

test("schools agree in a level that both teach, in size and in setting", () => {
  assert.deepEqual(agreeing(SCHOOL, TWIN), ["level", "size", "setting"]);
  assert.deepEqual(agreeing(SCHOOL, OTHER), []);
  assert.deepEqual(agreeing({ size: "small" }, TWIN), ["size"]);
  assert.deepEqual(agreeing(SCHOOL, UNKNOWN), []);
});

test("sizes are seen from the reader's school", () => {
  const seen = (/** @type {string} */ own, /** @type {string} */ theirs) =>
    closeness({ size: own }, { ...UNKNOWN, size: theirs }, SIZES).size;
  assert.equal(seen("small", "extra-large"), "larger");
  assert.equal(seen("large", "medium"), "smaller");
  assert.equal(seen("large", "large"), "same");
});

test("what is unknown or not told is not compared", () => {
  assert.deepEqual(closeness(SCHOOL, UNKNOWN, SIZES), { same: 0, known: 0 });
  const half = closeness({ level: ["primary"] }, TWIN, SIZES);
  assert.deepEqual(half, { level: "same", same: 1, known: 1 });
  assert.deepEqual(toldOf({ setting: "rural" }), ["setting"]);
});

test("the closest are asked for first, and at last all", () => {
  const asked = tiers(SCHOOL, { topic: ["plc"] });
  assert.deepEqual(asked[0], {
    topic: ["plc"],
    level: SCHOOL.level,
    size: ["small"],
    setting: ["rural"],
  });
  assert.deepEqual(asked.at(-1), { topic: ["plc"] });
  const agreed = asked.map((filters) => Object.keys(filters).length - 1);
  assert.deepEqual(agreed, [3, 2, 2, 2, 1, 1, 1, 0]);
});

test("the reader's own filters hold in every step", () => {
  const asked = tiers(SCHOOL, { level: ["primary"], size: ["large"] });
  for (const { level, size } of asked) {
    assert.deepEqual([level, size], [["primary"], ["large"]]);
  }
});

// --- advice -----------------------------------------------------------------------------------

test("each facet that was told is set beside the other school's", () => {
  const states = (/** @type {import("../../theme/assets/js/closeness.mjs").Kind} */ kind) =>
    comparisons(SCHOOL, kind, SIZES).map(({ facet, state }) => `${facet} ${state}`);
  assert.deepEqual(states(TWIN), ["level same", "size same", "setting same"]);
  assert.deepEqual(states(OTHER), ["level different", "size larger", "setting different"]);
  assert.deepEqual(states(UNKNOWN), ["level unknown", "size unknown", "setting unknown"]);
  const [size] = comparisons({ size: "large" }, TWIN, SIZES);
  assert.deepEqual(size, { facet: "size", state: "smaller", own: ["large"], theirs: ["small"] });
});

test("whether a practice suits is told only where something is said", () => {
  const nothing = { size: [], setting: [] };
  assert.deepEqual(suitabilities(SCHOOL, nothing), []);
  const said = suitabilities(SCHOOL, { size: ["small"], setting: ["urban", "suburban"] });
  assert.deepEqual(
    said.map(({ facet, isSuited }) => [facet, isSuited]),
    [["size", true], ["setting", false]],
  );
  assert.deepEqual(suitabilities({ level: ["primary"] }, { size: ["small"], setting: [] }), []);
});

test("where schools differ, the steps to change and the risks are pointed at", () => {
  const ways = (
    /** @type {import("../../theme/assets/js/closeness.mjs").Kind} */ kind,
    suited = { size: /** @type {string[]} */ ([]), setting: /** @type {string[]} */ ([]) },
  ) => readingOn(comparisons(SCHOOL, kind, SIZES), suitabilities(SCHOOL, suited));
  assert.deepEqual(ways(TWIN), ["fit"]);
  assert.deepEqual(ways(UNKNOWN), ["fit"]);
  assert.deepEqual(ways({ ...TWIN, setting: "urban" }), ["steps", "risks", "fit"]);
  assert.deepEqual(ways({ ...TWIN, size: "large" }), ["steps", "zero-baht", "risks", "fit"]);
  assert.deepEqual(ways(TWIN, { size: ["large"], setting: [] }), ["steps", "risks", "fit"]);
});

// --- the order of a list ----------------------------------------------------------------------

/** @typedef {import("../../theme/assets/search.mjs").Options} Options */

/** An index that answers with a page for each filter, and the options that it was asked with. */
function listening() {
  /** @type {Options[]} */
  const asked = [];
  const search = async (/** @type {string} */ _, /** @type {Options} */ options) => {
    asked.push(options);
    const url = JSON.stringify(options.filters);
    const hits = /** @type {any[]} */ (options.limit ? [{ url }] : []);
    return { total: 30, demos: 0, hits, facets: [], corrected: [] };
  };
  return { asked, index: { search } };
}

test("an order by closeness stands in the address", () => {
  const state = stateOf("?q=plc&setting=rural&sort=near&page=2");
  assert.deepEqual(state, { q: "plc", filters: { setting: ["rural"] }, sort: "near", page: 2 });
  assert.equal(searchOf(state), "?q=plc&setting=rural&sort=near&page=2");
});

test("equally close ones come by what was typed, or else by their evidence", () => {
  assert.equal(orderOf(stateOf("?sort=near")), "evidence");
  assert.equal(orderOf(stateOf("?q=plc&sort=near")), "relevance");
  assert.equal(orderOf(stateOf("")), "newest");
  assert.equal(orderOf(stateOf("?q=plc")), "relevance");
  assert.equal(orderOf(stateOf("?q=plc&sort=cost")), "cost");
});

test("the closest come first once the school is known", async () => {
  const { asked, index } = listening();
  const { hits } = await answerTo(index, stateOf("?sort=near"), { size: "small" }, false);
  assert.deepEqual(
    hits.map(({ url }) => JSON.parse(url)),
    [{ kind: ["practice"], size: ["small"] }, { kind: ["practice"] }],
  );
  for (const { sort } of asked) assert.equal(sort, "evidence");
});

test("until then an index is asked once", async () => {
  const { asked, index } = listening();
  await answerTo(index, stateOf("?sort=near&page=2"), undefined, ["level"]);
  assert.deepEqual(asked, [
    { filters: { kind: ["practice"] }, sort: "evidence", offset: 12, limit: 12, facets: ["level"] },
  ]);
});

// --- the way back -----------------------------------------------------------------------------

const TOP = "https://site.example/tonbaeb/th/";

test("the way back leads to the same page in either language", () => {
  const address = `${TOP}practices/?q=อ่าน&sort=near#top`;
  const hash = hashFor(new URL(address).href, TOP);
  assert.equal(addressIn(hash, TOP), new URL(address).href);
  const english = TOP.replace("/th/", "/en/");
  assert.equal(addressIn(hash, english), new URL(address.replace("/th/", "/en/")).href);
  assert.equal(addressIn(hashFor(TOP, TOP), TOP), TOP);
});

test("no way back leads out of the language's pages", () => {
  assert.equal(hashFor("https://site.example/tonbaeb/", TOP), "");
  assert.equal(addressIn("", TOP), undefined);
  assert.equal(addressIn("#start", TOP), undefined);
  for (const path of ["../", "../../evil/", "..\\..\\evil", "%2e%2e/x", "x/../../../y"]) {
    assert.equal(addressIn(`#${new URLSearchParams({ back: path })}`, TOP), undefined, path);
  }
  for (const path of ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "@evil"]) {
    const address = addressIn(`#${new URLSearchParams({ back: path })}`, TOP);
    assert.ok(address?.startsWith(TOP), path);
  }
});
