// What a school changes in an adoption plan, and the plan's address, as Node.js runs them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf, searchOf } from "../../theme/assets/js/plan-address.mjs";
import * as edits from "../../theme/assets/js/plan-edits.mjs";

const START = "2026-11-02";

// --- edits ------------------------------------------------------------------------------------

const END = "2026-11-06";
const VALUES = { title: "ขั้น 1", who: "", check: "ทำครบ", start: START, end: END };
const LINE = { ...VALUES, id: "1", original: "ขั้น 1" };

test("only what differs is kept, and both days together", () => {
  assert.equal(edits.withValues(edits.noEdits(), LINE, VALUES).changes[1], undefined);
  const who = edits.withValues(edits.noEdits(), LINE, { ...VALUES, who: "ครู" });
  assert.deepEqual(who.changes, { 1: { original: "ขั้น 1", who: "ครู" } });
  const days = { start: START, end: "2026-11-09" };
  const both = edits.withValues(who, LINE, { ...VALUES, ...days });
  assert.deepEqual(both.changes[1], { original: "ขั้น 1", who: "ครู", ...days });
  assert.ok(edits.isProposal(edits.asProposed(both, "1")));
});

test("what is left out comes back as it was", () => {
  const who = edits.withValues(edits.noEdits(), LINE, { ...VALUES, who: "ครู" });
  assert.deepEqual(edits.putBack(edits.without(who, LINE), "1"), who);
  assert.deepEqual(edits.putBack(edits.without(edits.noEdits(), LINE), "1"), edits.noEdits());
});

test("steps of one's own have names of their own, even after one is gone", () => {
  let own = edits.withAdded(edits.withAdded(edits.noEdits(), VALUES), VALUES);
  own = edits.without(own, { id: "own-1", original: "" });
  assert.deepEqual(edits.withAdded(own, VALUES).added.map(({ id }) => id), ["own-2", "own-3"]);
  const renamed = edits.withValues(own, { ...LINE, id: "own-2" }, { ...VALUES, title: "ใหม่" });
  assert.equal(renamed.added[0].title, "ใหม่");
});

test("what was kept comes back whole", () => {
  const begun = { ...edits.noEdits(), start: START };
  let kept = edits.withValues(begun, LINE, { ...VALUES, who: "ครู" });
  kept = edits.withAdded(edits.without(kept, { id: "review", original: "review" }), VALUES);
  const found = edits.editsOf(JSON.parse(JSON.stringify(kept)));
  assert.deepEqual(found, { edits: kept, isWhole: true });
});

test("of what a device kept, only what makes sense is taken, and the loss is told", () => {
  const sound = { original: "ขั้น 1", who: "ครู" };
  const strange = [
    undefined,
    null,
    3,
    [],
    { start: "yesterday", changes: {}, added: [] },
    { start: "", changes: [], added: [] },
    { start: "", changes: { 1: { ...sound, start: START } }, added: [] },
    { start: "", changes: { 1: { ...sound, start: START, end: "2026-11-01" } }, added: [] },
    { start: "", changes: { 1: { who: "ครู" } }, added: [] },
    { start: "", changes: JSON.parse(`{"__proto__": {"original": ""}}`), added: [] },
    { start: "", changes: {}, added: [{ ...VALUES, id: "1" }] },
    { start: "", changes: {}, added: [{ ...VALUES, id: "own-1", title: 3 }] },
    { start: "", changes: {}, added: {} },
  ];
  const nothing = { edits: edits.noEdits(), isWhole: false };
  for (const kept of strange) assert.deepEqual(edits.editsOf(kept), nothing, JSON.stringify(kept));
  const half = edits.editsOf({ start: START, changes: { 1: sound, x: sound }, added: [] });
  const sane = { start: START, changes: { 1: sound }, added: [] };
  assert.deepEqual(half, { edits: sane, isWhole: false });
});

test("changes to a step that has become another are not used", () => {
  const steps = ["1", "2"].map((id) => ({ id, original: `ขั้น ${id}` }));
  const changes = { 1: { original: "ขั้น 1", who: "ก" }, 2: { original: "อื่น" } };
  const found = edits.editsFor({ ...edits.noEdits(), changes }, steps);
  assert.deepEqual([Object.keys(found.edits.changes), found.isCurrent], [["1"], false]);
});

test("a line needs a name and two days in their order", () => {
  assert.equal(edits.faultIn(VALUES), "");
  assert.equal(edits.faultIn({ ...VALUES, title: "  " }), "title");
  assert.equal(edits.faultIn({ ...VALUES, start: "" }), "start");
  assert.equal(edits.faultIn({ ...VALUES, end: "" }), "end");
  assert.equal(edits.faultIn({ ...VALUES, end: "2026-11-01" }), "order");
});

// --- the address ------------------------------------------------------------------------------

test("an address tells the practice and the first day", () => {
  const place = { practice: "demo-rim-khong/fewer-forms", start: START };
  assert.deepEqual(placeOf(searchOf(place)), { ...place, isNamed: true });
  assert.deepEqual(placeOf(""), { practice: "", start: "", isNamed: false });
});

test("what cannot be a practice of ours is none", () => {
  const strangers = ["x", "../x", "a/b/c", "A/b", "a/b?c", "a//b", "//example.org/a", "a/<b>"];
  for (const strange of strangers) {
    const place = placeOf(`?practice=${encodeURIComponent(strange)}&start=2569-01-01`);
    assert.deepEqual(place, { practice: "", start: "", isNamed: true }, strange);
  }
});
