// Handing a page on: its address by the device's own way of sharing, or to paste where one likes.

import { say } from "./wording.mjs";

/** The whole address of the page, whatever way has led to it. */
export function canonicalAddress() {
  const link = document.querySelector("link[rel=canonical]");
  return link instanceof HTMLLinkElement ? link.href : location.href.split(/[?#]/, 1)[0];
}

/**
 * Makes the buttons of a part of the page work; what they did is told in that part. One whose
 * state stands in its address (`data-sharing="here"`) is handed on with that.
 * @param {HTMLElement} part
 */
export function sharing(part) {
  const told = part.querySelector("[data-said]");
  const address = () => (part.dataset.sharing === "here" ? location.href : canonicalAddress());
  /** @param {string} text @param {string} done the name of what is said then */
  const copy = async (text, done) => {
    const name = (await copied(text)) ? done : "failed";
    if (told) told.textContent = say(`sharing.${name}`);
  };
  for (const button of part.querySelectorAll("[data-share]")) {
    button.addEventListener("click", async () => {
      if (!("share" in navigator)) return copy(address(), "copied");
      const title = document.querySelector("h1")?.textContent ?? document.title;
      try {
        await navigator.share({ title, url: address() });
      } catch (fault) {
        // Whoever thinks better of it needs no answer.
        if (!(fault instanceof DOMException && fault.name === "AbortError")) {
          await copy(address(), "copied");
        }
      }
    });
  }
  for (const button of part.querySelectorAll("[data-copy=address]")) {
    button.addEventListener("click", () => copy(address(), "copied"));
  }
  for (const button of part.querySelectorAll("[data-copy=citation]")) {
    button.addEventListener("click", () => copy(citation(part), "copied_citation"));
  }
}

/** The reference as one line of text. @param {HTMLElement} part */
function citation(part) {
  return part.querySelector("[data-citation]")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/**
 * Whether a text is now on the clipboard.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** The way of old browsers, and of pages that come without encryption. @param {string} text */
function copiedBySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
