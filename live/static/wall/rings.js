// @ts-check
/**
 * How near the themes are to the room: three rings, each theme a dot in the ring that most people have it in, its title
 * and one of its words beside it.
 *
 * - Clockwise from the top in the order of the day: by the slot that most of its words came from, then as they were named.
 *   So they stand in the same place every time, and all are of one size.
 * - Whoever does not see the rings has a plain list, which has every theme; on a narrow page it is the view.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { together } from "./given.js";
import { gatheredIn } from "./phrases.js";

/** @typedef {{id: string, cell: any, ring: string, slot: any, word: any}} Placed */

// From the middle outwards: how far a ring reaches, and where in it a dot stands, as parts of the outermost.
const REACH = { heart: 0.36, close: 0.68, edge: 1 };
const MIDDLE = { heart: 0.2, close: 0.52, edge: 0.84 };
const RINGS = Object.keys(REACH);
// With more on a screen their titles would be smaller than the last row can read.
const A_PAGE = [6, 4, 2, 1];
const SVG = "http://www.w3.org/2000/svg";

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const turning = new RingPages(section);
  return {
    draw(scene) {
      const placed = inOrder(scene);
      part(section, "empty").hidden = placed.length > 0;
      part(section, "rings").hidden = !placed.length;
      drawList(part(section, "list"), placed, { key: ({ id }) => id, make: () => document.createElement("li"), update: drawPlain });
      turning.placed = placed;
    },
    turning,
    title: () => sentence("wall.rings"),
  };
}

/** @returns {Placed[]} */
function inOrder(scene) {
  const rings = scene.cells.get("rings") || {};
  const of = (ring) => (rings[ring] || []).map((id) => ({ id, ring, cell: scene.cells.get(`theme/${id}`) }));
  const placed = [].concat(...RINGS.map(of)).filter(({ cell }) => cell);
  return placed.map((one) => withWords(one, scene)).sort((a, b) => placeOf(a.slot, scene) - placeOf(b.slot, scene) || a.cell.hue - b.cell.hue);
}

function withWords(one, scene) {
  const gathered = gatheredIn(one.cell, scene);
  return { ...one, slot: mostly(gathered.map(({ cell }) => cell.slot)), word: together(gathered)[0] };
}

/** The value that is there most often, the first of several. @param {string[]} values */
function mostly(values) {
  const times = (value) => values.filter((each) => each === value).length;
  return values.reduce((best, each) => (best === undefined || times(each) > times(best) ? each : best), undefined);
}

function placeOf(slot, { slots }) {
  const place = slots.findIndex(({ id }) => id === slot);
  return place < 0 ? slots.length : place;
}

function drawPlain(row, { cell, ring, word }) {
  writeFacts(row, [cell.title, sentence(`wall.ring.${ring}`), word && word.cell.text]);
}

function drawLabel(row, { cell, word }) {
  row.dataset.hue = String(cell.hue % 8);
  write(part(row, "title"), cell.title);
  const said = part(row, "word");
  said.hidden = !word;
  if (!word) return;
  if (word.cell.lang) said.lang = word.cell.lang;
  write(said, word.cell.text);
}

/** Pages of so many themes as their titles have room. */
class RingPages {
  constructor(section) {
    this._root = part(section, "rings");
    this._sides = [part(section, "after"), part(section, "before")];
    this._middle = part(section, "middle");
    this._drawing = part(section, "drawing");
    /** @type {Placed[]} */
    this.placed = [];
    this.page = 0;
    this.count = 1;
  }

  fit() {
    const most = A_PAGE.find((each) => this._fits(each)) || 1;
    this.count = this._countOf(most);
    this.page = Math.min(this.page, this.count - 1);
    const here = this._rowsOf(this.page, most);
    this._lay(here);
    this._draw(here);
  }

  /** @param {number} by pages forward; after the last comes the first */
  turn(by) {
    this.page = (this.page + by + this.count) % this.count;
    this.fit();
  }

  first() {
    this.page = 0;
  }

  /** @param {number} page from 0 */
  go(page) {
    this.page = page;
  }

  _countOf(most) {
    return Math.max(1, Math.ceil(this.placed.length / most));
  }

  _rowsOf(page, most) {
    return this.placed.slice(page * most, (page + 1) * most);
  }

  /** Whether the titles of every page have room, as pages must not change while they turn. */
  _fits(most) {
    return Array.from({ length: this._countOf(most) }).every((_, page) => this._lay(this._rowsOf(page, most)));
  }

  /** Titles, and words as far as there is room. @param {Placed[]} here @returns {boolean} whether all titles have room */
  _lay(here) {
    const half = Math.floor(here.length / 2);
    [here.slice(0, half), here.slice(half).reverse()].forEach((rows, side) =>
      drawList(this._sides[side], rows, { key: ({ id }) => id, make: () => clone("ring-theme"), update: drawLabel }),
    );
    this._sides.forEach((side) => wordsOn(side).forEach((word) => word.classList.add("off-page")));
    const isRoom = this._sides.every(hasRoom);
    this._sides.forEach(addWords);
    return isRoom;
  }

  /** The rings, and for each theme its dot with a line to its title. */
  _draw(here) {
    const [whole, middle] = [this._root.getBoundingClientRect(), this._middle.getBoundingClientRect()];
    const [x, y] = [middle.left + middle.width / 2 - whole.left, middle.top + middle.height / 2 - whole.top];
    const radius = Math.min(middle.width, middle.height) / 2;
    this._middle.style.setProperty("--radius", `${radius}px`);
    const shapes = RINGS.map((ring) => ({ key: ring, tag: "circle", cx: x, cy: y, r: REACH[ring] * radius }));
    here.forEach((one, place) => {
      const angle = ((place + 0.5) / here.length) * 2 * Math.PI;
      const far = MIDDLE[one.ring] * radius;
      const [cx, cy] = [x + far * Math.sin(angle), y - far * Math.cos(angle)];
      const [x1, y1] = this._endOf(one.id, whole, radius / 30);
      const hue = one.cell.hue % 8;
      shapes.push({ key: `line-${one.id}`, tag: "line", x1, y1, x2: cx, y2: cy, "data-hue": hue });
      shapes.push({ key: `dot-${one.id}`, tag: "circle", cx, cy, r: radius / 22, "data-hue": hue });
    });
    drawList(this._drawing, shapes, { key: ({ key }) => key, make: ({ tag }) => document.createElementNS(SVG, tag), update: drawShape });
  }

  /** Where the line of a theme ends: a little before its title, on the side of the rings. */
  _endOf(id, whole, gap) {
    const side = this._sides.find((each) => each.querySelector(`[data-key="${id}"]`));
    const title = part(side.querySelector(`[data-key="${id}"]`), "title").getBoundingClientRect();
    const isRight = title.left > whole.left + whole.width / 2;
    return [(isRight ? title.left - gap : title.right + gap) - whole.left, title.top + title.height / 2 - whole.top];
  }
}

function hasRoom(side) {
  return side.scrollHeight <= side.clientHeight + 1;
}

function wordsOn(side) {
  return Array.from(side.querySelectorAll("[data-word]"));
}

function addWords(side) {
  wordsOn(side).forEach((word) => {
    word.classList.remove("off-page");
    word.classList.toggle("off-page", !hasRoom(side));
  });
}

function drawShape(element, { key: _key, tag: _tag, ...values }) {
  Object.entries(values).forEach(([name, value]) => element.setAttribute(name, String(value)));
}
