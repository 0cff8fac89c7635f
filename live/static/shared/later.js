// @ts-check
/**
 * Scripts that a page fetches only once somebody is there, so that it opens sooner.
 *
 * - Fetched at the first pointer or key on the page: when they are wanted there may be no connection.
 */

import { whenWanted } from "./page.js";

/**
 * Lets something be fetched later, and anew when it is wanted and did not come, as `whenWanted` does.
 * @template T
 * @param {(again: string) => Promise<T>} fetch @returns {() => Promise<T|null>}
 */
export function later(fetch) {
  const want = whenWanted(fetch);
  ["pointerover", "keydown"].forEach((name) => document.addEventListener(name, want, { once: true, capture: true }));
  return want;
}
