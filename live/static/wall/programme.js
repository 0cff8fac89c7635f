// @ts-check
/** The programme, from what is running on. */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { Turning, pagesFrom } from "./turning.js";

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

function drawSlot(row, slot, { here, zone, timesHold }) {
  const isMarked = slot.stage === "now" || (slot.stage === "next" && timesHold);
  write(part(row, "time"), clock(slot.began || slot.projected, zone));
  write(part(row, "title"), slot.title);
  write(part(row, "mark"), isMarked ? sentence(`slot.mark.${slot.stage}`) : "");
  row.toggleAttribute("data-past", Boolean(here) && ["past", "left_out"].includes(slot.stage));
  if (slot === here) row.setAttribute("aria-current", "step");
  else row.removeAttribute("aria-current");
}
