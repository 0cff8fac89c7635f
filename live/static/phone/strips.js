// @ts-check
/** The lines at the head of every view that lead somewhere. Each is made when it is wanted first, and hidden after that. */

/** Makes one, at the end of those that are there. @param {string} name by which it is found (`data-…`) @param {string} look its classes @param {{href: string, onclick?: () => void}} way */
export function makeStrip(name, look, way) {
  const strip = Object.assign(document.createElement("p"), { className: look });
  strip.setAttribute(`data-${name}`, "");
  strip.append(Object.assign(document.createElement("a"), way));
  /** @type {HTMLElement} */ (document.querySelector(".strips")).append(strip);
  return strip;
}
