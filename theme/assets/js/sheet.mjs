// Filters stand beside the list where there is room, and on a sheet of their own on a phone.

const WIDE = matchMedia("(min-width: 62rem)");

/**
 * Keeps the filters where there is room for them.
 * @param {HTMLElement} page
 * @param {() => void} show called when the filters are first seen
 */
export function placeFacets(page, show) {
  const form = page.querySelector("[data-facets]");
  const beside = page.querySelector("[data-facets-place]");
  const sheet = page.querySelector("dialog.sheet");
  const opener = page.querySelector("[data-open-facets]");
  if (!form || !beside || !opener || !(sheet instanceof HTMLDialogElement)) return;
  const onSheet = sheet.querySelector("[data-sheet-place]");

  const place = () => {
    if (WIDE.matches) {
      sheet.close();
      beside.append(form);
      whenIdle(show);
    } else onSheet?.append(form);
  };
  WIDE.addEventListener("change", place);
  place();

  opener.addEventListener("click", () => {
    show();
    sheet.showModal();
  });
  for (const button of sheet.querySelectorAll("[data-close-facets]")) {
    button.addEventListener("click", () => sheet.close());
  }
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
}

/** @param {() => void} act */
function whenIdle(act) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 200);
}
