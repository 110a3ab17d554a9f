// Elements of a page, made without any HTML.

/**
 * An element with what it holds.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The words of a part of the page, in the language that it has there. @param {Element} part */
export function copied(part) {
  const language = part.getAttribute("lang");
  return element("span", language ? { lang: language } : {}, part.textContent ?? "");
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 */
export function button(label, act, attributes = { class: "button" }) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}
