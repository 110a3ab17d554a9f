// The files of an index: loaded, unpacked and read once. Most hold a range of its sorted terms; what
// reads those is here too, as every module is one more file for a first search to wait for.

/**
 * Why an index cannot be read: `offline` may pass, `stale` means that the site was published anew
 * in between, `malformed` is a file that is not what it should be, `unsupported` a browser that
 * lacks what is needed.
 */
export class IndexFault extends Error {
  /**
   * @param {"offline" | "stale" | "malformed" | "unsupported"} kind
   * @param {string} file
   * @param {unknown} [cause]
   */
  constructor(kind, file, cause) {
    super(`${kind}: ${file}`, { cause });
    this.name = "IndexFault";
    this.kind = kind;
  }
}

const ATTEMPTS = 3;
const FIRST_PAUSE = 250;
const PATIENCE = 20_000;

/** The files below an address; each is loaded once, and again only if that failed. */
export class Files {
  /** @param {URL} base ends with a slash */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, Promise<unknown>>} */
    this.loading = new Map();
  }

  /**
   * What `read` makes of the bytes of a file; whatever fails in there is the file's fault.
   * @template Content
   * @param {string} name
   * @param {(bytes: Uint8Array) => Content} read
   * @param {RequestCache} [cache]
   * @returns {Promise<Content>}
   */
  load(name, read, cache) {
    const known = this.loading.get(name);
    if (known) return /** @type {Promise<Content>} */ (known);
    const loading = patiently(new URL(name, this.base), read, cache);
    this.loading.set(name, loading);
    loading.catch(() => this.loading.delete(name));
    return loading;
  }
}

/**
 * What is damaged or does not come is asked for again, past the browser's cache.
 * @template Content
 * @param {URL} url
 * @param {(bytes: Uint8Array) => Content} read
 * @param {RequestCache} [cache]
 */
async function patiently(url, read, cache = "default") {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetched(url, read, attempt === 1 ? cache : "reload");
    } catch (cause) {
      const known = cause instanceof IndexFault;
      const fault = known ? cause : new IndexFault("offline", url.href, cause);
      if (fault.kind === "stale" || attempt === ATTEMPTS) throw fault;
    }
    await new Promise((wake) => setTimeout(wake, FIRST_PAUSE * attempt));
  }
}

/**
 * @template Content
 * @param {URL} url
 * @param {(bytes: Uint8Array) => Content} read
 * @param {RequestCache} cache
 */
async function fetched(url, read, cache) {
  const response = await fetch(url, { cache, signal: AbortSignal.timeout(PATIENCE) });
  if (response.status === 404 || response.status === 410) throw new IndexFault("stale", url.href);
  if (!response.ok) throw new IndexFault("offline", url.href);
  const bytes = new Uint8Array(await response.arrayBuffer());
  try {
    return read(await unpacked(bytes));
  } catch (cause) {
    throw new IndexFault("malformed", url.href, cause);
  }
}

/**
 * The content of a gzip file. Some servers unpack such files on the way: then nothing is left to
 * do.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const [plain] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(plain);
}

/**
 * The line of JSON with which a file begins, and the bytes after it.
 * @param {Uint8Array} bytes
 * @returns {{header: any, body: Uint8Array}}
 */
export function opened(bytes) {
  const end = bytes.indexOf(0x0a);
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  const header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
  return { header, body: end < 0 ? new Uint8Array() : bytes.subarray(end + 1) };
}

/**
 * Ends the reading of a file that is not what it should be.
 * @param {boolean} holds
 * @param {string} promise what should hold
 */
export function expect(holds, promise) {
  if (!holds) throw new RangeError(`Not so: ${promise}`);
}

/** Whether something is a number of things. @param {unknown} value */
export function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Whether something is a list of texts. @param {unknown} value */
export function areTexts(value) {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/**
 * Rising document numbers below `total`, which were written as gaps of 1, 2 or 4 bytes, as the
 * first byte tells, or are the `same` as others, if it is zero; and the bytes after them.
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} total
 * @param {Uint32Array} [same]
 */
export function docList(bytes, count, total, same) {
  const width = bytes[0];
  if (width === 0 && same) {
    expect(same.length === count, "there are as many documents as said");
    return { docs: same, rest: bytes.subarray(1) };
  }
  const end = 1 + width * count;
  const known = width === 1 || width === 2 || width === 4;
  expect(known && end <= bytes.length, "there are as many documents as said");
  const docs = new Uint32Array(count);
  let doc = 0;
  for (let n = 0, at = 1; n < count; n += 1, at += width) {
    let gap = bytes[at];
    for (let byte = 1; byte < width; byte += 1) gap += bytes[at + byte] * 256 ** byte;
    doc += gap;
    docs[n] = doc;
  }
  expect(doc < total || !count, "every document is one of the index");
  return { docs, rest: bytes.subarray(end) };
}

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

  /**
   * The shards in which terms are looked for that begin with `prefix`: not all of a short one's, and
   * always the same ones.
   * @param {string} prefix
   */
  begunBy(prefix) {
    const first = this.shardOf(prefix);
    const last = Math.min(this.shardOf(`${prefix}\uffff`), first + 1);
    return first === last ? [first] : [first, last];
  }

  /** The loaded terms that begin with `prefix`, and their entries. @param {string} prefix */
  *beginningWith(prefix) {
    for (const number of this.begunBy(prefix)) {
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
