// @ts-check
/** The programme, from what is running on. */

import { stageOf } from "../shared/cells.js";
import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { Turning, pagesFrom } from "./turning.js";

const MARKED = ["now", "next"];

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  let anchor = 0;
  const turning = new Turning(list, part(section, "window"), (heights, room) => pagesFrom(heights, room, anchor));
  return {
    draw(scene) {
      anchor = Math.max(0, scene.slots.indexOf(scene.here));
      const update = (row, slot) => drawSlot(row, slot, scene);
      drawList(list, scene.slots, { key: (slot) => slot.id, make: () => clone("slot"), update });
    },
    turning,
    title: () => sentence("programme.heading"),
  };
}

function drawSlot(row, slot, { here, day, timesHold }) {
  const stage = stageOf(slot, timesHold);
  write(part(row, "time"), clock(slot.began || slot.projected, day));
  write(part(row, "title"), slot.title);
  write(part(row, "mark"), MARKED.includes(stage) ? sentence(`slot.mark.${stage}`) : "");
  row.toggleAttribute("data-past", Boolean(here) && stage === "past");
  if (slot === here) row.setAttribute("aria-current", "step");
  else row.removeAttribute("aria-current");
}
