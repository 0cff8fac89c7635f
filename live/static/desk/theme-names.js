// @ts-check
/** The names of themes: two are the same whatever their case, accents or spaces. */

import { tidy } from "../shared/outbox.js";
import { fold } from "../shared/folding.js";

/**
 * The theme that is called so already; null when there is none.
 * @param {import("./asking.js").Desk} desk @param {string} title @param {string} [except] a theme left out
 * @returns {{id: string, title: string}|null}
 */
export function themeCalled(desk, title, except = "") {
  const called = desk.cells.entries("theme/").find(([id, theme]) => id !== except && isSame(theme.title, title));
  return called ? { id: called[0], title: called[1].title } : null;
}

function isSame(one, other) {
  return fold(tidy(one)) === fold(tidy(other));
}
