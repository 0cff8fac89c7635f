// @ts-check
/**
 * What this browser keeps for a page: drafts, the outbox, how somebody likes it.
 *
 * - A private window, a full disk or a setting may forbid it; then it lives as long as the page.
 */

/**
 * @template T
 * @param {string} key @param {T} otherwise what holds where nothing is kept @param {Storage} [storage] localStorage, or one tab's
 * @returns {T}
 */
export function kept(key, otherwise, storage) {
  try {
    const found = (storage || localStorage).getItem(key);
    return found === null ? otherwise : JSON.parse(found);
  } catch (_) {
    return otherwise;
  }
}

/**
 * Keeps a value; null takes it away.
 * @param {string} key @param {any} value @param {Storage} [storage] @returns {boolean} whether it is kept now
 */
export function keep(key, value, storage) {
  try {
    if (value === null) (storage || localStorage).removeItem(key);
    else (storage || localStorage).setItem(key, JSON.stringify(value));
    return true;
  } catch (_) {
    return false;
  }
}
