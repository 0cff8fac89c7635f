// @ts-check
/**
 * The slip for words that the desk wrote down: its six letters, large enough to be copied onto paper, or printed as a strip.
 *
 * - It comes when the words are on disk, and can be had again from their row.
 * - On paper stand the letters and where they are typed, and nothing of the words.
 */

import { clone, onKey, part } from "../shared/page.js";

/**
 * In the row of the words.
 * @param {import("./arrival.js").Arrival} arrival @param {HTMLElement} host
 * @param {(goesBack: boolean) => void} close whether the focus goes back to the row
 */
export function open(arrival, host, close) {
  const element = drawSlip(host, arrival.cell.slip, () => close(true));
  part(element, "print").focus();
  element.scrollIntoView({ block: "nearest" });
  return { draw: () => {}, close };
}

/**
 * Shows a slip in a place that has one at a time.
 * @param {HTMLElement} host @param {string} code @param {() => void} close @returns {HTMLElement}
 */
export function drawSlip(host, code, close) {
  const element = clone("slip");
  part(element, "code").textContent = spaced(code);
  part(element, "print").addEventListener("click", () => print(code));
  part(element, "done").addEventListener("click", close);
  onKey(element, (event) => event.key === "Escape" && close());
  host.replaceChildren(element);
  return element;
}

/** In capitals and two groups, as people write letters by hand and say them. @param {string} code */
function spaced(code) {
  return `${code.slice(0, 3)} ${code.slice(3)}`.toUpperCase();
}

function print(code) {
  part(part(document, "strip"), "strip-code").textContent = spaced(code);
  document.body.toggleAttribute("data-prints-slip", true);
  window.addEventListener("afterprint", () => document.body.removeAttribute("data-prints-slip"), { once: true });
  window.print();
}
