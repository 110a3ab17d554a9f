// The parts of the search reader that need no browser, as Node.js runs them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { docList, Entry, opened } from "../../theme/assets/search/files.mjs";
import { marker } from "../../theme/assets/search/marks.mjs";
import { distance, occurrence, slips } from "../../theme/assets/search/neighbours.mjs";
import { scores } from "../../theme/assets/search/rank.mjs";
import { normalise, stem, tokens } from "../../theme/assets/search/words.mjs";
import {
  isBlank,
  searchOf,
  shownPages,
  stateOf,
  toggled,
} from "../../theme/assets/js/state.mjs";

const stems = (/** @type {string} */ text) => tokens(text).map((token) => token.stem);

test("what looks the same is the same", () => {
  assert.equal(normalise("นํ้า"), normalise("น้ำ"));
  assert.equal(normalise("เเปล"), "แปล");
  assert.equal(normalise("๒๕๖๔"), "2564");
  assert.equal(normalise("Re\u00adading"), "reading");
});

test("words that differ by a tone stay apart", () => {
  assert.equal(new Set(["ข่าว", "ข้าว", "ขาว"].map(normalise)).size, 3);
});

test("short forms are one word each", () => {
  assert.deepEqual(stems("ป. 1 ป1 ๕ส สพฐ. 1,500 91.5"), ["ป.1", "ป.1", "5ส", "สพฐ", "1500", "91.5"]);
});

test("the forms of an English word have one stem", () => {
  assert.equal(new Set(["teach", "teaches", "teaching"].map(stem)).size, 1);
  assert.equal(new Set(["study", "studies", "studied"].map(stem)).size, 1);
  assert.notEqual(stem("school"), stem("scholar"));
});

test("slips are counted, and a short word has none", () => {
  assert.equal(distance("portfollio", "portfolio", 2), 1);
  assert.equal(distance("teahcer", "teacher", 2), 1);
  assert.equal(distance("school", "garden", 2), 3);
  assert.equal(slips(4), 0);
});

test("a misspelt word is found where it stands", () => {
  const text = "การประเมิณผล";
  const places = new Set(Array.from({ length: text.length + 1 }, (_, at) => at));
  assert.deepEqual(occurrence("ประเมิน", text, 1, places), { start: 3, end: 10, slips: 1 });
});

test("all modules of the reader are asked for at once", () => {
  const assets = new URL("../../theme/assets/", import.meta.url);
  const entry = readFileSync(new URL("search.mjs", assets), "utf8");
  const named = new Set(entry.match(/(?<="\.\/search\/)[a-z]+\.mjs(?=")/g));
  assert.deepEqual([...named].sort(), readdirSync(new URL("search/", assets)).sort());
});

test("documents come back from their gaps, and only those of the index", () => {
  const bytes = Uint8Array.of(1, 3, 2, 5, 99);
  assert.deepEqual([...docList(bytes, 3, 11).docs], [3, 5, 10]);
  assert.deepEqual([...docList(bytes, 3, 11).rest], [99]);
  assert.throws(() => docList(bytes, 3, 10), RangeError);
  assert.throws(() => docList(bytes, 9, 100), RangeError);
});

test("a header is told apart from the bytes after it", () => {
  const file = new TextEncoder().encode('{"terms":["ก"]}\nrest');
  const { header, body } = opened(file);
  assert.deepEqual(header, { terms: ["ก"] });
  assert.equal(new TextDecoder().decode(body), "rest");
});

test("rarer words and more words count for more, and long documents for less", () => {
  const lengths = Uint8Array.of(128, 128, 128, 192);
  const rare = [{ entry: new Entry("", 1, Uint8Array.of(1, 0, 1)), share: 1 }];
  const common = [{ entry: new Entry("", 3, Uint8Array.of(1, 1, 1, 1, 1, 1, 1)), share: 1 }];
  const [first, second, third, fourth] = scores([rare, common], lengths);
  assert.ok(first > second);
  assert.equal(second, third);
  assert.ok(third > fourth && fourth > 0);
  assert.ok(scores([common, common], lengths)[1] > scores([rare, common], lengths)[1]);
});

test("what is marked is what was found, and nothing is lost", () => {
  const query = { words: tokens("reads"), phrases: [], typing: false, corrected: [] };
  const parts = marker(query)("She Reads; he reading");
  assert.equal(parts.map(({ text }) => text).join(""), "She Reads; he reading");
  assert.deepEqual(
    parts.filter(({ found }) => found).map(({ text }) => text),
    ["Reads", "reading"],
  );
});

test("a word of Thai is marked as a word, where it is known how Thai is cut", () => {
  const query = { words: tokens("เรียน"), phrases: [], typing: false, corrected: [] };
  const words = () => ["นักเรียน", "เรียน"];
  const found = (mark) => mark("นักเรียนเรียน").filter((part) => part.found);
  assert.deepEqual(found(marker(query, words)), [{ text: "เรียน", found: true }]);
  assert.equal(found(marker(query))[0].text, "เรียนเรียน");
});

test("marks stand where a word stands, however it is spelt there", () => {
  const marked = (typed, text) => {
    const query = { words: tokens(typed), phrases: [], typing: false, corrected: [] };
    const found = marker(query)(text).filter((part) => part.found);
    return found.map((part) => part.text);
  };
  assert.deepEqual(marked("u.s.", "U.S. focus on reading"), ["U.S"]);
  assert.deepEqual(marked("1000", "1,000 of 21000 baht"), ["1,000"]);
  assert.deepEqual(marked("books", "with 1,500 books in 1500 homes"), ["books"]);
  assert.deepEqual(marked("school", "The U.S. school plans a school"), ["school", "school"]);
  assert.deepEqual(marked("plc", "ใช้ 5 ส กับ PLC ให้เป็น 5ส ทุกวัน"), ["PLC"]);
  assert.deepEqual(marked("5ส", "ใช้ 5 ส กับ PLC"), ["5 ส"]);
  assert.deepEqual(marked("ป.1", "ชั้น ป. 1 และ ป.2 กับ ป1"), ["ป. 1", "ป1"]);
  assert.deepEqual(marked("don't", "They don’t and don't"), ["don’t", "don't"]);
  assert.deepEqual(marked("c.a.r.e.", "Our C.A.R.E. model"), ["C.A.R.E"]);
});

test("a state stands in the address, and comes back from it", () => {
  const state = {
    q: "อ่าน & เขียน",
    filters: { level: ["primary", "kindergarten"] },
    sort: "cost",
    page: 3,
  };
  assert.deepEqual(stateOf(searchOf(state)), state);
  const blank = stateOf("?page=-2&sort=nonsense&unknown=1");
  assert.ok(isBlank(blank));
  assert.equal(searchOf(blank), "");
});

test("a value is chosen once, and taken back by choosing it again", () => {
  const once = toggled(stateOf("?page=4"), "level", "primary");
  assert.deepEqual(once, { q: "", filters: { level: ["primary"] }, sort: "", page: 1 });
  assert.deepEqual(toggled(once, "level", "primary").filters, {});
});

test("page numbers show the ends and the neighbours", () => {
  assert.deepEqual(shownPages(1, 1), [1]);
  assert.deepEqual(shownPages(6, 20), [1, 0, 4, 5, 6, 7, 8, 0, 20]);
});
