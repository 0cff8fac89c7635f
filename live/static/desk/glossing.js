// @ts-check
/**
 * In which language a phrase is and what it means in the room's, said at the desk for whoever gave it.
 *
 * - The words stay as they are; this stands beside them, and their giver reads it.
 * - Escape or "Leave it" closes it and the focus goes back to the row.
 */

import { chooseLanguage } from "../shared/choose-language.js";
import { sentence } from "../shared/language.js";
import { clone, onKey, part } from "../shared/page.js";

/**
 * @param {import("./arrival.js").Arrival} arrival @param {HTMLElement} host
 * @param {(goesBack: boolean) => void} close whether the focus goes back to the row
 */
export function open(arrival, host, close) {
  const element = clone("glossing");
  const { cell } = arrival;
  const [lang, meaning] = [part(element, "lang"), part(element, "meaning")];
  chooseLanguage(lang, cell.lang || "");
  meaning.value = cell.gloss || "";
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    gloss(arrival, element, close);
  });
  part(element, "leave").addEventListener("click", () => close(true));
  onKey(element, (event) => event.key === "Escape" && close(true));
  host.replaceChildren(element);
  lang.focus();
  element.scrollIntoView({ block: "nearest" });
  return { draw: () => {}, close };
}

async function gloss({ desk, id, cell, beginning: words }, element, close) {
  const command = { do: "phrase.gloss", id, lang: part(element, "lang").value, gloss: part(element, "meaning").value };
  const undo = { commands: [{ do: "phrase.gloss", id, lang: cell.lang, gloss: cell.gloss || "" }], cells: [cell] };
  const manner = { button: part(element, "say"), told: part(element, "told"), done: sentence("desk.glossed", { words }), undo };
  if (await desk.ask(command, manner)) close(true);
}
