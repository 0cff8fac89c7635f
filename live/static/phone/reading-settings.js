// @ts-check
/**
 * The sheet on which somebody chooses how this phone shows things.
 *
 * - Fetched when it is first opened; phone.js shows things as they were chosen before.
 */

import { fetchStyle } from "../shared/style.js";
import { clone, keep, kept, onKey, part } from "../shared/page.js";
import { keyOf } from "./room.js";

const KEY = keyOf("reading");

let isReady = false;

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./reading-settings.css", import.meta.url);
}

/**
 * Shows what is chosen, and from now on takes other choices.
 * @param {HTMLDetailsElement} details @param {(choices: Object<string, string>) => void} showAs
 */
export function open(details, showAs) {
  if (isReady) return;
  isReady = true;
  const form = clone("reading-sheet");
  const choices = kept(KEY, {});
  details.append(form);
  form.querySelectorAll("input").forEach((input) => (input.checked = (choices[input.name] || "") === input.value));
  form.addEventListener("change", () => choose(form, showAs));
  part(details, "close").addEventListener("click", () => close(details));
  onKey(details, (event) => event.key === "Escape" && close(details));
}

function choose(form, showAs) {
  const choices = {};
  new FormData(form).forEach((value, name) => (choices[name] = value));
  keep(KEY, choices);
  showAs(choices);
}

function close(details) {
  details.open = false;
  details.querySelector("summary").focus();
}
