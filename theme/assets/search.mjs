// Search: opens an index that `generator/search/` has written, and answers queries from it.
//
//   const index = await open(new URL("search/th/", site));
//   const { total, hits } = await index.search("อ่านออกเขียนได้", { limit: 10 });

import { Cutter, segmenter } from "./search/cut.mjs";
import { Facets } from "./search/facets.mjs";
import { Files, IndexFault, opened, Shards } from "./search/files.mjs";
import { isThai, marked } from "./search/marks.mjs";
import { withPhrase } from "./search/phrases.mjs";
import { groups, read } from "./search/query.mjs";
import { norms, scores } from "./search/rank.mjs";

export { IndexFault };

/** @typedef {import("./search/facets.mjs").FacetCounts} FacetCounts */
/** @typedef {import("./search/marks.mjs").Part} Part */

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
 * What a list shows of a page. `marks` are its title and summary in parts.
 * @typedef {{
 *   url: string,
 *   title: string,
 *   summary: string,
 *   marks: {title: Part[], summary: Part[]},
 *   [more: string]: any,
 * }} Hit
 */

/**
 * `demos` of the `total` are fictional. `corrected` tells which words were not in the index and what was looked up in their place.
 * @typedef {{
 *   total: number,
 *   demos: number,
 *   hits: Hit[],
 *   facets: FacetCounts[],
 *   corrected: {typed: string, used: string}[],
 * }} Result
 */

const FORMAT = 1;
const DEFAULT_LIMIT = 10;

/** @type {Record<string, {number: string, largestFirst: boolean}>} */
const SORTS = {
  evidence: { number: "evidence", largestFirst: true },
  adopted: { number: "adopted", largestFirst: true },
  cost: { number: "cost", largestFirst: false },
};

/**
 * The index at an address, ready for queries.
 * @param {string | URL} baseUrl the folder that holds `manifest.gz`
 * @returns {Promise<Index>}
 * @throws {IndexFault}
 */
export async function open(baseUrl) {
  const base = new URL(baseUrl, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return new Index(base, await version(base));
}

/** What is published at the moment. @param {URL} base */
async function version(base) {
  const file = "manifest.gz";
  const { header } = opened(await new Files(base).load(file, "no-cache"), file);
  if (header.format !== FORMAT) throw new IndexFault("malformed", file);
  return new Version(base, header);
}

/** One version of an index: files that belong together. */
class Version {
  /** @param {URL} base @param {any} manifest */
  constructor(base, manifest) {
    const files = new Files(new URL(`${manifest.version}/`, base));
    this.manifest = manifest;
    this.files = files;
    this.terms = new Shards(files, "terms", manifest.starts.terms);
    this.lexicon = new Shards(files, "lexicon", manifest.starts.lexicon);
    this.places = new Shards(files, "places", manifest.starts.places);
    this.facets = new Facets(files, manifest.facets, manifest.documents);
    this.cutter = new Cutter(this.terms, this.lexicon, segmenter(manifest.probe));
  }

  /** What ranking and counting need to know of each document. */
  async documents() {
    const file = "documents.gz";
    const bytes = await this.files.load(file);
    const { documents: total } = this.manifest;
    if (bytes.length !== 2 * total) throw new IndexFault("malformed", file);
    this.known ??= { norms: norms(bytes.subarray(0, total)), demos: bytes.subarray(total) };
    return this.known;
  }

  /** What is shown of these documents. @param {number[]} docs */
  async cards(docs) {
    const { cards: inFile } = this.manifest;
    const numbers = [...new Set(docs.map((doc) => Math.floor(doc / inFile)))];
    const loaded = new Map(
      await Promise.all(
        numbers.map(async (number) => {
          const file = `cards-${number}.gz`;
          return /** @type {[number, any]} */ ([
            number,
            opened(await this.files.load(file), file).header,
          ]);
        }),
      ),
    );
    return docs.map((doc) => loaded.get(Math.floor(doc / inFile))[doc % inFile]);
  }
}

/** An index that is open for queries. */
export class Index {
  #base;
  #version;

  /** @param {URL} base @param {Version} version */
  constructor(base, version) {
    this.#base = base;
    this.#version = version;
  }

  /** The language of the index. */
  get language() {
    return this.#version.manifest.language;
  }

  /**
   * The pages that answer `text`, the best first; all pages if there are no words in it. If the
   * site has been published anew in the meantime, the new version answers.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Result>}
   * @throws {IndexFault}
   */
  async search(text, options = {}) {
    try {
      return await search(this.#version, text, options);
    } catch (fault) {
      if (!(fault instanceof IndexFault) || fault.kind !== "stale") throw fault;
      const published = await version(this.#base);
      if (published.manifest.version === this.#version.manifest.version) throw fault;
      this.#version = published;
      return search(published, text, options);
    }
  }
}

/**
 * @param {Version} version
 * @param {string} text
 * @param {Options} options
 * @returns {Promise<Result>}
 */
async function search(version, text, options) {
  const { filters = {}, sort = "relevance", offset = 0, limit = DEFAULT_LIMIT } = options;
  const { facets, manifest } = version;
  const used = Object.keys(filters).filter((id) => filters[id].length);
  const shown = options.facets ? smallFacets(manifest.facets) : [];
  const asked = Array.isArray(options.facets) ? options.facets : [];
  const [answer, { demos }] = await Promise.all([
    answered(version, text),
    version.documents(),
    facets.load([...used, ...shown, ...asked]),
    sort in SORTS ? facets.loadNumbers() : undefined,
  ]);
  const { found } = answer;
  const masks = new Map(used.map((id) => [id, facets.chosen(id, filters[id])]));
  const docs = [];
  for (let doc = 0; doc < found.length; doc += 1) {
    if (found[doc] > 0 && [...masks.values()].every((mask) => mask[doc])) docs.push(doc);
  }
  const order = SORTS[sort] && facets.comparison(SORTS[sort].number, SORTS[sort].largestFirst);
  docs.sort((one, other) => {
    const byNumber = order ? order(one, other) : 0;
    const byScore = sort === "newest" ? 0 : found[other] - found[one];
    return byNumber || byScore || one - other;
  });
  return {
    total: docs.length,
    demos: docs.reduce((sum, doc) => sum + demos[doc], 0),
    hits: hits(await version.cards(docs.slice(offset, offset + limit)), answer.stems),
    facets: options.facets ? facets.counts(narrowed(found, masks), filters) : [],
    corrected: answer.corrected,
  };
}

/**
 * How well each document answers the words of `text`; if there is nothing in it, all do.
 * @param {Version} version
 * @param {string} text
 */
async function answered(version, text) {
  const { cutter, manifest, terms, lexicon, places } = version;
  if (!text.trim()) {
    const found = new Float32Array(manifest.documents).fill(1);
    return { found, stems: new Set(), corrected: [] };
  }
  const documents = version.documents();
  documents.catch(() => {}); // It is awaited below, unless something else fails first.
  const query = await read(text, cutter);
  const looked = await groups(query, terms, lexicon, manifest);
  const found = scores(looked, (await documents).norms);
  for (const phrase of query.phrases) {
    const surfaces = phrase.map(({ surface }) => surface);
    const stands = await withPhrase(surfaces, places);
    for (let doc = 0; doc < found.length; doc += 1) if (!stands.has(doc)) found[doc] = 0;
  }
  const words = [...query.words, ...query.phrases.flat()];
  return { found, stems: new Set(words.map(({ stem }) => stem)), corrected: query.corrected };
}

/** The facets that are loaded together. @param {Record<string, string>} where */
function smallFacets(where) {
  return Object.keys(where).filter((id) => where[id] === "facets");
}

/**
 * For a facet, the documents that are left by the words and by all other facets.
 * @param {Float32Array} found
 * @param {Map<string, Uint8Array>} masks
 */
function narrowed(found, masks) {
  return (/** @type {string} */ without) => {
    const others = [...masks].filter(([id]) => id !== without).map(([, mask]) => mask);
    return Uint8Array.from(found, (score, doc) =>
      score > 0 && others.every((mask) => mask[doc]) ? 1 : 0,
    );
  };
}

/**
 * @param {any[]} cards
 * @param {Set<string>} stems
 * @returns {Hit[]}
 */
function hits(cards, stems) {
  const thai = new Set([...stems].filter((stem) => stem.length > 1 && isThai(stem)));
  return cards.map((card) => ({
    ...card,
    marks: {
      title: marked(card.title, stems, thai),
      summary: marked(card.summary ?? "", stems, thai),
    },
  }));
}
