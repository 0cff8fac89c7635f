// @ts-check
/**
 * Drawing without losing anyone's place: keyed lists, templates, the page's one voice, and time as people say it.
 *
 * - A node is never replaced: focus, selection and half-typed text survive. Text goes in by textContent only.
 * - Never seconds: a countdown hurries people.
 */

// A burst becomes one sentence, still close to what was done.
const SPEAK_AFTER_MS = 300;
const SETTLE_MS = 300;
const MINUTE_MS = 60000;
const formats = new Map(); // making one is dear

/**
 * Makes the children with a data-key match `items`, in order; takes over those the server drew, leaves others alone.
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {{key: (item: T) => string, make: (item: T) => Element, update: (element: any, item: T) => void}} how
 */
export function keep(list, items, { key, make, update }) {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const nodes = keyed(list);
  const wanted = new Set(items.map(key));
  nodes.forEach((node, name) => wanted.has(name) || node.remove());
  let here = next(list.firstElementChild);
  items.forEach((item) => {
    const name = key(item);
    const node = nodes.get(name) || named(make(item), name);
    // Else one that leaves the front would push all others past it.
    if (here && here !== node && next(here.nextElementSibling) === node) here = stepAside(list, here, node);
    if (here === node) here = next(node.nextElementSibling);
    else move(list, node, here);
    update(node, item);
  });
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

/** The part of `root` marked data-<name>. @param {ParentNode} root @param {string} name @returns {any} */
export function part(root, name) {
  return root.querySelector(`[data-${name}]`);
}

/** A fresh copy of the first element of a template. @param {string} name @returns {any} */
export function clone(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template[data-template="${name}"]`));
  return /** @type {Element} */ (template.content.firstElementChild).cloneNode(true);
}

/** Lets a new element settle in (see base.css). @param {Element} el */
export function settle(el) {
  el.setAttribute("data-settling", "");
  window.setTimeout(() => el.removeAttribute("data-settling"), SETTLE_MS * 2);
}

let unsaid = /** @type {string[]} */ ([]);
let speaking = 0;

/** Says a sentence politely, with others of the same moment. @param {string} text */
export function say(text) {
  if (!unsaid.includes(text)) unsaid.push(text);
  if (!speaking) speaking = window.setTimeout(speak, SPEAK_AFTER_MS);
}

function speak() {
  const status = part(document, "status");
  const text = unsaid.join(" ");
  unsaid = [];
  speaking = 0;
  // The same sentence twice would stay unheard.
  if (status) status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

/** A moment as the printed programme has it, "3.49". @param {number} ms @param {string} zone "Europe/London" */
export function clock(ms, zone) {
  const parts = format(zone).formatToParts(new Date(ms));
  const of = (type) => (parts.find((part) => part.type === type) || { value: "" }).value;
  return `${Number(of("hour"))}.${of("minute")}`;
}

/** "about 25 minutes left", "about a minute left", "finishing". @param {number} ms left */
export function minutesLeft(ms) {
  const minutes = rounded(ms);
  if (minutes < 1) return "finishing";
  return `about ${length(minutes)} left`;
}

function keyed(list) {
  const nodes = new Map();
  for (const child of list.children) if (child.hasAttribute("data-key")) nodes.set(child.getAttribute("data-key"), child);
  return nodes;
}

function named(node, name) {
  node.setAttribute("data-key", name);
  return node;
}

function next(node) {
  while (node && !node.hasAttribute("data-key")) node = node.nextElementSibling;
  return node;
}

function stepAside(list, node, then) {
  move(list, node, null);
  return then;
}

function move(list, node, before) {
  // moveBefore keeps focus, for nodes that are in the page already; Chromium 156 then draws an open <details> empty.
  const keeps = list.moveBefore && node.parentNode === list && list.isConnected && !node.querySelector("details[open]");
  if (keeps) list.moveBefore(node, before);
  else list.insertBefore(node, before);
}

// Hebrew, Arabic, the scripts of India and their neighbours to the east, up to Korean; Adlam and other right-to-left ones.
const UNSLANTED = /[\u0590-\u1cff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/** Whether words have letters that know no italics: slanted by force they lose their shape. As words.py has it. @param {string} text */
export function isUnslanted(text) {
  return UNSLANTED.test(text);
}

/** What stands in a line of the poem for words that are gone. */
export function gap() {
  const gone = document.createElement("span");
  gone.className = "gap";
  gone.setAttribute("role", "img");
  gone.setAttribute("aria-label", "words that are gone");
  gone.textContent = "…";
  return gone;
}

/** Above twenty to fives: nobody plans by the minute that far ahead. */
function rounded(ms) {
  const minutes = Math.round(ms / MINUTE_MS);
  return minutes > 20 ? Math.round(minutes / 5) * 5 : minutes;
}

function length(minutes) {
  if (minutes > 90) return `${Math.round(minutes / 60)} hours`;
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

function format(zone) {
  if (!formats.has(zone)) {
    const wanted = { hour: "numeric", minute: "2-digit", hourCycle: "h12", timeZone: zone };
    formats.set(zone, new Intl.DateTimeFormat("en-GB", /** @type {any} */ (wanted)));
  }
  return formats.get(zone);
}
