// One version of an index: files that belong together, as its manifest tells.

import { Cutter } from "./cut.mjs";
import { Facets } from "./facets.mjs";
import { areTexts, expect, Files, opened, Shards } from "./files.mjs";

/** @typedef {import("../search.mjs").Manifest} Manifest */

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
 *   cost?: string,
 *   mark?: string,
 *   demo?: boolean,
 *   levels?: string[],
 *   size?: string,
 *   setting?: string,
 * }} Card
 */

/** Files that belong together. */
export class Version {
  /**
   * @param {URL} base
   * @param {Manifest} manifest
   * @param {() => Intl.Segmenter | undefined} segmenter how the browser cuts Thai, if it does
   */
  constructor(base, manifest, segmenter) {
    const files = new Files(new URL(`${manifest.version}/`, base));
    this.manifest = manifest;
    this.files = files;
    this.terms = new Shards(files, "terms", manifest.starts.terms);
    this.lexicon = new Shards(files, "lexicon", manifest.starts.lexicon);
    this.places = new Shards(files, "places", manifest.starts.places);
    this.facets = new Facets(files, manifest.facets, manifest.documents);
    const named = Object.values(manifest.glossary).flat().join(" ").split(" ");
    const familiar = new Set([...manifest.common, ...named]);
    this.cutter = new Cutter(this.terms, this.lexicon, manifest.probe, familiar, segmenter);
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

/** @param {Uint8Array} bytes @param {number} count @returns {Card[]} */
function cards(bytes, count) {
  const { header } = opened(bytes);
  expect(header.length === count, "each document has its card");
  for (const { url, title, summary = "", facts = [], levels = [] } of header) {
    expect(areTexts([url, title, summary]), "a card has an address, a title and a summary");
    expect(areTexts(facts) && areTexts(levels), "facts and levels are texts");
  }
  return header;
}
