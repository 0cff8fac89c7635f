// @ts-check
/**
 * The room's words on the wall: which of them a view shows, and how they stand in a row.
 *
 * - Everyone's words have one size. What does not fit is on the next page.
 * - Of very many the newest stand on the wall, about ten pages of them. The others are where nobody has to wait for a
 *   page to turn: on the phones, and in their themes.
 * - Words given several times are one row that says so, in the spelling of whoever gave them first.
 */

import { fold, foldedWords } from "../shared/folding.js";
import { drawList } from "../shared/lists.js";
import { clone, part, settle, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// About ten pages; the last of more would come round minutes later, and each costs time to measure.
const MOST_ROWS = 80;

/** @typedef {{id: string, cell: any, note?: boolean}} Given a phrase, or a note @typedef {import("./wall.js").Scene} Scene */

/** The phrases that answer the question that is up, newest first. @param {Scene} scene @returns {Given[]} */
export function phrasesHere(scene) {
  return answers(scene, "phrase").map(([id, cell]) => ({ id, cell }));
}

/** The longer thoughts that answer it and are under no theme, newest first. @param {Scene} scene @returns {Given[]} */
export function notesHere(scene) {
  const free = answers(scene, "note").filter(([, cell]) => !cell.theme);
  return free.map(([id, cell]) => ({ id, cell, note: true }));
}

function answers({ cells, seen }, noun) {
  const { question } = cells.get("wall");
  const given = cells.entries(`${noun}/`).filter(([id, cell]) => cell.prompt === question && seen(id));
  return given.sort((a, b) => b[1].at - a[1].at || (a[0] < b[0] ? 1 : -1));
}

/** What may stand under themes: while words are taken, all of this moment; held still or not, they wait their turn there. @param {Scene} scene */
export function phrasesUnderThemes(scene) {
  return scene.now.takes.includes("phrase") ? phrasesHere({ ...scene, seen: () => true }) : [];
}

/** What a theme has: phrases first, then the longer notes, each in the order of gathering. @param {any} theme @param {Scene} scene @returns {Given[]} */
export function gatheredIn(theme, { cells, seen }) {
  const of = (noun) => theme.items.filter((id) => cells.has(`${noun}/${id}`) && seen(id));
  const phrases = of("phrase").map((id) => ({ id, note: false, cell: cells.get(`phrase/${id}`) }));
  return phrases.concat(of("note").map((id) => ({ id, note: true, cell: cells.get(`note/${id}`) })));
}

/**
 * One entry for the same words in the same language, however many gave them, where the first of them stood.
 * @param {Given[]} all @returns {(Given & {ids: string[]})[]}
 */
export function together(all) {
  /** @type {Map<string, Given[]>} */
  const groups = new Map();
  all.forEach((given) => {
    const alike = likeness(given);
    groups.set(alike, [...(groups.get(alike) || []), given]);
  });
  return Array.from(groups.values(), (same) => ({ ...earliest(same), ids: same.map(({ id }) => id) }));
}

/** Notes are longer than anybody repeats by chance: each stands alone. */
function likeness({ id, cell, note }) {
  if (note) return id;
  return JSON.stringify([foldedWords(cell.text).join(" ") || fold(cell.text), cell.lang, cell.gloss, cell.said]);
}

function earliest(same) {
  return same.reduce((one, other) => (other.cell.at < one.cell.at ? other : one));
}

/** Only the newest of very many, in the order they have. */
function newest(all) {
  if (all.length <= MOST_ROWS) return all;
  const times = all.map(({ cell }) => cell.at).sort((a, b) => b - a);
  return all.filter(({ cell }) => cell.at >= times[MOST_ROWS - 1]).slice(0, MOST_ROWS);
}

/** @param {Element} list @param {Given[]} all @param {Set<string>} fresh the ids of those that have just come */
export function drawPhrases(list, all, fresh) {
  const isFirst = !list.childElementCount;
  const isFresh = ({ ids }) => ids.some((id) => fresh.has(id));
  const rows = newest(together(all));
  const newestRow = rows.find(isFresh);
  drawList(list, rows, {
    key: ({ id }) => id,
    make: (given) => newRow(isFresh(given) && !isFirst),
    update: (row, given) => drawPhrase(row, given, { isFresh: isFresh(given), isNewest: given === newestRow }),
  });
}

/** @param {boolean} settles whether it settles in */
export function newRow(settles) {
  const row = clone("phrase");
  if (settles) settle(row);
  return row;
}

/**
 * @param {any} row @param {Given & {ids: string[]}} given
 * @param {{isFresh: boolean, isNewest: boolean}} how isNewest: of those that have just come, which is said in words too
 */
export function drawPhrase(row, { cell, ids, note }, { isFresh, isNewest }) {
  const [text, aside] = [part(row, "text"), part(row, "aside")];
  write(text, cell.text);
  if (cell.lang) text.lang = cell.lang;
  const name = foreign(cell.lang);
  writeFacts(aside, [cell.gloss, name, howItCame(cell.said), timesGiven(ids.length)]);
  // A language calls itself by its own name.
  if (name) aside.children[cell.gloss ? 1 : 0].lang = cell.lang;
  aside.hidden = !aside.textContent;
  row.toggleAttribute("data-note", Boolean(note));
  row.toggleAttribute("data-fresh", isFresh);
  writeOrHide(part(row, "just-now"), isNewest ? sentence("wall.just_now") : "");
}

function foreign(lang) {
  return lang && lang !== document.documentElement.lang ? languageName(lang) : "";
}

// Browsers ship the names of the languages they are themselves translated into; these are spoken in our rooms too.
const NAMED_HERE = ["cy", "ga", "gd", "kw", "so", "ti", "yo"];

/** How a language calls itself, or its code where nobody knows. */
function languageName(lang) {
  if (NAMED_HERE.includes(lang)) return sentence(`wall.language.${lang}`);
  try {
    // eslint-disable-next-line too-new/api -- where it is not, the code stands for its name
    return new Intl.DisplayNames([lang], { type: "language" }).of(lang) || lang;
  } catch {
    return lang; // not a language code at all
  }
}

function howItCame(said) {
  return said ? sentence(`wall.said.${said}`) : "";
}

/** Nobody is told by how many people: the wall does not know who gave what. */
function timesGiven(count) {
  if (count < 2) return "";
  return count === 2 ? sentence("wall.given.twice") : sentence("wall.given.times", { count });
}

/** "12 people with it". @param {number} count @returns {string} empty when nobody stands with the theme yet */
export function peopleWithIt(count) {
  return count ? sentence("wall.theme.people", { count }) : "";
}
