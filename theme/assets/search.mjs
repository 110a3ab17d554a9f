// Search: opens an index that `generator/search/` has written, and answers queries from it.
//
//   const index = await open(new URL("search/th/", site));
//   const { total, hits } = await index.search("อ่านออกเขียนได้", { limit: 10 });

import { areTexts, expect, Files, IndexFault, isCount, opened } from "./search/files.mjs";

export { IndexFault };

/** @typedef {import("./search/facets.mjs").FacetCounts} FacetCounts */
/** @typedef {import("./search/marks.mjs").Part} Part */
/** @typedef {import("./search/version.mjs").Card} Card */
/** @typedef {import("./search/version.mjs").Version} Version */

/**
 * How a search is narrowed, sorted and paged. `filters` holds for a facet's id the ids of the
 * values of which a hit must have one; with `facets`, the counts of all facets come along, and of
 * those large ones that it names.
 * @typedef {{
 *   filters?: Record<string, string[]>,
 *   sort?: "relevance" | "newest" | "evidence" | "adopted" | "cost",
 *   offset?: number,
 *   limit?: number,
 *   facets?: boolean | string[],
 * }} Options
 */

/**
 * A page that was found. `marks` are its title and summary in parts.
 * @typedef {Card & {summary: string, marks: {title: Part[], summary: Part[]}}} Hit
 */

/**
 * `demos` of the `total` are fictional. `corrected` tells which words were not in the index and
 * what was looked up in their place.
 * @typedef {{
 *   total: number,
 *   demos: number,
 *   hits: Hit[],
 *   facets: FacetCounts[],
 *   corrected: {typed: string, used: string}[],
 * }} Result
 */

/**
 * What is in an index. `cards` is how many documents' cards lie in one file; `starts` tells for
 * each shard with which text its range begins; `facets` each facet's name and in which file it is;
 * `glossary` the names of each entry, in stems; `probe` is a sentence and where the build cut it.
 * `lengths` and `demos` hold a byte for each document: how long it is, and whether it is fictional.
 * @typedef {{
 *   format: number,
 *   version: string,
 *   language: string,
 *   documents: number,
 *   cards: number,
 *   starts: {terms: string[], lexicon: string[], places: string[]},
 *   facets: Record<string, {name: string, file: string}>,
 *   common: string[],
 *   unplaced: string[],
 *   glossary: Record<string, string[]>,
 *   probe: [string, number[]],
 *   lengths: Uint8Array,
 *   demos: Uint8Array,
 * }} Manifest
 */

const FORMAT = 3;
const MOST_DOCUMENTS = 10_000_000;

/**
 * The index at an address, ready for queries.
 * @param {string | URL} baseUrl the folder that holds `manifest.gz`
 * @returns {Promise<Index>}
 * @throws {IndexFault}
 */
export async function open(baseUrl) {
  const base = new URL(baseUrl, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  if (typeof DecompressionStream === "undefined" || !("timeout" in AbortSignal)) {
    throw new IndexFault("unsupported", base.href);
  }
  const arriving = Promise.all([manifestAt(base), modules()]);
  // Nothing here takes a browser longer, so it is done while it waits, but only where it is needed.
  if (base.pathname.endsWith("/th/")) thaiSegmenter();
  return new Index(base, ...(await arriving));
}

/** An index that is open for queries. */
export class Index {
  #base;
  #version;
  #reader;

  /**
   * @param {URL} base
   * @param {Manifest} manifest
   * @param {typeof import("./search/answer.mjs")} reader
   */
  constructor(base, manifest, reader) {
    this.#base = base;
    this.#reader = reader;
    this.#version = reader.versionOf(base, manifest, thaiSegmenter);
  }

  /** The language of the index. */
  get language() {
    return this.#version.manifest.language;
  }

  /**
   * The pages that answer `text`, the best first; all pages if it is blank. If the
   * site has been published anew in the meantime, the new version answers.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Result>}
   * @throws {IndexFault}
   */
  async search(text, options = {}) {
    const version = this.#version;
    try {
      return await this.#reader.answer(version, text, options);
    } catch (fault) {
      if (!(fault instanceof IndexFault) || fault.kind !== "stale") throw fault;
      const newest = await manifestAt(this.#base);
      if (newest.version === version.manifest.version) {
        throw new IndexFault("malformed", fault.message, fault);
      }
      this.#version = this.#reader.versionOf(this.#base, newest, thaiSegmenter);
      return this.#reader.answer(this.#version, text, options);
    }
  }
}

/**
 * The manifest of what is published at the moment. An index of another format needs another reader,
 * which comes with the page.
 * @param {URL} base
 */
async function manifestAt(base) {
  const found = await new Files(base).load("manifest.gz", read, "no-cache").catch((fault) => {
    // Without a manifest there is no other version to go to: it can only be awaited.
    if (!(fault instanceof IndexFault) || fault.kind !== "stale") throw fault;
    throw new IndexFault("offline", fault.message, fault);
  });
  if (!found) throw new IndexFault("stale", base.href);
  return found;
}

/** The manifest, if it has the format of this reader. @param {Uint8Array} bytes */
function read(bytes) {
  const { header, body } = opened(bytes);
  const { format, version, documents, cards, starts, facets, glossary, probe } = header;
  expect(isCount(format), "the format is told");
  if (format !== FORMAT) return undefined;
  expect(/^[0-9a-f]+$/.test(version), "the version is the name of a folder");
  expect(isCount(documents) && documents <= MOST_DOCUMENTS, "the documents can be counted");
  expect(isCount(cards) && cards > 0, "cards lie in each file");
  const lists = [starts.terms, starts.lexicon, starts.places, header.common, header.unplaced];
  expect([...lists, ...Object.values(glossary)].every(areTexts), "terms are texts");
  const described = Object.values(facets).flatMap(({ name, file }) => [name, file]);
  expect(areTexts(described), "facets have names and lie in files");
  const [sentence, cuts] = probe;
  expect(typeof sentence === "string" && cuts.every(isCount), "the sentence is cut");
  expect(body.length === 2 * documents, "two bytes tell of each document");
  const [lengths, demos] = [body.subarray(0, documents), body.subarray(documents)];
  return /** @type {Manifest} */ ({ ...header, lengths, demos });
}

/** The modules of the reader, asked for all at once: found in one another they would come in turn. */
async function modules() {
  const [reader] = await Promise.all([
    import("./search/answer.mjs"),
    import("./search/cut.mjs"),
    import("./search/facets.mjs"),
    import("./search/marks.mjs"),
    import("./search/neighbours.mjs"),
    import("./search/query.mjs"),
    import("./search/rank.mjs"),
    import("./search/version.mjs"),
    import("./search/words.mjs"),
  ]);
  return reader;
}

/** @type {{found: Intl.Segmenter | undefined} | undefined} */
let segmenter;

/** How the browser cuts Thai, if it does; made once. */
function thaiSegmenter() {
  segmenter ??= { found: madeSegmenter() };
  return segmenter.found;
}

function madeSegmenter() {
  try {
    return new Intl.Segmenter("th", { granularity: "word" });
  } catch {
    return undefined;
  }
}
