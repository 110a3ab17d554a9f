// The files of an index: loaded, unpacked and read once.

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
