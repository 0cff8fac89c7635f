// @ts-check
/**
 * How near the themes are to the room: three rings, each theme a dot in the ring that most people have it in, its title
 * and one of its words beside it.
 *
 * - Clockwise from the top in the order of the day: each in the sector of the slot that most of its words came from (of
 *   two that gave as many, the earlier), then as they were named; those without words stand last, in a sector of
 *   their own. So they stand in the same place every time, and all are of one size. Of one slot alone no sectors are drawn.
 * - A dotted thread joins two themes whose words the poet read in one line. The names of the rings cover it, not it them.
 * - Whoever does not see the rings has a plain list, which has every theme; on a narrow page it is the view.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { together } from "./given.js";
import { gatheredIn } from "./phrases.js";

/** @typedef {{id: string, cell: any, ring: string, slot: any, word: any, joined: any[]}} Placed */

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
      turning.take(placed, pairsOf(scene));
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
  return placed.map((one) => withWords(one, scene)).sort((a, b) => placeOf(a.slot && a.slot.id, scene) - placeOf(b.slot && b.slot.id, scene) || a.cell.hue - b.cell.hue);
}

function withWords(one, scene) {
  const gathered = gatheredIn(one.cell, scene);
  const places = gathered.map(({ cell }) => placeOf(cell.slot, scene)).sort((a, b) => a - b);
  const joined = pairsOf(scene).filter((pair) => pair.includes(one.id)).map(([a, b]) => scene.cells.get(`theme/${a === one.id ? b : a}`));
  return { ...one, slot: scene.slots[mostly(places)], word: together(gathered)[0], joined: joined.filter(Boolean) };
}

/** @returns {[string, string][]} */
function pairsOf({ cells }) {
  return (cells.get("threads") || { pairs: [] }).pairs;
}

/** The value that is there most often, the first of several. @param {number[]} values */
function mostly(values) {
  const times = (value) => values.filter((each) => each === value).length;
  return values.reduce((best, each) => (best === undefined || times(each) > times(best) ? each : best), undefined);
}

function placeOf(slot, { slots }) {
  const place = slots.findIndex(({ id }) => id === slot);
  return place < 0 ? slots.length : place;
}

function drawPlain(row, { cell, ring, slot, word, joined }) {
  const threads = joined.map(({ title }) => sentence("wall.rings.joined", { theme: title }));
  writeFacts(row, [cell.title, sentence(`wall.ring.${ring}`), slot && slot.title, word && word.cell.text, ...threads]);
}

function drawLabel(row, { cell, word, sector }) {
  row.dataset.hue = String(cell.hue % 8);
  writeOrHide(part(row, "sector"), sector);
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
    /** @type {[string, string][]} */
    this._pairs = [];
    this._hasSectors = false;
  }

  /** @param {Placed[]} placed @param {[string, string][]} pairs of their ids, which a thread joins */
  take(placed, pairs) {
    this.placed = placed;
    this._pairs = pairs;
    this._hasSectors = placed.some(({ slot }) => slot !== placed[0].slot);
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
      drawList(this._sides[side], this._hasSectors ? rows.map(withSector) : rows, { key: ({ id }) => id, make: () => clone("ring-theme"), update: drawLabel }),
    );
    this._sides.forEach((side) => wordsOn(side).forEach((word) => word.classList.add("off-page")));
    this._sides.forEach((side) => sectorsOn(side).forEach((name) => name.classList.remove("off-page")));
    const isRoom = this._sides.every(hasRoom);
    // A title so long that it stands alone comes before the name of its sector, which the list says.
    this._sides.filter((side) => !hasRoom(side)).forEach((side) => sectorsOn(side).forEach((name) => name.classList.add("off-page")));
    this._sides.forEach(addWords);
    return isRoom;
  }

  /** The rings, and for each theme its dot with a line to its title. */
  _draw(here) {
    const [whole, middle] = [this._root.getBoundingClientRect(), this._middle.getBoundingClientRect()];
    const [x, y] = [middle.left + middle.width / 2 - whole.left, middle.top + middle.height / 2 - whole.top];
    const radius = Math.min(middle.width, middle.height) / 2;
    this._middle.style.setProperty("--radius", `${radius}px`);
    const at = (place, far) => pointAt(x, y, far * radius, place / here.length);
    const shapes = RINGS.map((ring) => ({ key: ring, tag: "circle", cx: x, cy: y, r: REACH[ring] * radius }));
    const dots = new Map(here.map((one, place) => [one.id, at(place + 0.5, MIDDLE[one.ring])]));
    here.forEach((one, place) => {
      if (one.slot === here[(place || here.length) - 1].slot) return;
      const [x2, y2] = at(place, REACH.edge);
      shapes.push({ key: `sector-${one.id}`, tag: "line", class: "rings-sector", x1: x, y1: y, x2, y2 });
    });
    this._pairs.filter((pair) => pair.every((id) => dots.has(id))).forEach((pair) => {
      const [[x1, y1], [x2, y2]] = pair.map((id) => dots.get(id));
      // Bent towards the middle, so that it leaves the dots between the two and their titles alone.
      const bend = `${(x1 + x2 + 2 * x) / 4} ${(y1 + y2 + 2 * y) / 4}`;
      shapes.push({ key: `thread-${pair.join("-")}`, tag: "path", class: "rings-thread", d: `M${x1} ${y1}Q${bend} ${x2} ${y2}` });
    });
    here.forEach((one) => {
      const [cx, cy] = dots.get(one.id);
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

/** A point so far from another, clockwise from the top by a part of the whole turn. */
function pointAt(x, y, far, turn) {
  const angle = turn * 2 * Math.PI;
  return [x + far * Math.sin(angle), y - far * Math.cos(angle)];
}

/** The first of a sector on a side has its name above it. */
function withSector(one, place, rows) {
  const isFirst = !place || rows[place - 1].slot !== one.slot;
  return { ...one, sector: isFirst ? sectorOf(one) : "" };
}

function sectorOf({ slot, word }) {
  if (slot) return slot.title;
  return word ? "" : sentence("wall.rings.no_words");
}

function hasRoom(side) {
  return side.scrollHeight <= side.clientHeight + 1;
}

function wordsOn(side) {
  return Array.from(side.querySelectorAll("[data-word]"));
}

function sectorsOn(side) {
  return Array.from(side.querySelectorAll("[data-sector]"));
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
