// What a reader has told this device. It stays there: nothing of it is sent anywhere.

const PREFIX = "tonbaeb.";

/**
 * What was kept under a name, if it is still readable.
 * @param {string} name
 * @returns {unknown}
 */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value under a name; whether it could be kept is told.
 * @param {string} name
 * @param {unknown} value as plain JSON
 */
export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Whether anything is kept under a name, be it readable or not. @param {string} name */
export function isKept(name) {
  try {
    return localStorage.getItem(PREFIX + name) !== null;
  } catch {
    return false;
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // What could not be kept is not there either.
  }
}
