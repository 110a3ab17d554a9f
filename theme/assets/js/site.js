// What the pages do better with JavaScript. All of them work without it.

import { searchBox } from "./search-box.mjs";
import { say } from "./wording.mjs";

const root = document.documentElement;
const THEMES = ["system", "light", "dark"];

/** The button that goes through the system's colours, light and dark. */
function themeToggle(button) {
  const name = button.querySelector("[data-theme-name]");
  const show = () => {
    name.textContent = button.dataset[root.dataset.theme ?? "system"];
  };
  button.addEventListener("click", () => {
    const current = THEMES.indexOf(root.dataset.theme ?? "system");
    const next = THEMES[(current + 1) % THEMES.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", next);
    } catch {
      // The choice then holds for this page only.
    }
    show();
  });
  show();
}

/** On paper nothing can be unfolded: it is unfolded while printing. */
function unfoldForPrint() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

/** Marks in the table of contents the section that is being read. */
function followReading(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const section = document.getElementById(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) visible.add(target);
        else visible.delete(target);
      }
      const current = [...links.keys()].find((section) => visible.has(section));
      for (const [section, link] of links) {
        if (section === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-10% 0px -60% 0px" },
  );
  for (const section of links.keys()) observer.observe(section);
}

/** The box in the header, which on a phone is folded away until it is asked for. */
function headerSearch(form, toggle) {
  searchBox(form);
  const unfold = (open) => {
    form.classList.toggle("open", open);
    toggle.setAttribute("aria-expanded", String(open));
    if (open) form.querySelector("input").focus();
  };
  toggle.addEventListener("click", () => {
    const own = document.querySelector(".find input");
    if (own) own.focus();
    else unfold(!form.classList.contains("open"));
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const wanted =
      (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      ((event.key?.toLowerCase() === "k" || event.code === "KeyK") &&
        (event.ctrlKey || event.metaKey));
    if (!wanted || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const own = document.querySelector(".find input");
    if (own) own.select();
    else unfold(true);
  });
}

/** The list of practices, which can be searched. */
async function searchableList(page) {
  const [{ Browser }, { placeFacets }] = await Promise.all([
    import("./browse.mjs"),
    import("./sheet.mjs"),
  ]);
  const browser = new Browser(page);
  browser.begin();
  placeFacets(page, () => browser.showFacets());
}

const form = document.querySelector(".bar .search");
if (form) headerSearch(form, document.querySelector(".search-toggle"));
for (const page of document.querySelectorAll(".browse")) {
  searchableList(page).catch(() => {
    root.classList.remove("searching");
    if (location.search) page.querySelector("[data-fault]").textContent = say("fault.offline");
  });
}
for (const button of document.querySelectorAll(".theme-toggle")) themeToggle(button);
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}
for (const contents of document.querySelectorAll(".toc")) followReading(contents);
unfoldForPrint();
