// @ts-check
/**
 * The themes that a longer thought may be for.
 *
 * - Fetched when somebody opens the form for one; until then those that the server drew are there.
 */

import { drawList } from "../shared/lists.js";
import { part, write } from "../shared/page.js";
import { themesInOrder } from "./room.js";

/** Draws them, as they are now. */
export function drawThemeChoice() {
  const make = () => document.createElement("option");
  drawList(part(document, "theme-choice"), themesInOrder(), { key: ([id]) => id, make, update: drawChoice });
}

function drawChoice(option, [id, theme]) {
  option.value = id;
  write(option, theme.title);
}
