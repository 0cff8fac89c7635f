// @ts-check
/**
 * Putting words under a theme and taking them out again, from their own row or from the theme's, with the way back.
 *
 * - Words may be dragged from their row onto a theme; the same can be done by keyboard in the menu of themes.
 */

import { shortened } from "./facts.js";
import { sentence } from "../shared/language.js";

const DRAGGED = "text/x-cento-item";

/** @typedef {{id: string, cell: any}} Item a phrase or note */
/** @typedef {{id: string, title: string}} Theme */

/**
 * @param {import("./asking.js").Desk} desk @param {Item} item @param {Theme} theme
 * @param {import("./asking.js").Manner} manner @returns {Promise<boolean>} whether it was done
 */
export function gather(desk, { id, cell }, theme, manner) {
  const done = sentence("desk.gathered", { words: shortened(cell.text), title: theme.title });
  // A note leaves its old theme when it is put under another; a phrase may be under several.
  const back = cell.theme ? gathering(cell.theme, id) : releasing(theme.id, id);
  return desk.ask(gathering(theme.id, id), { ...manner, done, undo: { commands: [back], cells: [cell] } });
}

/**
 * @param {import("./asking.js").Desk} desk @param {Item} item @param {Theme} theme
 * @param {import("./asking.js").Manner} manner @returns {Promise<boolean>} whether it was done
 */
export function release(desk, { id, cell }, theme, manner) {
  const done = sentence("desk.released", { words: shortened(cell.text), title: theme.title });
  return desk.ask(releasing(theme.id, id), { ...manner, done, undo: { commands: [gathering(theme.id, id)], cells: [cell] } });
}

/** Lets words be dragged by an element. @param {HTMLElement} element @param {string} key of their cell */
export function makeDraggable(element, key) {
  element.addEventListener("dragstart", ({ dataTransfer }) => {
    dataTransfer?.setData(DRAGGED, key);
    if (dataTransfer) dataTransfer.effectAllowed = "link";
  });
}

/** Takes words that are dropped on an element. @param {HTMLElement} element @param {(key: string) => void} take */
export function takeDrops(element, take) {
  const mark = (isOver) => element.toggleAttribute("data-over", isOver);
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes(DRAGGED)) return;
    event.preventDefault();
    mark(true);
  });
  element.addEventListener("dragleave", () => mark(false));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    take(event.dataTransfer?.getData(DRAGGED) || "");
  });
}

/** @param {string} theme @param {string} item */
export function gathering(theme, item) {
  return { do: "theme.gather", theme, item };
}

/** @param {string} theme @param {string} item */
export function releasing(theme, item) {
  return { do: "theme.release", theme, item };
}
