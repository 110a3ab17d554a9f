// The way back from the form on which a reader tells of their school. It stands in the fragment of
// the form's address, which is never sent, and names a page within a language: so the switch of
// languages keeps it.

const NAME = "back";

/**
 * The fragment that leads back to an address; empty if that is none of the language's pages.
 * @param {string} address
 * @param {string} top the address under which all pages of the language lie
 */
export function hashFor(address, top) {
  if (!address.startsWith(top)) return "";
  return `#${new URLSearchParams({ [NAME]: address.slice(top.length) })}`;
}

/**
 * The address to which a fragment leads back; undefined if that is none of the language's pages.
 * @param {string} hash
 * @param {string} top
 */
export function addressIn(hash, top) {
  const path = new URLSearchParams(hash.slice(1)).get(NAME);
  if (path === null) return undefined;
  const { href } = new URL(top + path);
  return href.startsWith(top) ? href : undefined;
}
