// @ts-check
/** What is drawn of the rings: circles, sectors, threads, and for each theme a dot with a line to its title. */

import { drawList } from "../shared/lists.js";
import { RINGS } from "./rings-order.js";

const SVG = "http://www.w3.org/2000/svg";

// How far a ring reaches, and where in it a dot stands, as parts of the outermost.
const REACH = { heart: 0.36, close: 0.68, edge: 1 };
const MIDDLE = { heart: 0.2, close: 0.52, edge: 0.84 };
// At the top stand the names of the rings: so much of the turn, on either side, is left to them.
const TOP = 0.09;

/**
 * @param {import("./rings-order.js").Placed[]} here clockwise from the top
 * @param {[string, string][]} pairs of the ids of those here
 * @param {{x: number, y: number, radius: number}} rings
 * @param {(id: string) => number[]} endOf where the line of a theme ends
 */
export function shapesOf(here, pairs, rings, endOf) {
  const turnAt = (place) => TOP + ((1 - 2 * TOP) * place) / here.length;
  const turns = here.map((one, place) => turnAt(place + 0.5));
  const dots = new Map(here.map(({ id, ring }, place) => [id, pointAt(rings, MIDDLE[ring], turns[place])]));
  return [
    ...ringsOf(rings),
    ...here.map((one, place) => place).filter((place) => begins(here, place)).map((place) => sector(here[place].id, rings, place ? turnAt(place) : 0)),
    ...pairs.map((pair) => thread(pair, pair.map((id) => dots.get(id)), rings)),
    ...here.map(({ id, cell }) => lineOf(id, cell.hue % 8, dots.get(id), endOf(id))),
    ...here.map(({ id, cell, ring }, place) => dotAt(id, cell.hue % 8, ring, rings, turns[place])),
  ];
}

/** The three circles. */
export function ringsOf({ x, y, radius }) {
  return RINGS.map((ring) => ({ key: ring, tag: "circle", cx: x, cy: y, r: REACH[ring] * radius }));
}

/** The dot of a theme in its ring, clockwise from the top by a part of the whole turn. */
export function dotAt(id, hue, ring, rings, turn, size = 1 / 22) {
  const [cx, cy] = pointAt(rings, MIDDLE[ring], turn);
  return { key: `dot-${id}`, tag: "circle", cx, cy, r: rings.radius * size, "data-hue": hue };
}

/** @param {Element} drawing the svg that has them */
export function drawShapes(drawing, shapes) {
  drawList(drawing, shapes, { key: ({ key }) => key, make: ({ tag }) => document.createElementNS(SVG, tag), update: drawShape });
}

/** Whether another sector begins with it. */
function begins(here, place) {
  return here[place].slot !== here[(place || here.length) - 1].slot;
}

function sector(id, rings, turn) {
  const [x2, y2] = pointAt(rings, REACH.edge, turn);
  return { key: `sector-${id}`, tag: "line", class: "rings-sector", x1: rings.x, y1: rings.y, x2, y2 };
}

/** Bent towards the middle, so that it leaves the dots between the two and their titles alone. */
function thread(pair, [[x1, y1], [x2, y2]], { x, y }) {
  const bend = `${(x1 + x2 + 2 * x) / 4} ${(y1 + y2 + 2 * y) / 4}`;
  return { key: `thread-${pair.join("-")}`, tag: "path", class: "rings-thread", d: `M${x1} ${y1}Q${bend} ${x2} ${y2}` };
}

function lineOf(id, hue, [x2, y2], [x1, y1]) {
  return { key: `line-${id}`, tag: "line", x1, y1, x2, y2, "data-hue": hue };
}

/** A point so far out, clockwise from the top by a part of the whole turn. */
function pointAt({ x, y, radius }, far, turn) {
  const angle = turn * 2 * Math.PI;
  return [x + far * radius * Math.sin(angle), y - far * radius * Math.cos(angle)];
}

function drawShape(element, { key: _key, tag: _tag, ...values }) {
  Object.entries(values).forEach(([name, value]) => element.setAttribute(name, String(value)));
}
