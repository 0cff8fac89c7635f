// @ts-check
/**
 * A word of somebody's that is pressed long, or chosen in any other way, can be asked for: phones select it then, and
 * under those words stands a link to what it means.
 */

import { sentence } from "../shared/language.js";
import { write } from "../shared/page.js";

// As many as the room takes for a word.
const WORD_LIMIT = 40;

const link = document.createElement("a");
link.className = "link-button";

document.addEventListener("selectionchange", offer);

/** The link stays when the choice goes: that is what a tap on it does first. */
function offer() {
  const selection = document.getSelection();
  const word = String(selection).trim();
  // Whoever chooses the whole page has nothing around it.
  const around = selection.anchorNode && selection.anchorNode.parentElement;
  const text = around && around.closest("[data-room] [data-text]");
  if (!text || !word || word.length > WORD_LIMIT || !text.contains(selection.focusNode)) return;
  link.href = `/${document.body.dataset.code}/meanings?word=${encodeURIComponent(word)}`;
  write(link, sentence("phone.meanings.what_of", { word }));
  if (link.parentNode !== text.parentNode) text.after(link);
}
