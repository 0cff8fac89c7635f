// @ts-check
/**
 * The page and its parts: finding them, fetching their scripts, cloning templates, writing text, hearing keys, the
 * page's one polite voice, and what this browser keeps for it.
 *
 * - Text goes in by textContent only.
 * - What only scripts show (live/web/by_script.py) is put in place here, before any other script looks for it.
 * - A private window, a full disk or a setting may forbid to keep anything; then it lives as long as the page. The shelf
 *   is given by its name: where it is forbidden, even naming the object throws.
 */

import { bringLater } from "./language.js";

// A burst becomes one sentence, still close to what was done.
const SPEAK_AFTER_MS = 300;
const SETTLE_MS = 300;
// The code of a key that an input method has taken.
const COMPOSING = 229;

/** @type {any} The page's own text, as the server wrote it; some browsers want that said. */
const { trustedTypes } = window;
const trusted = trustedTypes ? trustedTypes.createPolicy("page", { createHTML: String }) : { createHTML: String };
let hasTemplates = false;

document.querySelectorAll("script[type='text/html']").forEach((script) => script.replaceWith(...nodesOf(script.textContent)));

/** The part of `root` marked data-<name>. @param {ParentNode} root @param {string} name @returns {any} */
export function part(root, name) {
  return root.querySelector(`[data-${name}]`);
}

/**
 * Lets a script be fetched when it is first wanted, with what it says; each call of what this gives is answered with the same. What could
 * not be fetched is fetched anew, at another address: some browsers (Safari, Firefox, phones from 2019) keep the failure
 * of an address as long as the page is open. The server ignores what stands behind the question mark.
 * @template T
 * @param {(again: string) => Promise<T>} fetch again: what to put behind the address: "" at first, then "?1", "?2" …
 * @returns {() => Promise<T|null>} null: it did not come
 */
export function whenWanted(fetch) {
  let fetched;
  let failures = 0;
  const fail = () => {
    failures += 1;
    return (fetched = null);
  };
  const fetchBoth = () => Promise.all([fetch(failures ? `?${failures}` : ""), bringLater().then(addTemplates)]);
  return () => (fetched = fetched || fetchBoth().then(([script]) => script).catch(fail));
}

/**
 * Calls `fn` for keys pressed within `target`, but for those of an input method that composes: with Enter it takes what
 * the method suggests, and sends nothing. Every listener to keys is made here.
 * @param {EventTarget} target @param {(event: any) => void} fn @param {AddEventListenerOptions} [options]
 */
export function onKey(target, fn, options) {
  target.addEventListener("keydown", (/** @type {any} */ event) => isOfMethod(event) || fn(event), options);
}

/** Safari ends a composition with a key that is not marked as composing. */
function isOfMethod({ isComposing, keyCode }) {
  return isComposing || keyCode === COMPOSING;
}

/** A fresh copy of the first element of a template. @param {string} name @returns {any} */
export function clone(name) {
  return part(document, `template=${name}`).content.firstElementChild.cloneNode(true);
}

/** Lets a new element settle in (see base.css). @param {Element} el */
export function settle(el) {
  el.setAttribute("data-settling", "");
  window.setTimeout(() => el.removeAttribute("data-settling"), SETTLE_MS * 2);
}

/** Writes a text where it is another. @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Writes a text, or hides its place where there is none. @param {HTMLElement} element @param {string} text */
export function writeOrHide(element, text) {
  element.hidden = !text;
  write(element, text);
}

/**
 * Writes facts in a row, each running in its own direction; those that are empty are left out. (shared/_facts.html)
 * @param {Element} element @param {(string|number)[]} facts @param {string} [between]
 */
export function writeFacts(element, facts, between = " · ") {
  const said = facts.filter(Boolean).map(String);
  if (element.textContent === said.join(between)) return;
  element.textContent = "";
  said.forEach((fact, place) => {
    if (place) element.append(between);
    element.append(document.createElement("bdi"));
    element.lastChild.textContent = fact;
  });
}

/** @type {string[]} */
let unsaid = [];
let speaking = 0;

/** Says a sentence to who listens, politely, with others of the same moment. @param {string} text */
export function announce(text) {
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

/** @typedef {"localStorage"|"sessionStorage"} Shelf */

/**
 * @template T
 * @param {string} key @param {T} otherwise what holds where nothing is kept @param {Shelf} [shelf] localStorage, or one tab's
 * @returns {T}
 */
export function kept(key, otherwise, shelf = "localStorage") {
  try {
    const found = window[shelf].getItem(key);
    return found === null ? otherwise : JSON.parse(found);
  } catch (_) {
    return otherwise;
  }
}

/**
 * Keeps a value; null takes it away.
 * @param {string} key @param {any} value @param {Shelf} [shelf] @returns {boolean} whether it is kept now
 */
export function keep(key, value, shelf = "localStorage") {
  try {
    if (value === null) window[shelf].removeItem(key);
    else window[shelf].setItem(key, JSON.stringify(value));
    return true;
  } catch (_) {
    return false;
  }
}

function addTemplates(html) {
  if (html && !hasTemplates) document.body.append(...nodesOf(html));
  hasTemplates = true;
}

function nodesOf(html) {
  return new DOMParser().parseFromString(trusted.createHTML(`<body>${html}`), "text/html").body.childNodes;
}
