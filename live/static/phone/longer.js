// @ts-check
/**
 * The longer thought: the themes that it may be for, and words that are too many for a phrase, moved to where more fit.
 *
 * - Fetched when somebody is there; until then the themes that the server drew are there.
 */

import { drawList } from "../shared/lists.js";
import { part, write } from "../shared/page.js";
import { calm, commandOf, fill, formFor } from "./words.js";
import { themesInOrder } from "./room.js";

part(document, "instead").addEventListener("click", lengthen);

/** Draws the themes, as they are now. */
export function drawThemeChoice() {
  const make = () => document.createElement("option");
  drawList(part(document, "theme-choice"), themesInOrder(), { key: ([id]) => id, make, update: drawChoice });
}

function drawChoice(option, [id, theme]) {
  option.value = id;
  write(option, theme.title);
}

/** What was begun there already stays, and goes before. */
function lengthen(event) {
  event.preventDefault();
  const [from, to] = ["phrase", "note"].map(formFor);
  const text = [to.elements.text.value, from.elements.text.value].filter(Boolean).join("\n");
  calm(from);
  fill(from, { uses: commandOf(from).uses });
  part(document, "longer").open = true;
  fill(to, { ...commandOf(to), text });
  to.elements.text.focus();
}
