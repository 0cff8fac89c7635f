// @ts-check
/** How to join, with the day's title above it. */

import { part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// How to join matters more here than what the day is called.
const LONG_TITLE = 60;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const heading = part(section, "title");
  return {
    draw({ cells }) {
      write(heading, cells.get("day").title);
      heading.toggleAttribute("data-long", heading.textContent.length > LONG_TITLE);
    },
    title: () => sentence("wall.join.heading"),
  };
}
