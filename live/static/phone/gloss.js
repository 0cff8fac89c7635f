// @ts-check
/**
 * Beside a person's own words: in which language they are and what they mean in the room's, said after they were given.
 *
 * - Fetched when somebody opens what can be done with their words. It goes out by phone.js, as the form of a page without
 *   a script does.
 * - What is being chosen or written stays until the room knows of something else.
 */

import { chooseLanguage } from "../shared/choose-language.js";
import { announce, clone, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

/** Draws it into the row of those words. @param {HTMLElement} item @param {any} cell of the words */
export function draw(item, cell) {
  const details = part(item, "glossing") || placeIn(item);
  const said = JSON.stringify([cell.lang, cell.gloss]);
  if (details.dataset.said === said) return;
  details.dataset.said = said;
  const { id, lang, gloss } = details.querySelector("form").elements;
  id.value = item.dataset.key;
  chooseLanguage(lang, cell.lang || "");
  gloss.value = cell.gloss || "";
}

function placeIn(item) {
  const details = clone("glossing");
  details.querySelector("form").addEventListener("submit", () => {
    announce(sentence("phone.glossing.done"));
    details.open = false;
    details.querySelector("summary").focus();
  });
  part(item, "withdraw").append(details);
  return details;
}
