// What HTML the site may hold: everything that html-validate recommends for whole documents.
// A rule is off only where another test looks closer or where it is a matter of taste.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // A page is called what its practice is called, however long that is.
    "long-title": "off",
    // Templates leave blanks behind; browsers do not mind, and compression takes them away.
    "no-trailing-whitespace": "off",
    // The site loads nothing from elsewhere, so no file needs a checksum. ("Not found" is shown at
    // any depth and names its own files by their path on the host.)
    "require-sri": "off",
    // A heading in Thai that names no id gets one such as "_1", which HTML allows.
    "valid-id": ["error", { relaxed: true }],
  },
};
