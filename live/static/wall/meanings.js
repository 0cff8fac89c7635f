// @ts-check
/**
 * Words that somebody asked for, large, each with what people say that it means: those that have a meaning first, in the
 * order of asking.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { Turning } from "./turning.js";

// As much as fits below a long word on the squarest screen: one meaning, however long, or a few short ones, each of which
// takes a line at least. With more the word stands again.
const ROW_CHARACTERS = 150;
const LINE_CHARACTERS = 40;

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

/** A word with its meanings, as many to a row as fit. */
function rowsOf(id, { word, texts }) {
  const rows = [[]];
  texts.forEach((text) => {
    const last = rows[rows.length - 1];
    if (last.length && sizeOf(last) + sizeOf([text]) > ROW_CHARACTERS) rows.push([text]);
    else last.push(text);
  });
  return rows.map((some, place) => ({ key: `${id}/${place}`, word, texts: some }));
}

function sizeOf(texts) {
  return texts.reduce((size, { text }) => size + Math.max(text.length, LINE_CHARACTERS), 0);
}

function drawRow(row, { word, texts }) {
  write(part(row, "word"), word);
  part(row, "none").hidden = texts.length > 0;
  const update = (item, { text }) => write(item, text);
  drawList(part(row, "texts"), texts, { key: ({ id }) => id, make: () => clone("meaning-text"), update });
}
