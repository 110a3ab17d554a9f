// Sorted terms, a range of them in each file.

import { areTexts, docList, expect, IndexFault, isCount, opened } from "./files.mjs";

/** @typedef {import("./files.mjs").Files} Files */

/** A term: in how many documents it stands, and its bytes. */
export class Entry {
  #file;
  #body;

  /** @param {string} file @param {number} count @param {Uint8Array} body */
  constructor(file, count, body) {
    this.#file = file;
    this.#body = body;
    this.count = count;
  }

  /**
   * What `read` makes of the term's documents, which are numbered below `total`, and of the bytes
   * after them; whatever fails in there is the file's fault. The documents may be the `same` as
   * those of another term.
   * @template Content
   * @param {number} total
   * @param {(docs: Uint32Array, rest: Uint8Array) => Content} read
   * @param {Uint32Array} [same]
   */
  read(total, read, same) {
    try {
      const { docs, rest } = docList(this.#body, this.count, total, same);
      return read(docs, rest);
    } catch (cause) {
      throw new IndexFault("malformed", this.#file, cause);
    }
  }
}

/** The terms of an index; what has been loaded can be looked up. */
export class Shards {
  /**
   * @param {Files} files
   * @param {string} name
   * @param {string[]} starts for each file a text that is not after its first term
   */
  constructor(files, name, starts) {
    this.files = files;
    this.name = name;
    this.starts = starts;
    /** @type {Map<number, Map<string, Entry>>} */
    this.loaded = new Map();
  }

  /** The number of the shard that would hold `term`. @param {string} term */
  shardOf(term) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Loads the shards that hold these terms. @param {Iterable<string>} terms */
  async load(terms) {
    await this.loadShards([...terms].map((term) => this.shardOf(term)));
  }

  /** @param {Iterable<number>} numbers */
  async loadShards(numbers) {
    const missing = [...new Set(numbers)].filter(
      (number) => !this.loaded.has(number) && number < this.starts.length,
    );
    await Promise.all(missing.map((number) => this.loadShard(number)));
  }

  /** @param {number} number */
  async loadShard(number) {
    const file = `${this.name}-${number}.gz`;
    this.loaded.set(number, await this.files.load(file, (bytes) => entries(bytes, file)));
  }

  /** What is known of `term`, if its shard has been loaded. @param {string} term */
  get(term) {
    return this.loaded.get(this.shardOf(term))?.get(term);
  }

  /** The loaded terms that begin with `prefix`, and their entries. @param {string} prefix */
  *beginningWith(prefix) {
    const last = this.shardOf(`${prefix}\uffff`);
    for (let number = this.shardOf(prefix); number <= last; number += 1) {
      for (const [term, entry] of this.loaded.get(number) ?? []) {
        if (term.startsWith(prefix)) yield /** @type {[string, Entry]} */ ([term, entry]);
      }
    }
  }

  /** The loaded terms of these shards, with their entries. @param {Iterable<number>} numbers */
  *of(numbers) {
    for (const number of new Set(numbers)) yield* this.loaded.get(number) ?? [];
  }
}

/**
 * The terms of a shard.
 * @param {Uint8Array} bytes
 * @param {string} file
 */
function entries(bytes, file) {
  const { header, body } = opened(bytes);
  const { terms, counts, sizes } = header;
  const whole = areTexts(terms) && [counts, sizes].every((list) => list.length === terms.length);
  expect(whole && [...counts, ...sizes].every(isCount), "each term has its count and its size");
  /** @type {Map<string, Entry>} */
  const found = new Map();
  let at = 0;
  for (let i = 0; i < terms.length; i += 1) {
    found.set(terms[i], new Entry(file, counts[i], body.subarray(at, at + sizes[i])));
    at += sizes[i];
  }
  expect(at === body.length, "the sizes add up to the whole");
  return found;
}
