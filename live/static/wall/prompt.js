// @ts-check
/** The question put to the room, and the words that answer it. */

import { part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { drawPhrases, phrasesHere } from "./phrases.js";
import { Turning } from "./turning.js";

// A question that runs to a third line would push the answers off the screen; set less large it keeps to two.
const LONG_PROMPT = 70;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const [heading, list] = [part(section, "prompt"), part(section, "list")];
  return {
    draw(scene) {
      const prompt = scene.cells.get("prompt");
      const phrases = phrasesHere(scene);
      write(heading, (prompt && prompt.text) || sentence("wall.prompt.none"));
      heading.toggleAttribute("data-long", heading.textContent.length > LONG_PROMPT);
      writeOrHide(part(section, "empty"), phrases.length ? "" : noneYet(scene));
      drawPhrases(list, phrases, scene.fresh);
    },
    turning: new Turning(list, part(section, "window")),
    title: () => heading.textContent,
  };
}

function noneYet({ cells, now, slots, day, timesHold }) {
  // Words may be given and not shown yet: then whoever gives some now is not the first.
  if (now.takes.includes("phrase")) return sentence(cells.get("people").voices ? "wall.words.none_here" : "wall.words.none");
  if (!timesHold) return sentence("wall.words.soon");
  const opening = now.opens && slots.find((slot) => slot.id === now.opens.slot);
  if (!opening) return sentence("wall.words.none_given");
  return sentence("wall.words.from", { title: opening.title, time: clock(now.opens.at, day) });
}
