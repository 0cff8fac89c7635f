// @ts-check
/**
 * How near the themes were when slots ended, side by side: above, the rings of each slot with a dot for every theme, at
 * the same angle in each; below, the themes a page at a time, with their ring in each slot and which way they have gone.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { RINGS } from "./rings-order.js";
import { dotAt, drawShapes, ringsOf } from "./rings-shapes.js";
import { Turning } from "./turning.js";

// More columns would have no room for their words; the oldest go first, on a squarer screen one more (views.css).
const COLUMNS = 3;
const HERE = { x: 0, y: 0, radius: 1 };
// The pictures are small: their dots are twice as large, as parts of them, as on the rings alone.
const DOT = 1 / 11;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  return {
    draw(scene) {
      const snapshots = newest(scene);
      const themes = themesIn(snapshots, scene);
      part(section, "empty").hidden = themes.length > 0;
      part(section, "snapshots").hidden = !themes.length;
      part(section, "snapshots").dataset.columns = String(snapshots.length);
      const heads = snapshots.map((snapshot) => ({ ...snapshot, themes }));
      drawList(part(section, "heads"), heads, { key: ({ slot }) => slot, make: () => clone("snapshot"), update: drawHead });
      const rows = themes.map(([id, cell]) => ({ id, cell, columns: columnsOf(id, snapshots) }));
      drawList(list, rows, { key: ({ id }) => id, make: () => clone("snapshot-row"), update: drawRow });
    },
    turning: new Turning(list, part(section, "window")),
    title: () => sentence("wall.snapshots"),
  };
}

/** With what each slot is called. */
function newest({ cells, slots }) {
  const { slots: all } = cells.get("snapshots") || { slots: [] };
  return all.slice(-COLUMNS).map((snapshot) => ({ ...snapshot, title: titleOf(slots, snapshot.slot) }));
}

function titleOf(slots, slot) {
  const found = slots.find(({ id }) => id === slot);
  return found ? found.title : "";
}

/** Those that stand in any of them, in the order of naming. @returns {[string, any][]} */
function themesIn(snapshots, { cells }) {
  const ids = Array.from(new Set([].concat(...snapshots.map(({ rings }) => Object.keys(rings)))));
  return ids.map((id) => [id, cells.get(`theme/${id}`)]).filter(([, cell]) => cell).sort(([, a], [, b]) => a.hue - b.hue);
}

/** Of a theme its ring in each slot, and which way it has gone since the one before that had it. */
function columnsOf(id, snapshots) {
  return snapshots.map(({ slot, title, rings }, place) => {
    const before = snapshots.slice(0, place).reverse().find((each) => id in each.rings);
    const way = id in rings && before ? RINGS.indexOf(rings[id]) - RINGS.indexOf(before.rings[id]) : 0;
    return { slot, title, ring: rings[id], way };
  });
}

function drawHead(head, { title, rings, themes }) {
  write(part(head, "slot"), title);
  const dots = themes.map(([id, { hue }], place) => id in rings && dotAt(id, hue % 8, rings[id], HERE, (place + 0.5) / themes.length, DOT));
  drawShapes(part(head, "drawing"), [...ringsOf(HERE), ...dots.filter(Boolean)]);
}

function drawRow(row, { cell, columns }) {
  row.dataset.hue = String(cell.hue % 8);
  write(part(row, "title"), cell.title);
  drawList(part(row, "columns"), columns, { key: ({ slot }) => slot, make: () => clone("snapshot-ring"), update: drawColumn });
}

function drawColumn(item, { title, ring, way }) {
  write(part(item, "slot"), title);
  write(part(item, "ring"), ring ? sentence(`wall.ring.${ring}`) : sentence("wall.snapshots.none"));
  writeOrHide(part(item, "way"), way ? sentence(`wall.snapshots.${way < 0 ? "nearer" : "further"}`) : "");
}
