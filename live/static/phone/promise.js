// @ts-check
/** What the poet promises the room, below where words may go. Fetched when there is a promise, or was one. */

import { part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { cells } from "./room.js";

/** Draws it. */
export function draw() {
  const { promise } = cells.get("poem");
  writeOrHide(part(document, "promise") || placeFor(), promise && sentence("poem.promise", { text: promise }));
}

function placeFor() {
  const place = Object.assign(document.createElement("p"), { className: "soft", dir: "auto" });
  place.setAttribute("data-promise", "");
  document.querySelector("#offer fieldset").append(place);
  return place;
}
