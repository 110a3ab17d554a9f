// The form in which a line of a plan is filled in.

import { typedDay } from "./days.mjs";
import { button, element } from "./element.mjs";
import { faultIn, LIMITS } from "./plan-edits.mjs";
import { fullDay } from "./plan-view.mjs";
import { say } from "./wording.mjs";

/** @typedef {import("./plan-edits.mjs").Values} Values */

const FIELDS = /** @type {const} */ (["title", "who", "start", "end", "check"]);

/**
 * Shows the form; what the reader decides is told once it is closed: new values, to go back to what
 * was proposed, or nothing.
 * @param {Values} values
 * @param {string} heading
 * @param {boolean} isChanged whether there is a proposal to go back to
 * @returns {Promise<Values | "proposal" | undefined>}
 */
export function filledIn(values, heading, isChanged) {
  const fields = new Map(FIELDS.map((name) => [name, field(name, values[name])]));
  const fault = element("p", { class: "warning", role: "alert", id: "plan-fault" });
  const close = (/** @type {string} */ answer) => () => dialog.close(answer);
  const actions = element(
    "p",
    { class: "actions" },
    element("button", { class: "button primary", type: "submit" }, say("plan.save")),
    button(say("plan.cancel"), close("")),
  );
  if (isChanged) actions.append(button(say("plan.as_proposed"), close("proposal")));
  const form = element("form", { novalidate: "" }, element("h2", { id: "plan-form" }, heading));
  form.append(...[...fields.values()].map(({ drawn }) => drawn), fault, actions);
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "dialog plan-dialog", "aria-labelledby": "plan-form" }, form)
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = faultIn(valuesOf(fields));
    const place = wrong === "order" ? "end" : wrong;
    for (const [name, { input }] of fields) mark(input, name === place);
    fault.textContent = wrong ? say(`plan.wrong.${wrong}`) : "";
    if (place) fields.get(place)?.input.focus();
    else dialog.close("save");
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const answer = dialog.returnValue;
      resolve(answer === "save" ? valuesOf(fields) : answer === "proposal" ? answer : undefined);
    });
  });
}

/** @typedef {{drawn: HTMLElement, input: HTMLInputElement | HTMLTextAreaElement}} Field */

/**
 * A labelled field; below a date stands what it says, in the era of the language.
 * @param {typeof FIELDS[number]} name
 * @param {string} value
 * @returns {Field}
 */
function field(name, value) {
  const isDate = name === "start" || name === "end";
  const attributes = { id: `plan-${name}`, name };
  const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    name === "check"
      ? element("textarea", { ...attributes, rows: "5" })
      : element("input", { ...attributes, type: isDate ? "date" : "text" })
  );
  input.value = value;
  if (!isDate) input.maxLength = LIMITS[name];
  const drawn = element("p", { class: isDate ? "field date" : "field" });
  drawn.append(element("label", { for: input.id }, say(`plan.field.${name}`)), input);
  if (isDate) {
    const told = element("output", { for: input.id, class: "note" });
    const show = () => {
      const day = typedDay(input.value);
      told.textContent = day && fullDay(day);
    };
    input.addEventListener("change", show);
    show();
    drawn.append(told);
  }
  return { drawn, input };
}

/** @param {Map<typeof FIELDS[number], Field>} fields @returns {Values} */
function valuesOf(fields) {
  const typed = (/** @type {typeof FIELDS[number]} */ name) => fields.get(name)?.input.value ?? "";
  return {
    title: typed("title").trim(),
    who: typed("who").trim(),
    check: typed("check").trim(),
    start: typedDay(typed("start")),
    end: typedDay(typed("end")),
  };
}

/** @param {HTMLElement} input @param {boolean} isWrong */
function mark(input, isWrong) {
  if (isWrong) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", "plan-fault");
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}
