// @ts-check
/**
 * The question put to the room, and what answers it: the words, and below them the longer thoughts that no theme has.
 *
 * - Which question is up, the wall's cell says; one of earlier is marked, so that nobody answers it on a phone.
 */

import { part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { drawPhrases, rowsHere } from "./phrases.js";
import { Turning } from "./turning.js";

// A question that runs to a third line would push the answers off the screen; set less large it keeps to two.
const LONG_PROMPT = 70;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const [heading, list] = [part(section, "prompt"), part(section, "list")];
  return {
    draw(scene) {
      const isNow = scene.cells.get("prompt").id === scene.cells.get("wall").question;
      const rows = rowsHere(scene);
      write(heading, questionUp(scene) || sentence("wall.prompt.none"));
      // While nothing can be answered anyway, nobody needs to know which one it is.
      part(section, "earlier").hidden = isNow || !scene.now.takes.length;
      heading.toggleAttribute("data-long", heading.textContent.length > LONG_PROMPT);
      writeOrHide(part(section, "empty"), rows.length ? "" : noneYet(scene, isNow));
      drawPhrases(list, rows, scene.fresh);
    },
    turning: new Turning(list, part(section, "window")),
    title: () => heading.textContent,
  };
}

function questionUp({ cells }) {
  const [{ question }, prompt] = [cells.get("wall"), cells.get("prompt")];
  const found = prompt.answered.concat([prompt]).find(({ id }) => id === question) || prompt;
  return found.text;
}

function noneYet({ cells, now, slots, day, timesHold }, isNow) {
  if (!isNow) return sentence("wall.words.none_given");
  // Words may be given and not shown yet: then whoever gives some now is not the first.
  if (now.takes.includes("phrase")) return sentence(cells.get("people").voices === 0 ? "wall.words.none" : "wall.words.none_here");
  if (!timesHold) return sentence("wall.words.soon");
  const opening = now.opens && slots.find((slot) => slot.id === now.opens.slot);
  if (!opening) return sentence("wall.words.none_given");
  return sentence("wall.words.from", { title: opening.title, time: clock(now.opens.at, day) });
}
