// @ts-check
/**
 * Scripts that a page fetches only once somebody is there, so that it opens sooner.
 *
 * - Fetched at the first pointer or key on the page: when they are wanted there may be no connection.
 * - What could not be fetched is fetched anew when it is wanted next.
 */

/**
 * Lets something be fetched later; each call of what this gives is answered with the same.
 * @template T
 * @param {() => Promise<T>} fetch @returns {() => Promise<T>}
 */
export function later(fetch) {
  /** @type {Promise<T>|undefined} */
  let fetched;
  const want = () => {
    fetched = fetched || fetch();
    fetched.catch(() => (fetched = undefined));
    return fetched;
  };
  ["pointerover", "keydown"].forEach((name) => document.addEventListener(name, want, { once: true, capture: true }));
  return want;
}
