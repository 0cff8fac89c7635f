// @ts-check
/**
 * The pool put in order: by theme, by what is searched for, and folded into single words; and what of it is in the poem.
 *
 * - Pure functions over phrase cells. Nothing here ranks people's words by how often they were given.
 * - A group has the keys of its rows; a row is made where it is drawn.
 */

import { fold, foldedWords } from "../shared/folding.js";
import { sentence } from "../shared/language.js";
import { NEW, NO_THEME } from "./pool-phrases.js";
import { spelling } from "./pool-words.js";

/** @typedef {import("./pool-words.js").Word} Word */
/** @typedef {{phrases: Map<string, number[]>, words: Map<string, number[]>}} Used in which lines phrases and folded words are */
/** @typedef {{key: string, text: string, phrase: string|null, word?: Word}} Row */
/** @typedef {{key: string, title: string, hue: number|null, keys: string[], row: (key: string) => Row, isTheme?: boolean, isOpen?: boolean, isUntouched?: boolean, count?: number, support?: number, more?: number, isInline?: boolean, facts?: (key: string) => string[]}} Group
 * keys: of its rows, in order; row: makes one of them; count: of its phrases, also while it is closed; isUntouched: none of them is in the poem; support: how many people are with the theme;
 * more: how many more there are; isInline: its rows are so short that several go beside each other; facts: what is said beside a row */
/**
 * @typedef {object} Look what the poet looks at
 * @property {string} view one of the tabs
 * @property {string} query what is searched for, or ""
 * @property {string|null} open the key of the theme that is open
 * @property {Used} used what is in the poem
 * @property {boolean} isQuietFirst whether quiet words stand first of what is left
 */
/**
 * @typedef {object} Pool what there is to look at
 * @property {import("../shared/cells.js").Cells} cells
 * @property {import("./pool-phrases.js").PoolPhrases} phrases those that are in the list
 * @property {import("./pool-words.js").PoolWords} words theirs
 */

// From a cell to its folded text and gloss; a changed phrase is another cell.
const folded = new WeakMap();

/** What the pool shows. @param {Pool} pool @param {Look} look @returns {Group[]} */
export function arranged({ cells, phrases, words }, { view, query, open, used, isQuietFirst }) {
  const themes = cells.entries("theme/").sort(([, one], [, other]) => one.hue - other.hue);
  const rows = (ids) => ({ keys: ids, row: (id) => phraseRow(id, cells.get(`phrase/${id}`)) });
  const matching = (ids) => found(ids, query, (id) => foldedText(cells.get(`phrase/${id}`)));
  const wanted = (ids) => (view === "unused" ? ids.filter((id) => !used.phrases.has(id)) : ids);
  if (view === "words") return wordGroups(words, query);
  if (view === "themes") {
    const groups = themes.map((theme) => ({ isUntouched: isUntouched(phrases.of(theme[0]), used), ...themeGroup(theme, matching(phrases.of(theme[0])), open, rows) }));
    return isQuietFirst ? ranked(groups, (one) => (one.isUntouched ? 0 : 1)) : groups;
  }
  if (query) return foundGroups(rows(matching(wanted(phrases.latest))));
  if (view === "unused" && isQuietFirst) return quietGroups(wanted(phrases.latest), cells, rows);
  return phraseGroups(themes, (place) => rows(wanted(phrases.at(place))));
}

/** New first, then each theme, then the rest. */
function phraseGroups(themes, rowsAt) {
  const groups = [group(NEW, sentence("poet.new")), ...themes.map(ofTheme), group(NO_THEME, sentence("poet.no_theme"))];
  const filled = groups.map((one) => ({ ...one, ...rowsAt(one.key) })).filter(({ keys }) => keys.length);
  return filled.length === 1 && filled[0].key === NO_THEME ? [{ ...filled[0], title: sentence("poet.phrases") }] : filled;
}

function themeGroup(theme, ids, open, rows) {
  // Its own key: in the other views the same theme is a heading, not a button.
  const key = `theme/${theme[0]}`;
  const isOpen = key === open;
  return { ...ofTheme(theme), key, isTheme: true, isOpen, count: ids.length, ...rows(isOpen ? ids : []) };
}

function isUntouched(ids, used) {
  return ids.length > 0 && !ids.some((id) => used.phrases.has(id));
}

/** Those that nobody has echoed or gathered, then the others, with the fewest echoes first. */
function quietGroups(ids, cells, rows) {
  const echoes = (id) => (cells.get(`phrase/${id}`) || {}).echoes || 0;
  const isQuiet = (id) => !echoes(id) && !((cells.get(`phrase/${id}`) || {}).themes || []).length;
  const quiet = { ...group("quiet", sentence("poet.quiet.group")), ...rows(ids.filter(isQuiet)) };
  const heard = { ...group("heard", sentence("poet.quiet.others")), ...rows(ranked(ids.filter((id) => !isQuiet(id)), echoes)) };
  return [quiet, heard].filter(({ keys }) => keys.length);
}

function wordGroups(words, query) {
  const rows = (keys) => ({ keys, row: (key) => wordRow(key, words.get(key)) });
  if (query) return foundGroups(rows(foundWords(words.keys, query)));
  const { keys } = words;
  return keys.length ? [{ ...group("words", sentence("poet.single_words")), ...rows(keys) }] : [];
}

function foundGroups(rows) {
  const number = rows.keys.length;
  return number ? [{ ...group("found", sentence("poet.found", { number })), ...rows }] : [];
}

function ofTheme([id, { title, hue, support }]) {
  return { ...group(id, title), hue, support };
}

/** @returns {Group} */
function group(key, title) {
  return { key, title, hue: null, keys: [], row: (id) => phraseRow(id, undefined) };
}

/** The row of a phrase; what is gone keeps it. @param {string} id @param {any} cell @returns {Row} */
export function phraseRow(id, cell) {
  return { key: id, text: cell ? cell.text : "", phrase: id };
}

/** The row of a single word. @param {string} key @param {Word|undefined} word @returns {Row} */
export function wordRow(key, word) {
  return { key, text: word ? spelling(word) : key, phrase: null, word };
}

/** The phrases that have every word looked for, those that begin with it first, else in their order. */
function found(ids, query, textOf) {
  if (!query) return ids;
  const whole = fold(query);
  const terms = whole.split(/\s+/);
  const matching = ids.filter((id) => terms.every((term) => textOf(id).includes(term)));
  return ranked(matching, (id) => (textOf(id).startsWith(whole) ? 0 : ` ${textOf(id)}`.includes(` ${whole}`) ? 1 : 2));
}

function foundWords(keys, query) {
  const part = fold(query);
  return ranked(keys.filter((key) => key.includes(part)), (key) => (key.startsWith(part) ? 0 : 1));
}

function foldedText(cell) {
  if (!folded.has(cell)) folded.set(cell, fold(`${cell.text} ${cell.gloss || ""}`));
  return folded.get(cell);
}

/** By rank, and within one rank as they were. @template T @param {T[]} list @param {(one: T) => number} rank @returns {T[]} */
function ranked(list, rank) {
  const ranks = new Map(list.map((one) => [one, rank(one)]));
  return [...list].sort((one, other) => ranks.get(one) - ranks.get(other));
}

/**
 * Who is credited with a single word: whoever gave just that, else somebody who is not in the poem yet.
 * @param {Word} word @param {import("../shared/cells.js").Cells} cells @param {Used} used @returns {string|undefined} a phrase
 */
export function giverOf({ key, phrases }, cells, used) {
  const left = [...phrases].filter((id) => cells.has(`phrase/${id}`));
  const justThat = left.find((id) => foldedWords(cells.get(`phrase/${id}`).text).join(" ") === key);
  return justThat || left.find((id) => !used.phrases.has(id)) || left[0];
}

/** What of the pool is in the poem as it is on this page. @param {import("./draft.js").Draft} draft @returns {Used} numbers count from 1 */
export function usedIn(draft) {
  const phrases = new Map();
  const words = new Map();
  draft.lines.forEach((line, at) => {
    const given = draft.pieces(line).filter(({ phrase }) => phrase);
    given.forEach(({ phrase }) => note(phrases, phrase, at + 1));
    given.flatMap(({ text }) => foldedWords(text)).forEach((word) => note(words, word, at + 1));
  });
  return { phrases, words };
}

function note(numbers, key, number) {
  if (!numbers.has(key)) numbers.set(key, []);
  if (!numbers.get(key).includes(number)) numbers.get(key).push(number);
}
