// @ts-check
/**
 * Time as people say it, by the language's habits; live/language says the same on the server.
 *
 * - Never seconds: a countdown hurries people.
 */

import { brought, sentence } from "./sentences.js";

const MINUTE_MS = 60000;
const formats = new Map(); // making one is dear

/** A moment as the printed programme has it, "3.49". @param {number} ms @param {string} zone "Europe/London" */
export function clock(ms, zone) {
  const { hour, minute } = parts(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  return sentence("time.clock", { hour12: Number(hour) % 12 || 12, hour24: Number(hour) % 24, minute });
}

/** A date as people write it, "3 March 2017". @param {string} date "2017-03-03" */
export function dateWords(date) {
  const [year, , day] = date.split("-").map(Number);
  const { month } = parts(Date.parse(date), { day: "numeric", month: "long", timeZone: "UTC" });
  return sentence("time.date", { day, month, year });
}

/** "about 25 minutes left", "about a minute left", "finishing". @param {number} ms left */
export function minutesLeft(ms) {
  const { unit, count } = timeLeft(ms);
  return sentence(`time.left.${unit}`, { count });
}

/** How much time is left, as people count it. @param {number} ms @returns {{unit: "none"|"minutes"|"hours", count: number}} */
export function timeLeft(ms) {
  const minutes = rounded(ms);
  if (minutes > 90) return { unit: "hours", count: Math.round(minutes / 60) };
  return { unit: minutes < 1 ? "none" : "minutes", count: minutes };
}

/** "in 22 minutes", "in about 2 hours", "in a minute", "now". @param {number} ms until then */
export function untilWords(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 1) return sentence("time.in.none");
  if (minutes > 90) return sentence("time.in.hours", { count: Math.round(minutes / 60) });
  return sentence("time.in.minutes", { count: minutes });
}

/** Whether a day's times can be relied on: those of a day that waits for somebody to begin it will all move. @param {any} day its cell @param {number} now */
export function timesHold({ state, times_hold: span }, now) {
  return state !== "before" || Boolean(span && span.begins <= now && now < span.ends);
}

/** Above twenty to fives: nobody plans by the minute that far ahead. */
function rounded(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes > 20 ? Math.round(minutes / 5) * 5 : minutes;
}

function parts(ms, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(brought.language, options));
  const found = {};
  formats.get(key).formatToParts(new Date(ms)).forEach(({ type, value }) => (found[type] = value));
  return found;
}
