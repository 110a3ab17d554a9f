// A page is read long after it was built: whether its review is overdue is for the reader's day.

import { isoDay } from "./days.mjs";

/**
 * Shows a notice once its day has passed. One that is shown stays, whatever a clock says.
 * @param {HTMLElement} notice with `data-due`
 * @param {Date} [now]
 */
export function showOverdue(notice, now = new Date()) {
  const { due } = notice.dataset;
  if (due && isoDay(now) > due) notice.hidden = false;
}
