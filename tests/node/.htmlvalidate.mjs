// What HTML the site may hold: everything that html-validate recommends for whole documents.
// A rule is off only where the theme's own page, which we do not write, breaks it or where another
// test looks closer; each says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Material writes "<!doctype html>", which is as right as capitals.
    "doctype-style": "off",
    // Material's switches for drawer and search are check boxes with autocomplete="off".
    "input-attributes": "off",
    "valid-autocomplete": "off",
    // Those switches are hidden and have no label; axe looks at every field that a reader can see.
    "input-missing-label": "off",
    // A page is called what its practice is called, however long that is.
    "long-title": "off",
    // Templates leave blanks behind; browsers do not mind, and compression takes them away.
    "no-trailing-whitespace": "off",
    // The site loads nothing from elsewhere, so no file needs a checksum. ("Not found" is shown at
    // any depth and names its own files by their full address, which looks like elsewhere.)
    "require-sri": "off",
    // Material's ids begin with "__", which HTML allows.
    "valid-id": ["error", { relaxed: true }],
  },
};
