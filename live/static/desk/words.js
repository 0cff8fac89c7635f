// @ts-check
/**
 * How the desk says what it sees: people, time, and where a phrase has got to.
 *
 * - Pure: cells in, words out. What a screen reader hears is what is written.
 */

import { clock } from "../shared/times.js";

const MINUTE_MS = 60_000;
// From here on people reckon in hours.
const LONG_MIN = 90;

/** What each view of the wall is called on its button. */
export const VIEWS = {
  auto: "Follow the day",
  join: "Join",
  programme: "Programme",
  prompt: "Prompt and words",
  themes: "Themes",
  theme: "One theme",
  poem: "Poem",
  rest: "Rest",
};

/** @param {number} n @param {string} one @param {string} [many] @returns {string} "1 phone", "47 phones" */
export function count(n, one, many = `${one}s`) {
  return `${n} ${n === 1 ? one : many}`;
}

/** The beginning of somebody's words, in quotation marks. @param {string} text @param {number} [most] characters */
export function quoted(text, most = 42) {
  const letters = Array.from(text);
  return `“${letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text}”`;
}

/** A theme's name, whole, in quotation marks. @param {string} title */
export function named(title) {
  return `“${title}”`;
}

/** Why no second theme of that name is made. @param {string} title */
export function thereIs(title) {
  return `There is ${named(title)} already.`;
}

/** @param {{phones: number, said: number}|undefined} people @returns {string} "47 phones · 3 written down" */
export function peopleWords(people) {
  if (!people) return "";
  const phones = count(people.phones, "phone");
  return people.said ? `${phones} · ${people.said} written down` : phones;
}

/** Where the day stands, for those who run it. @param {any} day the cell @returns {string} */
export function dayWords(day) {
  const at = (ms) => clock(ms, day.zone);
  if (day.state === "over") return "The day is over";
  if (day.state === "before") return "Not begun yet";
  const ends = day.ends ? `, ends ${at(day.ends)}` : "";
  const stands = day.state === "held" && day.held ? `Held since ${at(day.held)}` : behindWords(day.behind || 0);
  return stands + ends;
}

/** @param {number} behind whole minutes; negative: ahead */
function behindWords(behind) {
  if (!behind) return "On time";
  return `${spanWords(Math.abs(behind), (minutes) => count(minutes, "minute"))} ${behind > 0 ? "behind" : "ahead"}`;
}

/** What is left of a slot. @param {number} ms may be negative @returns {string} "23 min left", "5 h 53 min left" */
export function leftWords(ms) {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes > 0) return `${spanWords(minutes)} left`;
  const over = Math.floor(-ms / MINUTE_MS);
  return over ? `${spanWords(over)} over` : "ending now";
}

/** A time to the minute. @param {number} minutes @param {(few: number) => string} [short] for those under 90 */
function spanWords(minutes, short = (few) => `${few} min`) {
  if (minutes < LONG_MIN) return short(minutes);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest ? `${hours} h ${rest} min` : count(hours, "hour");
}

/** A date as people write it. @param {string} date "2017-03-03" @returns {string} "3 March 2017" */
export function dateWords(date) {
  const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The date in a zone. @param {number} ms @param {string} zone @returns {string} "2017-03-03" */
export function dateOf(ms, zone) {
  const wanted = /** @type {const} */ ({ year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone });
  const format = new Intl.DateTimeFormat("en-CA", wanted);
  return format.format(ms);
}

/**
 * What there is to know about a phrase or note besides its words.
 * @param {{kind: string, cell: any}} item @param {string[]} titles of its themes @param {string} zone
 * @returns {string} "11.31 · phone · echoed by 3 · in “Who holds the pen”"
 */
export function facts({ kind, cell }, titles, zone) {
  return [
    clock(cell.at, zone),
    source(cell.said),
    kind === "note" ? "a note" : "",
    glossed(cell),
    cell.echoes ? `echoed by ${cell.echoes}` : "",
    titles.length ? `in ${listed(titles.map(named))}` : "",
    kind === "phrase" && !allowed(cell, "poem") ? "may not go in the poem" : "",
    kind === "phrase" && !allowed(cell, "report") ? "may not go in the report" : "",
  ].filter(Boolean).join(" · ");
}

/** Where it has got to, in words; empty when there is nothing to say. @param {any} cell */
export function standing(cell) {
  if (cell.hidden !== null && cell.hidden !== undefined) return `Hidden: ${cell.hidden}`;
  if (cell.wall === "waiting" && cell.due) return "Goes on the wall in a moment";
  return { waiting: "Not on the wall yet", shown: "On the wall", kept: "Kept back from the wall", never: "May not go on the wall" }[cell.wall] || "";
}

/** @param {string[]} names @returns {string} "A", "A and B", "A, B and C" */
export function listed(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

function source(said) {
  return { aloud: "said aloud", paper: "on paper" }[said] || "phone";
}

function glossed({ lang, gloss }) {
  const language = lang && lang !== "en" ? languageName(lang) : "";
  if (language && gloss) return `${language}: ${gloss}`;
  return language || gloss || "";
}

function languageName(lang) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(lang) || lang;
  } catch (_) {
    return lang;
  }
}

function allowed(cell, use) {
  return !cell.uses || cell.uses.includes(use);
}
