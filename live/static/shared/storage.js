// @ts-check
/**
 * What this browser keeps for a page: drafts, the outbox, how somebody likes it.
 *
 * - A private window, a full disk or a setting may forbid it; then it lives as long as the page.
 * - The shelf is given by its name: where it is forbidden, even naming the object throws.
 */

/** @typedef {"localStorage"|"sessionStorage"} Shelf */

/**
 * @template T
 * @param {string} key @param {T} otherwise what holds where nothing is kept @param {Shelf} [shelf] localStorage, or one tab's
 * @returns {T}
 */
export function kept(key, otherwise, shelf = "localStorage") {
  try {
    const found = window[shelf].getItem(key);
    return found === null ? otherwise : JSON.parse(found);
  } catch (_) {
    return otherwise;
  }
}

/**
 * Keeps a value; null takes it away.
 * @param {string} key @param {any} value @param {Shelf} [shelf] @returns {boolean} whether it is kept now
 */
export function keep(key, value, shelf = "localStorage") {
  try {
    if (value === null) window[shelf].removeItem(key);
    else window[shelf].setItem(key, JSON.stringify(value));
    return true;
  } catch (_) {
    return false;
  }
}
