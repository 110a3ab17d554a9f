// What the pages do better with JavaScript. All of them work without it.

import { drawFault, inWords, kindOf } from "./faults.mjs";
import { headerSearch } from "./search-box.mjs";

const root = document.documentElement;
const THEMES = ["system", "light", "dark"];

/**
 * All elements of the page that fit a selector.
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} kind
 */
function all(selector, kind) {
  const found = [...document.querySelectorAll(selector)];
  return found.flatMap((each) => (each instanceof kind ? [each] : []));
}

/** The button that goes through the system's colours, light and dark. @param {HTMLElement} button */
function themeToggle(button) {
  const name = button.querySelector("[data-theme-name]");
  const show = () => {
    if (name) name.textContent = button.dataset[root.dataset.theme ?? "system"] ?? "";
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
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])", HTMLDetailsElement);
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

/** Marks in the table of contents the section that is being read. @param {HTMLElement} contents */
function followReading(contents) {
  /** @type {Map<Element, Element>} */
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
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

/** The list of practices, which can be searched. @param {HTMLElement} page */
async function searchableList(page) {
  try {
    const [{ Browser }, { placeFacets }] = await Promise.all([
      import("./browse.mjs"),
      import("./sheet.mjs"),
    ]);
    const browser = new Browser(page);
    browser.begin();
    placeFacets(page, () => browser.showFacets());
  } catch (fault) {
    root.classList.remove("searching");
    if (!location.search) return;
    const kind = kindOf(fault);
    const told = drawFault(kind, inWords(kind, false), () => location.reload());
    page.querySelector("[data-fault]")?.replaceChildren(told);
  }
}

/** The questions by which a school takes stock; all stand below each other if this fails. */
async function selfCheck(/** @type {HTMLElement} */ page) {
  await begin(page, "check", async () => {
    const { SelfCheck } = await import("./self-check.mjs");
    new SelfCheck(page).begin();
  });
}

/** The form on which a reader tells of their school. @param {HTMLElement} page */
async function mySchool(page) {
  await begin(page, "school", async () => {
    const { SchoolForm } = await import("./my-school.mjs");
    new SchoolForm(page).begin();
  });
}

/** The plan of a practice, which is made on the reader's device alone. */
async function adoptionPlan(/** @type {HTMLElement} */ page) {
  await begin(page, "plan", async () => {
    const { PlanPage } = await import("./plan.mjs");
    new PlanPage(page).begin();
  });
}

/**
 * Begins what a page is for, or says in its words what keeps it from that.
 * @param {HTMLElement} page
 * @param {string} words the name of the page's words
 * @param {() => Promise<void>} work
 */
async function begin(page, words, work) {
  try {
    await work();
  } catch (fault) {
    page.classList.add("plain");
    const { say } = await import("./wording.mjs");
    const kind = kindOf(fault);
    const said = say(`${words}.${kind === "unsupported" ? "too_old" : "lost"}`);
    const told = drawFault(kind, said, () => location.reload());
    page.querySelector("[data-fault]")?.replaceChildren(told);
  }
}

/** Shows what depends on the reader's school, also where the reader comes back from the form. */
function ofOwnSchool(/** @type {() => void} */ show) {
  show();
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}

/** The practices to be compared, which come along from page to page. */
async function pickTray(/** @type {HTMLElement} */ place) {
  const { Tray } = await import("./tray.mjs");
  new Tray(place).begin();
}

/** Practices side by side. */
async function comparePage(/** @type {HTMLElement} */ page) {
  await begin(page, "compare", async () => {
    const { ComparePage } = await import("./compare.mjs");
    new ComparePage(page).begin();
  });
}

for (const form of all(".bar .search", HTMLFormElement)) {
  headerSearch(form, document.querySelector(".search-toggle"));
}
for (const page of all(".browse", HTMLElement)) searchableList(page);
for (const page of all("[data-self-check]", HTMLElement)) selfCheck(page);
for (const page of all("[data-plan]", HTMLElement)) adoptionPlan(page);
for (const page of all("[data-my-school]", HTMLElement)) mySchool(page);
if (document.querySelector(".entry[data-levels], [data-tell-school]")) {
  import("./near.mjs").then(({ showLikeness }) => ofOwnSchool(showLikeness));
}
for (const place of all("[data-near]", HTMLElement)) {
  import("./near-note.mjs").then(({ NearNote }) => {
    const note = new NearNote(place);
    ofOwnSchool(() => note.show());
  });
}
for (const page of all("[data-compare]", HTMLElement)) comparePage(page);
if (document.querySelector("[data-pick]")) {
  for (const place of all("[data-tray]", HTMLElement)) pickTray(place);
}
for (const button of all(".theme-toggle", HTMLElement)) themeToggle(button);
for (const button of all("[data-print]", HTMLElement)) {
  button.addEventListener("click", async () => {
    const { printPage } = await import("./paper.mjs");
    printPage(button.dataset.print ?? "");
  });
}
for (const contents of all(".toc", HTMLElement)) followReading(contents);
for (const part of all("[data-sharing]", HTMLElement)) {
  import("./sharing.mjs").then(({ sharing }) => sharing(part));
}
for (const notice of all("[data-due]", HTMLElement)) {
  import("./review.mjs").then(({ showOverdue }) => showOverdue(notice));
}
unfoldForPrint();
