// @ts-check
/**
 * The page and its parts: finding them, cloning templates, writing text, and the page's one polite voice.
 *
 * - Text goes in by textContent only.
 */

// A burst becomes one sentence, still close to what was done.
const SPEAK_AFTER_MS = 300;
const SETTLE_MS = 300;

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
 * Writes facts in a row, each in an element of its own; those that are empty are left out.
 * @param {Element} element @param {(string|number)[]} facts @param {string} [between]
 */
export function writeFacts(element, facts, between = " · ") {
  const said = facts.filter(Boolean).map(String);
  if (element.textContent === said.join(between)) return;
  element.textContent = "";
  said.forEach((fact, place) => {
    if (place) element.append(between);
    element.append(document.createElement("span"));
    element.lastChild.textContent = fact;
  });
}

let unsaid = /** @type {string[]} */ ([]);
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
