// Ways to narrow a search, and to sort what it finds.

import { areTexts, docList, expect, isCount, opened } from "./files.mjs";

/** @typedef {import("./files.mjs").Files} Files */

/**
 * A value of a facet, and how many hits it would leave.
 * @typedef {{id: string, name: string, count: number, chosen: boolean}} FacetValue
 */

/**
 * A facet with its counts; without `values` as long as its file has not been asked for.
 * @typedef {{id: string, name: string, values?: FacetValue[]}} FacetCounts
 */

/** @typedef {Map<string, {name: string, docs: Uint32Array}>} Values */

const UNKNOWN = 0xffffffff;

/** The facets of an index, loaded file by file when they are asked for. */
export class Facets {
  /**
   * @param {Files} files
   * @param {Record<string, {name: string, file: string}>} known each facet's name and file
   * @param {number} documents
   */
  constructor(files, known, documents) {
    this.files = files;
    this.known = known;
    this.documents = documents;
    /** @type {Map<string, Values>} */
    this.loaded = new Map();
    /** @type {Map<string, Uint32Array>} */
    this.numbers = new Map();
  }

  /** Loads the files that hold these facets. @param {Iterable<string>} ids */
  async load(ids) {
    const wanted = [...ids].filter((id) => !this.loaded.has(id));
    const names = new Set(wanted.flatMap((id) => this.known[id]?.file ?? []));
    await Promise.all([...names].map((name) => this.loadFile(name)));
  }

  /** Loads those that are shown together, and are small. */
  async loadSmall() {
    await this.load(Object.keys(this.known).filter((id) => this.known[id].file === "facets"));
  }

  /** Loads what hits are sorted by. */
  async loadNumbers() {
    if (!this.numbers.size) await this.loadFile("facets");
  }

  /** @param {string} name */
  async loadFile(name) {
    const { facets, numbers } = await this.files.load(`${name}.gz`, (bytes) =>
      contents(bytes, this.documents),
    );
    for (const [id, values] of facets) this.loaded.set(id, values);
    for (const [number, column] of numbers) this.numbers.set(number, column);
  }

  /**
   * Which documents have one of the values that are chosen of a facet.
   * @param {string} id
   * @param {string[]} chosen
   */
  chosen(id, chosen) {
    const mask = new Uint8Array(this.documents);
    for (const value of chosen) {
      for (const doc of this.loaded.get(id)?.get(value)?.docs ?? []) mask[doc] = 1;
    }
    return mask;
  }

  /**
   * For each facet how many documents each of its values would leave: `found` are the documents
   * that the words find, narrowed by all facets but this one.
   * @param {(without: string) => Uint8Array} found
   * @param {Record<string, string[]>} filters
   * @returns {FacetCounts[]}
   */
  counts(found, filters) {
    return Object.entries(this.known).map(([id, { name }]) => {
      const loaded = this.loaded.get(id);
      if (!loaded) return { id, name };
      const mask = found(id);
      const values = [...loaded].map(([value, { name: label, docs }]) => ({
        id: value,
        name: label,
        count: docs.reduce((sum, doc) => sum + mask[doc], 0),
        chosen: filters[id]?.includes(value) ?? false,
      }));
      return { id, name, values };
    });
  }

  /**
   * Compares documents by a number, the largest or the smallest first; those without one are last.
   * @param {string} name
   * @param {boolean} largestFirst
   * @returns {(one: number, other: number) => number}
   */
  comparison(name, largestFirst) {
    const column = this.numbers.get(name);
    if (!column) return () => 0;
    const rank = (/** @type {number} */ doc) => {
      if (column[doc] === UNKNOWN) return Infinity;
      return largestFirst ? -column[doc] : column[doc];
    };
    return (one, other) => {
      const [first, second] = [rank(one), rank(other)];
      return first === second ? 0 : first - second;
    };
  }
}

/**
 * The facets and the numbers of a file.
 * @param {Uint8Array} bytes
 * @param {number} documents
 */
function contents(bytes, documents) {
  const { header, body } = opened(bytes);
  let at = 0;
  const take = (/** @type {number} */ size) => {
    expect(at + size <= body.length, "each value has its bytes");
    return body.subarray(at, (at += size));
  };
  /** @type {[string, Values][]} */
  const facets = [];
  for (const { id, values } of header.facets) {
    /** @type {Values} */
    const found = new Map();
    for (const [value, name, count, size] of values) {
      expect(areTexts([id, value, name]), "a facet has an id, and its values have names");
      expect([count, size].every(isCount), "each value has its count and its size");
      found.set(value, { name, docs: docList(take(size), count, documents).docs });
    }
    facets.push([id, found]);
  }
  /** @type {[string, Uint32Array][]} */
  const numbers = [];
  for (const name of header.numbers) {
    const column = take(4 * documents);
    const view = new DataView(column.buffer, column.byteOffset, column.byteLength);
    const read = (/** @type {unknown} */ _, /** @type {number} */ n) => view.getUint32(4 * n, true);
    numbers.push([name, Uint32Array.from({ length: documents }, read)]);
  }
  expect(at === body.length, "the sizes add up to the whole");
  return { facets, numbers };
}
