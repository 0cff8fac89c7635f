// @ts-check
/**
 * After the day: thanks, the themes, the poem and the programme on one page, then one's own words and those of the wall.
 *
 * - Fetched as the other views are. The server draws that page in the same order.
 */

import { part } from "../shared/page.js";
import { draw as drawReflections } from "./reflections.js";
import { cells, themesInOrder } from "./room.js";

/**
 * Draws all views but those of what there is nothing of.
 * @param {boolean} isTurned @param {(view: string, isTurned: boolean) => void} drawView
 */
export function draw(isTurned, drawView) {
  if (isTurned) putLast();
  document.querySelectorAll("[data-view]").forEach((section) => (section.hidden = false));
  part(document, "view=themes").hidden = !themesInOrder().length;
  part(document, "room").parentNode.hidden = !cells.entries("phrase/").length;
  part(document, "view=poem").hidden = cells.get("poem").state === "writing";
  ["words", "themes", "poem", "programme"].forEach((view) => drawView(view, isTurned));
  drawReflections();
}

function putLast() {
  document.querySelectorAll("[data-last]").forEach((one) => one.parentNode.append(one));
}
