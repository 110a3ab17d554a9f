// Text to the words under which it is found. `generator/search/words.py` says the same: what a
// reader types and what the index was written with must come to the same words, so the two change
// together, and a test holds them to one another.

/**
 * A word, and the stem under which it is found. `thai` is a stretch that has yet to be cut. In a
 * text it stands `from` a place of its normalised form `to` another.
 * @typedef {{surface: string, stem: string, thai: boolean, from?: number, to?: number}} Token
 */

const LONGEST = 40;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** What looks the same on a screen but was typed otherwise. @type {[RegExp, string][]} */
const TYPING = [
  [/เเ/g, "แ"],
  [/([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e3a])/g, "$2$1"],
  [/([\u0e48-\u0e4b])\1+/g, "$1"],
  [/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33"],
  [/\u0e33([\u0e48-\u0e4b])/g, "$1\u0e33"],
];

const THAI = "\\u0e01-\\u0e2e\\u0e30-\\u0e3a\\u0e40-\\u0e45\\u0e47-\\u0e4e";
const GRADE = new RegExp(
  `(?<level>[ปมอ])(?:(?<long>ระถม|ัธยม|นุบาล)(?:ศึกษา)?(?:ปีที่)? ?` +
    `|\\. ?|(?<![${THAI}][ปมอ]) ?)(?<year>[0-9])(?![0-9])`,
  "gu",
);
/** @type {Record<string, string>} */
const SCHOOLING = { ระถม: "ประถมศึกษา", "\u0e31ธยม": "มัธยมศึกษา", นุบาล: "อนุบาล" };

/**
 * What tokens look like.
 * @param {string} letters all letters and digits, as a class
 */
function pattern(letters) {
  const letter = `(?![${THAI}])[${letters}]`;
  return new RegExp(
    `(?<grade>[ปมอ]\\.[0-9](?![0-9]))` +
      `|(?<counted>[0-9]+(?:[ก-ฮ]| ส)(?![${THAI}]))` +
      `|(?<initials>(?<![${THAI}])(?:(?:[ก-ฮ]\\.)+(?:[ก-ฮ](?![${THAI}.]))?|[ก-ฮ]{2,5}\\.)` +
      `|(?<![${letters}])[a-z](?:\\.[a-z])+(?![${letters}]))` +
      `|(?<number>[0-9]+(?:[.,][0-9]+)+(?![${letters}]))` +
      `|(?<thai>[${THAI}]+)` +
      `|(?<word>(?:${letter})+(?:'(?:${letter})+)*)`,
    "gu",
  );
}

/** Few texts need all of Unicode, whose classes take a browser milliseconds to get ready. */
const COMMON = /^[\0-\x7f\u0e00-\u0e7f\u2000-\u206f]*$/;
const COMMON_TOKEN = pattern("0-9A-Za-zก-ะาำเ-ๆ๐-๙");
/** @type {RegExp | undefined} made for the first text that needs it */
let rareToken;

/**
 * The pattern of the tokens of a text.
 * @param {string} plain
 */
function tokensOf(plain) {
  return COMMON.test(plain) ? COMMON_TOKEN : (rareToken ??= pattern("\\p{L}\\p{N}"));
}

/** What is left out of a token of each kind. @type {Record<string, string>} */
const OMITTED = { grade: "", counted: " ", initials: ".", number: "," };

/**
 * The text without what makes no difference to a reader: case, Thai digits, unseen marks.
 * @param {string} text
 */
export function normalise(text) {
  let plain = text.replace(INVISIBLE, "").normalize("NFC").toLowerCase();
  plain = plain.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  plain = plain.replaceAll("’", "'");
  for (const [pattern, replacement] of TYPING) plain = plain.replace(pattern, replacement);
  return plain;
}

/**
 * The words of `text`, in their order; stretches of Thai are still whole.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  const plain = normalise(text);
  /** @type {{from: number, to: number, longer: number}[]} where grades stand, as they are spelt */
  const grades = [];
  let longer = 0;
  const spelt = plain.replace(GRADE, (...match) => {
    const written = grade(match.at(-1));
    const from = match.at(-3) + longer;
    longer += written.length - match[0].length;
    grades.push({ from, to: from + written.length, longer });
    return written;
  });
  let passed = 0;
  return [...spelt.matchAll(tokensOf(spelt))].map((match) => {
    const to = match.index + match[0].length;
    while (passed < grades.length && grades[passed].to <= match.index) passed += 1;
    const before = passed ? grades[passed - 1].longer : 0;
    const within = grades[passed] && grades[passed].from < to ? grades[passed] : undefined;
    return within
      ? { ...token(match), from: within.from - before, to: within.to - within.longer }
      : { ...token(match), from: match.index - before, to: to - before };
  });
}

/** @param {RegExpMatchArray} match @returns {Token} */
function token(match) {
  const groups = match.groups ?? {};
  const [kind] = Object.entries(groups).find(([, found]) => found !== undefined) ?? ["word"];
  if (kind === "thai") return { surface: match[0], stem: match[0], thai: true };
  if (kind === "word") {
    const surface = shortened(match[0].replace(/'s$/, "").replaceAll("'", ""));
    return { surface, stem: stem(surface), thai: false };
  }
  const surface = shortened(OMITTED[kind] ? match[0].replaceAll(OMITTED[kind], "") : match[0]);
  return { surface, stem: stem(surface), thai: false };
}

/** A word, cut off where the index cuts it off. @param {string} word */
function shortened(word) {
  return [...word].slice(0, LONGEST).join("");
}

/**
 * `ป. 1`, `ป1` and `ป.1` are one word, which `ประถมศึกษาปีที่ 1` holds, too.
 * @param {Record<string, string>} found
 */
function grade({ level, long, year }) {
  const written = long ? `${SCHOOLING[long]} ` : "";
  return ` ${written}${level}.${year} `;
}

/** A word of Thai as the index holds it. @param {string} piece @returns {Token} */
export function thaiWord(piece) {
  const surface = shortened(piece);
  return { surface, stem: surface, thai: false };
}

/**
 * An English word without its common endings; no word of its own, but the same for all its forms.
 * @param {string} word
 */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let rest = word;
  if (/..ies$/.test(rest)) rest = `${rest.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(rest)) rest = rest.slice(0, -2);
  else if (/[^sui]s$/.test(rest)) rest = rest.slice(0, -1);
  const inner = /^(.{3,})(?:ing|ed|ly)$/.exec(rest)?.[1];
  if (inner && /[aeiouy]/.test(inner)) {
    rest = /([^lsz])\1$/.test(inner) ? inner.slice(0, -1) : inner;
  }
  if (/...e$/.test(rest)) rest = rest.slice(0, -1);
  return /[^aeiou]y$/.test(rest) ? `${rest.slice(0, -1)}i` : rest;
}
