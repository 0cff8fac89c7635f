// @ts-check
/**
 * The view of the day: its slots, with where we are and what is next.
 *
 * - Fetched when somebody first turns to it.
 */

import { stageOf } from "../shared/cells.js";
import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { fetchStyle } from "../shared/style.js";
import { at, cells, isOver, timesHold } from "./room.js";

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./views.css", import.meta.url);
}

/** Draws it. */
export function draw() {
  const { slots } = cells.get("programme");
  const join = part(document, "join"); // on a page that was drawn after the day there is none
  if (join) join.hidden = isOver();
  drawList(part(document, "slots"), slots, { key: ({ id }) => id, make: () => clone("slot"), update: drawSlot });
}

function drawSlot(item, slot) {
  const stage = stageOf(slot, timesHold());
  item.dataset.when = stage;
  if (stage === "now") item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
  write(part(item, "at"), at(slot.began || slot.projected));
  write(part(item, "title"), slot.title);
  writeFacts(part(item, "about"), factsOf(slot, stage));
  drawMore(item, slot.description);
}

/** The server draws none where there is nothing about a slot. */
function drawMore(item, description) {
  if (!part(item, "more")) part(item, "title").parentNode.append(part(clone("slot"), "more"));
  part(item, "more").hidden = !description;
  write(part(item, "description"), description);
}

function factsOf({ ends }, stage) {
  if (stage === "past" || stage === "later") return [];
  const until = stage === "now" && ends ? sentence("phone.day.until", { time: at(ends) }) : "";
  return [sentence(`slot.stage.${stage}`), until];
}
