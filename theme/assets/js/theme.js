// Runs before the page is drawn, so that neither the reader's choice of light or dark nor a search
// makes it flash.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  if (location.search.length > 1) root.classList.add("searching");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage may be closed to us: the system's choice holds.
  }
})();
