// What the pages do better with JavaScript. All of them work without it.

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

for (const button of document.querySelectorAll(".theme-toggle")) themeToggle(button);
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}
for (const contents of document.querySelectorAll(".toc")) followReading(contents);
unfoldForPrint();
