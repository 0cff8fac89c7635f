// @ts-check
/**
 * The pool put in order: by theme, by what is searched for, and folded into single words; and what of it is in the poem.
 *
 * - Pure functions over phrase cells. Nothing here ranks people's words by how often they were given.
 * - Which words are too small to be offered alone, live/day/small_words.py says.
 */

import { fold, foldedWords, wordsOf } from "../shared/folding.js";
import { sentence } from "../shared/language.js";

/** @typedef {{id: string, cell: any}} Phrase cell: as in docs/wire.md */
/** @typedef {{key: string, text: string, phrases: string[]}} Word key: as it is folded; phrases: those that have it */
/** @typedef {{phrases: Map<string, number[]>, words: Map<string, number[]>}} Used in which lines phrases and folded words are */
/** @typedef {{key: string, text: string, phrase: string|null, word?: Word}} Row */
/** @typedef {{key: string, title: string, hue: number|null, rows: Row[], isTheme?: boolean, isOpen?: boolean, count?: number, support?: number}} Group
 * count: of its phrases, also while it is closed; support: how many people are with the theme */
/**
 * @typedef {object} Look what the poet looks at
 * @property {string} view one of the tabs
 * @property {string} query what is searched for, or ""
 * @property {string|null} open the key of the theme that is open
 * @property {Set<string>} fresh which phrases are new
 * @property {Used} used what is in the poem
 * @property {Set<string>} small words that are not offered alone
 */

const NO_THEME = "rest";

// From a cell to its folded text and gloss; a changed phrase is another cell.
const folded = new WeakMap();

/** What the pool shows. @param {Phrase[]} phrases @param {[string, any][]} themes @param {Look} look @returns {Group[]} */
export function arranged(phrases, themes, { view, query, open, fresh, used, small }) {
  const latest = [...phrases].sort((one, other) => other.cell.at - one.cell.at);
  const inOrder = ranked(themes, ([, theme]) => theme.hue);
  if (view === "words") return wordGroups(singleWords(phrases, small), query);
  if (view === "themes") return inOrder.map((theme) => themeGroup(theme, found(latest, query), open));
  const wanted = view === "unused" ? latest.filter(({ id }) => !used.phrases.has(id)) : latest;
  return query ? foundGroups(found(wanted, query).map(phraseRow)) : phraseGroups(wanted, inOrder, fresh);
}

/** New first, then each theme, then the rest. */
function phraseGroups(phrases, themes, fresh) {
  const groups = [group("new", sentence("poet.new")), ...themes.map(ofTheme), group(NO_THEME, sentence("poet.no_theme"))];
  const byKey = new Map(groups.map((one) => [one.key, one]));
  phrases.forEach((phrase) => {
    const theme = (phrase.cell.themes || []).find((id) => byKey.has(id));
    byKey.get(fresh.has(phrase.id) ? "new" : theme || NO_THEME)?.rows.push(phraseRow(phrase));
  });
  const filled = groups.filter(({ rows }) => rows.length);
  return filled.length === 1 && filled[0].key === NO_THEME ? [{ ...filled[0], title: sentence("poet.phrases") }] : filled;
}

function themeGroup(theme, phrases, open) {
  const having = phrases.filter(({ cell }) => (cell.themes || []).includes(theme[0]));
  // Its own key: in the other views the same theme is a heading, not a button.
  const key = `theme/${theme[0]}`;
  const isOpen = key === open;
  return { ...ofTheme(theme), key, isTheme: true, isOpen, count: having.length, rows: isOpen ? having.map(phraseRow) : [] };
}

function wordGroups(words, query) {
  if (query) return foundGroups(foundWords(words, query).map(wordRow));
  return words.length ? [group("words", sentence("poet.single_words"), words.map(wordRow))] : [];
}

function foundGroups(rows) {
  return rows.length ? [group("found", sentence("poet.found", { number: rows.length }), rows)] : [];
}

function ofTheme([id, { title, hue, support }]) {
  return { ...group(id, title), hue, support };
}

/** @returns {Group} */
function group(key, title, rows = []) {
  return { key, title, hue: null, rows };
}

function phraseRow({ id, cell }) {
  return { key: id, text: cell.text, phrase: id };
}

function wordRow(word) {
  return { key: word.key, text: word.text, phrase: null, word };
}

/** The phrases that have every word looked for, those that begin with it first, else in their order. */
function found(phrases, query) {
  if (!query) return phrases;
  const whole = fold(query);
  const terms = whole.split(/\s+/);
  const matching = phrases.filter(({ cell }) => terms.every((term) => foldedText(cell).includes(term)));
  const rank = ({ cell }) => (foldedText(cell).startsWith(whole) ? 0 : ` ${foldedText(cell)}`.includes(` ${whole}`) ? 1 : 2);
  return ranked(matching, rank);
}

function foundWords(words, query) {
  const part = fold(query);
  return ranked(
    words.filter(({ key }) => key.includes(part)),
    ({ key }) => (key.startsWith(part) ? 0 : 1),
  );
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
 * Every word of the pool once, alphabetically, in the spelling most people gave it, with the phrases that have it.
 * @param {Phrase[]} phrases @param {Set<string>} small words that are not offered alone @returns {Word[]}
 */
function singleWords(phrases, small) {
  const words = new Map();
  phrases.forEach(({ id, cell }) => wordsOf(cell.text).forEach((spelt) => collect(words, fold(spelt), spelt, id)));
  return [...words.entries()]
    .filter(([key]) => key.length > 1 && !small.has(key))
    .map(([key, word]) => ({ key, text: commonest(word.spellings), phrases: [...word.phrases] }))
    .sort((one, other) => one.key.localeCompare(other.key));
}

function collect(words, key, spelt, phrase) {
  const word = words.get(key) || { spellings: new Map(), phrases: new Set() };
  word.spellings.set(spelt, (word.spellings.get(spelt) || 0) + 1);
  word.phrases.add(phrase);
  words.set(key, word);
}

/** The spelling given most often; between equals the one with fewer capitals, for a word in the middle of a line. */
function commonest(spellings) {
  const capitals = (text) => text.length - text.replace(/\p{Lu}/gu, "").length;
  return [...spellings.entries()].sort(([one, count], [other, more]) => more - count || capitals(one) - capitals(other))[0][0];
}

/**
 * Who is credited with a single word: whoever gave just that, else somebody who is not in the poem yet.
 * @param {Word} word @param {import("../shared/cells.js").Cells} cells @param {Used} used @returns {string|undefined} a phrase
 */
export function giverOf({ key, phrases }, cells, used) {
  const left = phrases.filter((id) => cells.has(`phrase/${id}`));
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
