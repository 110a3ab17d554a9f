// The words that scripts say, in the language of the page: they stand in the page itself, so that
// they are there when nothing else can be loaded. Each part of a page brings its own.

const brought = [...document.querySelectorAll("script[data-words]")];
const entries = Object.assign({}, ...brought.map((each) => JSON.parse(each.textContent ?? "{}")));

/**
 * The sentence called `name`, such as `empty.title`, its `{places}` filled in; where there are
 * forms for `one` and `other`, the value called `n` chooses.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  let entry = entryOf(name);
  if (typeof entry === "object") entry = entry[values.n === 1 ? "one" : "other"];
  return String(entry ?? name).replace(/\{(\w+)\}/g, (_, place) => shown(values[place]));
}

/** The names of the sentences in a group, in their order. @param {string} group */
export function named(group) {
  return Object.keys(entryOf(group) ?? {});
}

/** @param {string} name */
function entryOf(name) {
  return name.split(".").reduce((/** @type {any} */ group, step) => group?.[step], entries);
}

/** @param {string | number | undefined} value */
function shown(value) {
  return typeof value === "number" ? value.toLocaleString("en") : String(value ?? "");
}
