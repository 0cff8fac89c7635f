// @ts-check
/**
 * Words that somebody asked for, large, each with what people say that it means: those that have a meaning first, in the
 * order of asking.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { Turning } from "./turning.js";

// As many of its meanings as fit below a word on every screen; with more the word stands again, on a page of its own if need be.
const TEXTS_A_ROW = 2;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  /** @type {[string, any][]} what is up, also while it is held still */
  let up = [];
  return {
    draw(scene) {
      up = wordsOf(scene, up);
      part(section, "empty").hidden = up.length > 0;
      const rows = [].concat(...up.map(([id, cell]) => rowsOf(id, cell)));
      drawList(list, rows, { key: ({ key }) => key, make: () => clone("meaning"), update: drawRow });
    },
    turning: new Turning(list, part(section, "window")),
    title: () => sentence("wall.meanings"),
  };
}

/** Held still, what arrives waits; what was taken back goes. */
function wordsOf({ cells, still }, up) {
  const now = cells.entries("meaning/");
  if (still) return stillOf(new Map(now), up);
  return now.sort(([a, one], [b, other]) => isBare(one) - isBare(other) || one.at - other.at || (a < b ? -1 : 1));
}

/** 1 for a word without a meaning. */
function isBare({ texts }) {
  return Number(!texts.length);
}

function stillOf(now, up) {
  const there = up.filter(([id]) => now.has(id));
  return there.map(([id, cell]) => {
    const texts = now.get(id).texts.map((text) => text.id);
    return [id, { ...now.get(id), texts: cell.texts.filter((text) => texts.includes(text.id)) }];
  });
}

/** A word with its meanings, a few to a row. */
function rowsOf(id, { word, texts }) {
  const count = Math.max(1, Math.ceil(texts.length / TEXTS_A_ROW));
  const some = (place) => texts.slice(place * TEXTS_A_ROW, (place + 1) * TEXTS_A_ROW);
  return Array.from({ length: count }, (_, place) => ({ key: `${id}/${place}`, word, texts: some(place) }));
}

function drawRow(row, { word, texts }) {
  write(part(row, "word"), word);
  part(row, "none").hidden = texts.length > 0;
  const update = (item, { text }) => write(item, text);
  drawList(part(row, "texts"), texts, { key: ({ id }) => id, make: () => clone("meaning-text"), update });
}
