// @ts-check
/**
 * What lines of the poem have in common on the phone, the wall and the poet's page.
 */

import { sentence } from "./sentences.js";

// Hebrew, Arabic, the scripts of India and their neighbours to the east, up to Korean; Adlam and other right-to-left ones.
const UNSLANTED = /[\u0590-\u1cff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/** Whether words have letters that know no italics: slanted by force they lose their shape. As live/day/text.py has it. @param {string} text */
export function isUnslanted(text) {
  return UNSLANTED.test(text);
}

/** What stands in a line of the poem for words that are gone. */
export function gap() {
  const gone = document.createElement("span");
  gone.className = "gap";
  gone.setAttribute("role", "img");
  gone.setAttribute("aria-label", sentence("poem.gap"));
  gone.textContent = "…";
  return gone;
}
