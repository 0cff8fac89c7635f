// @ts-check
/**
 * Time as people say it, under the name of its noun.
 *
 * What a phone needs of it lives beside the drawing, because a phone may make eight requests.
 */
export { clock, minutesLeft } from "./lists.js";

const MINUTE_MS = 60_000;

/** "in 22 minutes", "in about 2 hours", "in a minute", "now". @param {number} ms until then */
export function untilWords(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 1) return "now";
  if (minutes === 1) return "in a minute";
  return minutes > 90 ? `in about ${Math.round(minutes / 60)} hours` : `in ${minutes} minutes`;
}
