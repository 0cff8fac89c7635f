// @ts-check
/**
 * What scripts say to people, in the page's language: sentences by code, and times by the language's habits.
 *
 * - The page brings along the sentences that its scripts use, whole, out of the catalogue of live/language, which says
 *   the same on the server. A script gives the values, and the count picks the plural.
 * - Never seconds: a countdown hurries people.
 */

const MINUTE_MS = 60000;
// Past this nobody counts hours.
const DAY_MINUTES = 1440;
// Making one is dear.
const formats = new Map();

/**
 * What the page brings along for its scripts: the language, its sentences, and what the server says of its refusals.
 * A noun's part of a page may bring its own script and sentences.
 * `later` is the address of what only scripts say that are fetched later, or "".
 * @type {{language: string, later: string, sentences: Object<string, string|Object<string, string>>, notNow: string[], inAMoment: string[], frameLimitBytes: number}}
 */
export const brought = all(document.querySelectorAll("[data-brought]"));

/** @type {Promise<string|undefined>|null} */
let bringing = null;

const plurals = new Intl.PluralRules(brought.language);

/**
 * Brings what only scripts say that are fetched later, and answers with the templates that only these copy, as HTML, if
 * there are any; fetched once, and anew when it did not come.
 */
export function bringLater() {
  bringing = bringing || (brought.later ? bringThem() : Promise.resolve(undefined));
  return bringing;
}

function bringThem() {
  const arrived = fetch(brought.later).then((answer) => answer.json());
  return arrived.then(({ sentences, templates }) => Object.assign(brought.sentences, sentences) && templates).catch((problem) => {
    bringing = null;
    throw problem;
  });
}

/** A sentence as text. @param {string} code @param {Object<string, any>} [values] by their names @returns {string} */
export function sentence(code, values = {}) {
  return form(code, values).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * A moment as the printed programme has it, "3.49" or "15.49".
 * @param {number} ms @param {{zone: string, clock: 12|24}} day its cell: "Europe/London", and how many hours its clock counts
 */
export function clock(ms, { zone, clock: face }) {
  const { hour, minute } = momentParts(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  return sentence(`time.clock.${face}`, { hour12: Number(hour) % 12 || 12, hour24: Number(hour) % 24, minute });
}

/** "about 25 minutes left", "about a minute left", "finishing". @param {number} ms left */
export function minutesLeft(ms) {
  const { unit, count } = timeLeft(ms);
  return sentence(`time.left.${unit}`, { count });
}

/** How much time is left, as people count it. @param {number} ms @returns {{unit: "none"|"minutes"|"hours"|"days", count: number}} */
export function timeLeft(ms) {
  const minutes = rounded(ms);
  if (minutes > DAY_MINUTES) return { unit: "days", count: 1 };
  if (minutes > 90) return { unit: "hours", count: Math.round(minutes / 60) };
  return { unit: minutes < 1 ? "none" : "minutes", count: minutes };
}

/** A moment taken apart by the language's own names. @param {number} ms @param {Intl.DateTimeFormatOptions} options @returns {any} */
export function momentParts(ms, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(brought.language, options));
  const found = {};
  formats.get(key).formatToParts(new Date(ms)).forEach(({ type, value }) => (found[type] = value));
  return found;
}

function all(blocks) {
  const parts = Array.from(blocks, (block) => JSON.parse(block.textContent));
  return { ...parts[0], sentences: Object.assign({}, ...parts.map(({ sentences }) => sentences)) };
}

function form(code, { count }) {
  const forms = brought.sentences[code];
  return typeof forms === "string" ? forms : forms[plurals.select(count)];
}

/** Above twenty to fives: nobody plans by the minute that far ahead. */
function rounded(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes > 20 ? Math.round(minutes / 5) * 5 : minutes;
}
