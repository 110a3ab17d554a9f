// A question that must be answered before something is lost.

import { button, element } from "./element.mjs";

/**
 * Asks; whether the reader agrees is told once the dialog is closed.
 * @param {string} question
 * @param {string} yes what agreeing does
 * @param {string} no what refusing does
 * @returns {Promise<boolean>}
 */
export function agreed(question, yes, no) {
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "dialog", "aria-labelledby": "question" })
  );
  dialog.append(
    element("p", { id: "question" }, question),
    element(
      "p",
      { class: "actions" },
      button(yes, () => dialog.close("yes"), { class: "button primary" }),
      button(no, () => dialog.close("no")),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
