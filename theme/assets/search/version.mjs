// One version of an index: files that belong together, as its manifest tells.

import { Cutter } from "./cut.mjs";
import { Facets } from "./facets.mjs";
import { areTexts, expect, Files, IndexFault, isCount, opened, Shards } from "./files.mjs";
import { norms } from "./rank.mjs";

/**
 * What is in an index. `cards` is how many documents' cards lie in one file; `starts` tells for
 * each shard with which text its range begins; `facets` each facet's name and in which file it is;
 * `glossary` the names of each entry, in stems; `probe` is a sentence and where the build cut it.
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
 * }} Manifest
 */

/**
 * What a list shows of a page; a language is told where it is not that of the index. The first of
 * a practice's facts is its school.
 * @typedef {{
 *   url: string,
 *   title: string,
 *   title_language?: string,
 *   summary?: string,
 *   summary_language?: string,
 *   facts?: string[],
 *   school_language?: string,
 *   outcome?: string,
 *   evidence?: string,
 *   change?: {text: string, unit: string, unit_language?: string, improved: boolean},
 *   mark?: string,
 *   demo?: boolean,
 * }} Card
 */

const FORMAT = 1;
const MOST_DOCUMENTS = 10_000_000;

/**
 * What is published at the moment. An index of another format needs another reader, which comes
 * with the page.
 * @param {URL} base
 */
export async function published(base) {
  const found = await newest(base);
  if (!found) throw new IndexFault("stale", base.href);
  return new Version(base, found);
}

/** @param {URL} base */
async function newest(base) {
  try {
    return await new Files(base).load("manifest.gz", manifest, "no-cache");
  } catch (fault) {
    // Without a manifest there is no other version to go to: it can only be awaited.
    if (!(fault instanceof IndexFault) || fault.kind !== "stale") throw fault;
    throw new IndexFault("offline", fault.message, fault);
  }
}

/** Files that belong together. */
export class Version {
  /** @param {URL} base @param {Manifest} manifest */
  constructor(base, manifest) {
    const files = new Files(new URL(`${manifest.version}/`, base));
    this.manifest = manifest;
    this.files = files;
    this.terms = new Shards(files, "terms", manifest.starts.terms);
    this.lexicon = new Shards(files, "lexicon", manifest.starts.lexicon);
    this.places = new Shards(files, "places", manifest.starts.places);
    this.facets = new Facets(files, manifest.facets, manifest.documents);
    const named = Object.values(manifest.glossary).flat().join(" ").split(" ");
    const familiar = new Set([...manifest.common, ...named]);
    this.cutter = new Cutter(this.terms, this.lexicon, manifest.probe, familiar);
  }

  /** What ranking and counting need to know of each document. */
  documents() {
    const { documents: total } = this.manifest;
    return this.files.load("documents.gz", (bytes) => {
      expect(bytes.length === 2 * total, "two bytes tell of each document");
      return { norms: norms(bytes.subarray(0, total)), demos: bytes.subarray(total) };
    });
  }

  /** What is shown of these documents. @param {number[]} docs */
  cards(docs) {
    const { cards: inFile, documents: total } = this.manifest;
    return Promise.all(
      docs.map(async (doc) => {
        const number = Math.floor(doc / inFile);
        const count = Math.min(inFile, total - number * inFile);
        const read = (/** @type {Uint8Array} */ bytes) => cards(bytes, count);
        return (await this.files.load(`cards-${number}.gz`, read))[doc % inFile];
      }),
    );
  }
}

/** The manifest, if it has the format of this reader. @param {Uint8Array} bytes */
function manifest(bytes) {
  const { header } = opened(bytes);
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
  return /** @type {Manifest} */ (header);
}

/** @param {Uint8Array} bytes @param {number} count @returns {Card[]} */
function cards(bytes, count) {
  const { header } = opened(bytes);
  expect(header.length === count, "each document has its card");
  for (const { url, title, summary = "", facts = [] } of header) {
    expect(areTexts([url, title, summary]), "a card has an address, a title and a summary");
    expect(areTexts(facts), "facts are texts");
  }
  return header;
}
