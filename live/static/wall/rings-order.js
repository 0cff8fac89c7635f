// @ts-check
/**
 * In which order the themes stand on the rings: in the order of the day, each in the sector of the slot that most of its
 * words came from (of two that gave as many, the earlier), then as they were named; those without words stand last, in a
 * sector of their own. So they stand in the same place every time.
 */

import { together } from "./given.js";
import { gatheredIn } from "./phrases.js";

/** @typedef {{id: string, cell: any, ring: string, slot: any, word: any, joined: any[]}} Placed */

// From the middle outwards.
export const RINGS = ["heart", "close", "edge"];

/** @returns {Placed[]} */
export function inOrder(scene) {
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

/** The themes that a thread joins, by their ids. @returns {[string, string][]} */
export function pairsOf({ cells }) {
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
