// What goes on paper, and how.

/**
 * Prints the page, or one part of it.
 * @param {string} part what the style sheet for paper calls the part; the whole page without one
 */
export function printPage(part) {
  const { dataset } = document.documentElement;
  if (part) {
    dataset.paper = part;
    addEventListener("afterprint", () => delete dataset.paper, { once: true });
  }
  print();
}
