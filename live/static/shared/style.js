// @ts-check
/** Sheets that a page fetches only when what they are for is wanted. */

/**
 * Fetches the sheet that lies beside a script under another name, unless the page has it. A page without style is better
 * than none: one that does not come is no failure.
 * @param {string} name such as "./poem.css" @param {string} script the script's own address @returns {Promise<void>}
 */
export function fetchStyle(name, script) {
  const { href, pathname } = new URL(name, script);
  if (document.querySelector(`link[href="${pathname}"], link[href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = () => resolve()));
}
