// @ts-check
/** How views have changed: pairs of what people thought before, small, and what they think now, large; the newest first. */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { newest } from "./phrases.js";
import { Turning } from "./turning.js";

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  return {
    draw({ cells, seen }) {
      const pairs = cells.entries("shift/").filter(([id]) => seen(id)).sort(newestFirst);
      const rows = newest(pairs.map(([id, cell]) => ({ key: id, id, cell, ids: [id], note: false, alike: id })));
      part(section, "empty").hidden = rows.length > 0;
      drawList(list, rows, { key: ({ id }) => id, make: () => clone("pair"), update: drawPair });
    },
    turning: new Turning(list, part(section, "window")),
    title: () => sentence("wall.shifts"),
  };
}

function newestFirst([one, { at }], [other, { at: otherAt }]) {
  return otherAt - at || (one < other ? 1 : -1);
}

function drawPair(row, { cell }) {
  write(part(row, "before"), cell.before);
  write(part(row, "now"), cell.now);
}
