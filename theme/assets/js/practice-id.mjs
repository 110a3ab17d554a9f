// What practices are called: `school/practice`, as in the addresses of their pages.

const NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
const ID = new RegExp(`^${NAME}/${NAME}$`);
const PAGE = new RegExp(`^(?:th|en)/practices/(${NAME}/${NAME})/$`);

/** Whether a text is written as the ids of practices are. @param {unknown} text */
export function isPracticeId(text) {
  return typeof text === "string" && ID.test(text);
}

/**
 * The id of the practice whose page stands at an address within the site; nothing for other pages.
 * @param {string} address such as `th/practices/school/practice/`
 */
export function idAt(address) {
  return PAGE.exec(address)?.[1];
}
