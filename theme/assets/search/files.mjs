// The files of an index: loaded once, unpacked, and looked up.

/**
 * Why an index cannot be read: `offline` may pass, `stale` means that the site was published anew
 * in between, `malformed` is a file that is not what it should be.
 */
export class IndexFault extends Error {
  /** @param {"offline" | "stale" | "malformed"} kind @param {string} file @param {unknown} [cause] */
  constructor(kind, file, cause) {
    super(`${kind}: ${file}`, { cause });
    this.name = "IndexFault";
    this.kind = kind;
  }
}

const ATTEMPTS = 3;
const FIRST_PAUSE = 250;

/** The files below an address; each is loaded once, and again only if it failed. */
export class Files {
  /** @param {URL} base ends with a slash */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.loading = new Map();
  }

  /**
   * The content of a file, unpacked.
   * @param {string} name
   * @param {RequestCache} [cache]
   */
  load(name, cache) {
    const known = this.loading.get(name);
    if (known) return known;
    const loading = fetched(new URL(name, this.base), cache);
    this.loading.set(name, loading);
    loading.catch(() => this.loading.delete(name));
    return loading;
  }
}

/** @param {URL} url @param {RequestCache} [cache] @returns {Promise<Uint8Array>} */
async function fetched(url, cache = "default") {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { cache });
      if (response.status === 404 || response.status === 410) throw new IndexFault("stale", url.href);
      if (!response.ok) throw new IndexFault("offline", url.href);
      return await unpacked(new Uint8Array(await response.arrayBuffer()), url.href);
    } catch (fault) {
      if (fault instanceof IndexFault && fault.kind !== "offline") throw fault;
      if (attempt === ATTEMPTS) throw new IndexFault("offline", url.href, fault);
      await new Promise((wake) => setTimeout(wake, FIRST_PAUSE * 2 ** attempt));
    }
  }
}

/**
 * The content of a gzip file. Some servers unpack such files on the way: then nothing is left to do.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} file
 */
async function unpacked(bytes, file) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (fault) {
    throw new IndexFault("malformed", file, fault);
  }
}

/**
 * The line of JSON with which a file begins, and the bytes after it.
 * @param {Uint8Array} bytes
 * @param {string} file
 * @returns {{header: any, body: Uint8Array}}
 */
export function opened(bytes, file) {
  const end = bytes.indexOf(0x0a);
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    const header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
    if (typeof header !== "object" || header === null) throw new TypeError("no object");
    return { header, body: end < 0 ? new Uint8Array() : bytes.subarray(end + 1) };
  } catch (fault) {
    throw new IndexFault("malformed", file, fault);
  }
}

/**
 * Rising document numbers, which were written as gaps of 1, 2 or 4 bytes, as the first byte tells;
 * and the bytes after them.
 * @param {Uint8Array} bytes
 * @param {number} count
 */
export function docList(bytes, count) {
  const width = bytes[0];
  const docs = new Uint32Array(count);
  let doc = 0;
  for (let i = 0, at = 1; i < count; i += 1) {
    let gap = 0;
    for (let byte = 0; byte < width; byte += 1, at += 1) gap |= bytes[at] << (8 * byte);
    doc += gap;
    docs[i] = doc;
  }
  return { docs, rest: bytes.subarray(1 + width * count) };
}

/**
 * A term of a shard: in how many documents it stands, and its bytes.
 * @typedef {{count: number, body: Uint8Array}} Entry
 */

/** Sorted terms, a range of them in each file; what has been loaded can be looked up. */
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
    /** @type {Map<number, {terms: string[], entries: Map<string, Entry>}>} */
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
    await this.loadShards(new Set([...terms].map((term) => this.shardOf(term))));
  }

  /** @param {Iterable<number>} numbers */
  async loadShards(numbers) {
    const missing = [...numbers].filter((n) => !this.loaded.has(n) && n < this.starts.length);
    await Promise.all(missing.map((number) => this.loadShard(number)));
  }

  /** @param {number} number */
  async loadShard(number) {
    const file = `${this.name}-${number}.gz`;
    const { header, body } = opened(await this.files.load(file), file);
    const { terms, counts, sizes } = header;
    const whole =
      [terms, counts, sizes].every((list) => Array.isArray(list) && list.length === terms.length) &&
      sizes.reduce((/** @type {number} */ sum, /** @type {number} */ size) => sum + size, 0) ===
        body.length;
    if (!whole) throw new IndexFault("malformed", file);
    const entries = new Map();
    let at = 0;
    for (let i = 0; i < terms.length; i += 1) {
      entries.set(terms[i], { count: counts[i], body: body.subarray(at, at + sizes[i]) });
      at += sizes[i];
    }
    this.loaded.set(number, { terms, entries });
  }

  /** What is known of `term`, if its shard has been loaded. @param {string} term */
  get(term) {
    return this.loaded.get(this.shardOf(term))?.entries.get(term);
  }

  /** The loaded terms that begin with `prefix`, and their entries. @param {string} prefix */
  *beginningWith(prefix) {
    const last = this.shardOf(`${prefix}\uffff`);
    for (let number = this.shardOf(prefix); number <= last; number += 1) {
      for (const [term, entry] of this.loaded.get(number)?.entries ?? []) {
        if (term.startsWith(prefix)) yield /** @type {[string, Entry]} */ ([term, entry]);
      }
    }
  }

  /** Every loaded term, with its entry. */
  *all() {
    for (const { entries } of this.loaded.values()) yield* entries;
  }
}
