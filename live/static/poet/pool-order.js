// @ts-check
/**
 * The pool put in order: by theme, by what is searched for, and folded into single words.
 *
 * - Pure functions over phrase cells. Nothing here ranks people's words by how often they were given.
 */

import { fold, foldedWords, wordsOf } from "../shared/folding.js";

/** @typedef {{id: string, cell: any}} Phrase cell: as in docs/wire.md */
/** @typedef {{key: string, title: string, hue: number|null, support?: number, phrases: Phrase[]}} Group */
/** @typedef {{key: string, text: string, phrases: string[]}} Word */

// Words that only hold others together: a poet types these, and looks for none of them.
const SMALL = new Set(
  ("a an and are as at be but by for from has have he her his i if in into is it its me my no not of on or our out she so than " +
    "that the their them then there they this to up us was we were what when which who will with you your " +
    "a ac ar at am dy ei eu fy fel gan hi i mae na nid o oedd roedd sy sydd y yn yr yw").split(" "),
);
const NONE_KEY = "rest";

const folded = new WeakMap(); // from a cell to its folded text and gloss; a changed phrase is another cell

/** @param {any} cell @returns {string} */
export function foldedText(cell) {
  if (!folded.has(cell)) folded.set(cell, fold(`${cell.text} ${cell.gloss || ""}`));
  return folded.get(cell);
}

/**
 * The phrases that have every word looked for, those that begin with it first, else in their order.
 * @param {Phrase[]} phrases @param {string} query @returns {Phrase[]}
 */
export function found(phrases, query) {
  const whole = fold(query.trim());
  const terms = whole.split(/\s+/);
  const matching = phrases.filter(({ cell }) => terms.every((term) => foldedText(cell).includes(term)));
  const rank = ({ cell }) => (foldedText(cell).startsWith(whole) ? 0 : ` ${foldedText(cell)}`.includes(` ${whole}`) ? 1 : 2);
  return stable(matching, rank);
}

/** @param {Word[]} words @param {string} query @returns {Word[]} */
export function foundWords(words, query) {
  const part = fold(query.trim());
  return stable(
    words.filter((word) => word.key.includes(part)),
    (word) => (word.key.startsWith(part) ? 0 : 1),
  );
}

function stable(list, rank) {
  const ranks = new Map(list.map((one) => [one, rank(one)]));
  return [...list].sort((one, other) => ranks.get(one) - ranks.get(other));
}

/**
 * New first, then each theme in the order of naming, then the rest; the latest first within each.
 * @param {Phrase[]} phrases @param {[string, any][]} themes @param {Set<string>} fresh @returns {Group[]}
 */
export function grouped(phrases, themes, fresh) {
  const groups = [group("new", "New"), ...themes.map(([id, theme]) => group(id, theme.title, theme)), group(NONE_KEY, "Not in a theme")];
  const byKey = new Map(groups.map((one) => [one.key, one]));
  latestFirst(phrases).forEach((phrase) => {
    const theme = (phrase.cell.themes || []).find((id) => byKey.has(id));
    byKey.get(fresh.has(phrase.id) ? "new" : theme || NONE_KEY)?.phrases.push(phrase);
  });
  const filled = groups.filter(({ phrases: own }) => own.length);
  return filled.length === 1 && filled[0].key === NONE_KEY ? [{ ...filled[0], title: "Phrases" }] : filled;
}

/** Each theme with its phrases. @param {Phrase[]} phrases @param {[string, any][]} themes @returns {Group[]} */
export function byTheme(phrases, themes) {
  const latest = latestFirst(phrases);
  return themes.map(([id, theme]) => ({
    ...group(id, theme.title, theme),
    phrases: latest.filter(({ cell }) => (cell.themes || []).includes(id)),
  }));
}

/** @param {Phrase[]} phrases @returns {Phrase[]} */
export function latestFirst(phrases) {
  return [...phrases].sort((one, other) => other.cell.at - one.cell.at);
}

/** @param {[string, any][]} themes @returns {[string, any][]} in the order of naming */
export function inOrder(themes) {
  return [...themes].sort(([, one], [, other]) => one.hue - other.hue);
}

/** Themes, phrases and single words all have the same small shape here. @returns {Group} */
function group(key, title, theme = { hue: null, support: 0 }) {
  return { key, title, hue: theme.hue, support: theme.support, phrases: [] };
}

/**
 * Every word of the pool once, alphabetically, in the spelling most people gave it, with the phrases that have it.
 * @param {Phrase[]} phrases @returns {Word[]}
 */
export function singleWords(phrases) {
  const words = new Map();
  phrases.forEach(({ id, cell }) => wordsOf(cell.text).forEach((spelt) => collect(words, fold(spelt), spelt, id)));
  return [...words.entries()]
    .map(([key, { spellings, phrases: having }]) => ({ key, text: commonest(spellings), phrases: [...having] }))
    .sort((one, other) => one.key.localeCompare(other.key));
}

function collect(words, key, spelt, phrase) {
  if (SMALL.has(key) || key.length < 2) return;
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
 * In which lines phrases and single words stand, by the poem as it is on this page.
 * @param {import("./draft.js").Draft} draft @returns {import("./pool-list.js").Standing} numbers count from 1
 */
export function standing(draft) {
  const phrases = new Map();
  const words = new Map();
  draft.lines.forEach((line, at) => {
    const given = draft.pieces(line).filter(({ phrase }) => phrase);
    given.forEach(({ phrase }) => note(phrases, phrase, at + 1));
    given.flatMap(({ text }) => foldedWords(text)).forEach((word) => note(words, word, at + 1));
  });
  return { phrases, words };
}

function note(map, key, number) {
  if (!map.has(key)) map.set(key, []);
  if (!map.get(key).includes(number)) map.get(key).push(number);
}
