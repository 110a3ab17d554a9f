// Ways to narrow a search, and to sort what it finds.

import { docList, IndexFault, opened } from "./files.mjs";

/** @typedef {import("./files.mjs").Files} Files */

/**
 * A value of a facet, and how many hits it would leave.
 * @typedef {{id: string, name: string, count: number, chosen: boolean}} FacetValue
 */

/** @typedef {{id: string, name: string, values: FacetValue[]}} FacetCounts */

/** @typedef {{id: string, name: string, values: Map<string, {name: string, docs: Uint32Array}>}} Facet */

const UNKNOWN = 0xffffffff;

/** The facets of an index, loaded file by file when they are asked for. */
export class Facets {
  /**
   * @param {Files} files
   * @param {Record<string, string>} where for each facet the file that holds it
   * @param {number} documents
   */
  constructor(files, where, documents) {
    this.files = files;
    this.where = where;
    this.documents = documents;
    /** @type {Map<string, Facet>} */
    this.loaded = new Map();
    /** @type {Map<string, Uint32Array>} */
    this.numbers = new Map();
  }

  /** Loads the files that hold these facets. @param {Iterable<string>} ids */
  async load(ids) {
    const wanted = [...ids].filter((id) => !this.loaded.has(id));
    const names = new Set(wanted.flatMap((id) => this.where[id] ?? []));
    await Promise.all([...names].map((name) => this.loadFile(name)));
  }

  /** Loads what hits are sorted by. */
  async loadNumbers() {
    if (!this.numbers.size) await this.loadFile("facets");
  }

  /** @param {string} name */
  async loadFile(name) {
    const file = `${name}.gz`;
    const { header, body } = opened(await this.files.load(file), file);
    let at = 0;
    const take = (/** @type {number} */ size) => {
      if (!(at + size <= body.length)) throw new IndexFault("malformed", file);
      return body.subarray(at, (at += size));
    };
    for (const { id, name: label, values } of header.facets ?? []) {
      const found = new Map();
      for (const [value, valueName, count, size] of values) {
        found.set(value, { name: valueName, docs: docList(take(size), count).docs });
      }
      this.loaded.set(id, { id, name: label, values: found });
    }
    for (const number of header.numbers ?? []) {
      const bytes = take(4 * this.documents);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const column = Uint32Array.from({ length: this.documents }, (_, n) =>
        view.getUint32(4 * n, true),
      );
      this.numbers.set(number, column);
    }
  }

  /**
   * Which documents have one of the values that are chosen of a facet.
   * @param {string} id
   * @param {string[]} chosen
   */
  chosen(id, chosen) {
    const mask = new Uint8Array(this.documents);
    for (const value of chosen) {
      for (const doc of this.loaded.get(id)?.values.get(value)?.docs ?? []) mask[doc] = 1;
    }
    return mask;
  }

  /**
   * For each facet that is loaded, how many documents each of its values would leave: `found` are
   * the documents that the words find, narrowed by all facets but this one.
   * @param {(without: string) => Uint8Array} found
   * @param {Record<string, string[]>} filters
   * @returns {FacetCounts[]}
   */
  counts(found, filters) {
    return Object.keys(this.where).flatMap((id) => {
      const facet = this.loaded.get(id);
      if (!facet) return [];
      const mask = found(id);
      const values = [...facet.values].map(([value, { name, docs }]) => ({
        id: value,
        name,
        count: docs.reduce((sum, doc) => sum + mask[doc], 0),
        chosen: filters[id]?.includes(value) ?? false,
      }));
      return [{ id, name: facet.name, values }];
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
