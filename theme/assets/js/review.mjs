// A page is read long after it was built: whether its review is overdue is for the reader's day.

/** A day as in the records, `2026-10-01`, by the reader's clock. @param {Date} date */
export function isoDay(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Shows a notice once its day has passed. One that is shown stays, whatever a clock says.
 * @param {HTMLElement} notice with `data-due`
 * @param {Date} [now]
 */
export function showOverdue(notice, now = new Date()) {
  const { due } = notice.dataset;
  if (due && isoDay(now) > due) notice.hidden = false;
}
