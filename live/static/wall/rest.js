// @ts-check
/** While the room listens or rests: what this is, who speaks, when it goes on. */

import { part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";

// A description that is a paragraph is for the programme; one that is a short line says who speaks.
const SPEAKERS_LIMIT = 110;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  return {
    draw(scene) {
      const { cells, here } = scene;
      write(part(section, "title"), here ? here.title : cells.get("day").title);
      writeOrHide(part(section, "who"), here ? speakers(here) : "");
      writeOrHide(part(section, "say"), whatHappens(scene));
    },
    title: () => part(section, "title").textContent,
  };
}

function speakers(slot) {
  const first = (slot.description || "").trim().split("\n")[0];
  return first.length <= SPEAKERS_LIMIT ? first : "";
}

function thanks(count) {
  if (count === null) return sentence("wall.rest.thanks_for_a_few");
  return count ? sentence("wall.rest.thanks_for_words", { count }) : sentence("wall.rest.thanks");
}

function whatHappens({ cells, now, here, day, timesHold }) {
  const { state, begins } = cells.get("day");
  if (state === "before") return timesHold ? sentence("wall.rest.begins", { time: clock(begins, day) }) : sentence("wall.soon");
  if (state === "over") return thanks(cells.get("people").voices);
  if (now.listening) return sentence("wall.rest.listening");
  if (here && here.kind === "break" && now.next) return sentence("wall.rest.again", { time: clock(now.next.at, day) });
  return "";
}
