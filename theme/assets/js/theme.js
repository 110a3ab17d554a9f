// Runs before the page is drawn, so that neither the reader's choice of light or dark nor a search
// makes it flash.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  if (location.search.length > 1) root.classList.add("searching");
  // Where a browser cannot read the modules of the site, the page is one without JavaScript.
  addEventListener("error", ({ error, filename }) => {
    if (!(error instanceof SyntaxError) || !/\/assets\/js\//.test(filename)) return;
    root.classList.replace("js", "no-js");
    root.classList.remove("searching");
    for (const note of document.querySelectorAll(".without-js, [data-too-old]")) {
      note.toggleAttribute("hidden", note.matches(".without-js"));
    }
  });
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage may be closed to us: the system's choice holds.
  }
})();
