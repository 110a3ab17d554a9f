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

/**
 * The names with a prefix under which anything is kept, without that prefix.
 * @param {string} prefix
 * @returns {string[]}
 */
export function keptNames(prefix) {
  const start = PREFIX + prefix;
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(start));
    return names.map((name) => name.slice(start.length));
  } catch {
    return [];
  }
}

/**
 * Puts what is kept under a name under another one, be it readable or not.
 * @param {string} from
 * @param {string} to
 */
export function move(from, to) {
  try {
    const kept = localStorage.getItem(PREFIX + from);
    if (kept === null) return;
    localStorage.setItem(PREFIX + to, kept);
    localStorage.removeItem(PREFIX + from);
  } catch {
    // What cannot be put elsewhere stays where it is.
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
