// @ts-check
/**
 * Words that this phone was not sent at first: older ones of the wall, of a theme, and of one's own.
 *
 * - Where older words begin, the room says in the cell `older/<list>`. (docs/wire.md)
 * - All of a theme's words that are newer than that place of the wall are here: they stand on the wall.
 * - A page that is open all day does not hold all of the day: while nobody looks at them the oldest go again.
 */

import { part } from "../shared/page.js";
import { send } from "./words.js";
import { cells } from "./room.js";

// Words of the wall that a page holds, and how many are left when there are more.
const MOST = 400;
const LEFT = 200;

/** The answers that are waited for, by list. @type {Map<string, Promise<any>>} */
const asked = new Map();

cells.subscribe(letGo);

/** Whether a list has words that are not here. @param {string} list "wall" or "mine" */
export function hasOlder(list) {
  return cells.has(`older/${list}`);
}

/** Whether words stand in what is here of the wall; others are here because of their theme, or because they have just changed. @param {any} word its cell */
export function isOnWall({ at }) {
  return at >= beginning("wall").at;
}

/**
 * Asks for older words of a list: of the wall, of one's own or of a theme. Out of range it is said, and they come later.
 * @param {string} list "wall", "mine" or "theme/<id>" @returns {Promise<{cells: any}>} what has come
 */
export function fetchOlder(list) {
  if (!asked.has(list)) asked.set(list, ask(list));
  return asked.get(list);
}

/** The button for older words at the end of `place`. @param {HTMLElement} place @param {string} name by which it is found */
export function buttonIn(place, name) {
  const there = place.querySelector(`:scope > [data-${name}]`);
  if (there) return there;
  const button = part(document, "room-more").cloneNode(true);
  button.removeAttribute("data-room-more");
  button.setAttribute(`data-${name}`, "");
  button.classList.add("fresh");
  place.append(button);
  return button;
}

function ask(list) {
  const places = list === "mine" ? [beginning(list)] : [beginning(list), beginning("wall")];
  const { before } = places.sort((a, b) => a.at - b.at).find(({ at }) => at) || {};
  return send({ do: "more", list, before }).then((answer) => {
    asked.delete(list);
    return { cells: {}, ...answer };
  });
}

/** Where older words of a list begin; at 0 where that is not known, or there are none. */
function beginning(list) {
  const { before } = cells.get(`older/${list}`) || { before: "0" };
  return { before, at: parseInt(before, 10) };
}

function letGo() {
  if (!part(document, "room").closest("[hidden]")) return;
  const words = [].concat(...["phrase/", "note/", "shift/"].map((noun) => cells.entries(noun).map(([id, { at }]) => ({ at, key: noun + id }))));
  if (words.length <= MOST) return;
  words.sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1));
  const [last] = words.slice(LEFT - 1);
  const gone = { "older/wall": { before: `${last.at}/${last.key}` } };
  words.slice(LEFT).forEach(({ key }) => (gone[key] = null));
  cells.entries("older/theme/").forEach(([id]) => (gone[`older/theme/${id}`] = null));
  cells.apply({ n: cells.n, h: cells.h, cells: gone });
}
