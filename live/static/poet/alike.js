// @ts-check
/**
 * What goes with a line otherwise than by rhyme: what begins with the same sounds, and what is as long.
 *
 * - Pure, over the records of docs/wire.md. Nothing is compared but two short lists or two numbers.
 */

/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {[string, Sound][]} Sounding ids, or words, with how they sound */

/** Those that begin with the sounds of a line: first those with nothing else in them. @param {Sound} line @param {Sounding} all @returns {string[]} */
export function beginningAlike(line, all) {
  const wanted = new Set(line.first);
  const share = ({ first = [] }) => first.filter((sound) => wanted.has(sound)).length / (first.length || 1);
  const shares = all.map(([id, sound]) => /** @type {[number, string]} */ ([share(sound), id]));
  return shares.filter(([some]) => some > 0).sort(([a], [b]) => b - a).map(([, id]) => id);
}

/** Those with as many syllables, also where another number is right as well. @param {Sound} line @param {Sounding} all @returns {string[]} */
export function asLong(line, all) {
  const lengths = new Set(lengthsOf(line));
  return all.filter(([, sound]) => lengthsOf(sound).some((length) => lengths.has(length))).map(([id]) => id);
}

function lengthsOf({ syllables = 0, also = [] }) {
  return syllables ? [syllables, ...also] : [];
}
