// @ts-check
/**
 * A phone that a table shares: sends words and shows their slip on one and the same page, so that no history has any of it.
 *
 * - Nothing is kept here, in no storage; a draft that nobody goes on with is cleared.
 * - The question and the wall's words are asked for again every few seconds; what somebody is writing stays as it is.
 * - Without a connection what was typed stays in its field until it is sent or cleared.
 */

import { sentence } from "../shared/language.js";

// As often as somebody who sits there looks up, and from one device a page each.
const LOOK_MS = 10000;
// Nobody has touched it for so long: whoever began to write has gone.
const LEFT_MS = 180000;

let touchedAt = performance.now();
let timer = 0;
let isSending = false;
/** @type {HTMLButtonElement|null} the button that sends, which older browsers do not say */
let pressed = null;

const part = (name) => /** @type {any} */ (document.querySelector(`[data-${name}]`));
const fields = () => /** @type {any[]} */ ([...document.querySelectorAll("textarea, input:not([type]), select")]);
const isTyped = () => fields().some((field) => field.value.trim()) || document.querySelector("details[open]");
const isWriting = () => isTyped() || (part("asked") && part("asked").contains(document.activeElement));

/** A page of this address, or null without a connection. @param {string} [form] what is sent @returns {Promise<Document|null>} */
function fetchPage(form) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(form === undefined ? "GET" : "POST", window.location.pathname);
    request.responseType = "document";
    if (form !== undefined) request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    // eslint-disable-next-line too-new/api -- a request's own, which all browsers have, and no signal's
    request.timeout = LOOK_MS;
    request.onloadend = () => {
      const page = request.responseXML;
      resolve(page && page.querySelector("[data-page]") ? page : null);
    };
    request.send(form);
  });
}

/** Shows another page in the place of this one. @param {Document} page */
function show(page) {
  document.title = page.title;
  part("page").replaceWith(page.querySelector("[data-page]"));
  (document.querySelector("[aria-invalid]") || part("heading")).focus();
  window.scrollTo(0, 0);
  waitOn();
}

/** @param {string} [form] */
async function go(form) {
  if (isSending) return;
  isSending = true;
  const page = await fetchPage(form);
  isSending = false;
  if (page) return show(page);
  const offline = part("offline");
  if (offline) offline.textContent = sentence("public.table.offline");
  waitOn();
}

/** What is new is put where nobody writes. */
async function look() {
  if (isSending) return waitOn();
  if (isWriting() && performance.now() - touchedAt > LEFT_MS) return go();
  const page = await fetchPage();
  if (page && !isSending && !part("seconds")) {
    if (page.querySelector("[data-seconds]")) return show(page);
    takeOver(page, "shown");
    if (!isWriting()) takeOver(page, "asked");
    part("offline").textContent = "";
  }
  waitOn();
}

function takeOver(page, name) {
  const [here, there] = [part(name), page.querySelector(`[data-${name}]`)];
  if (!here.isEqualNode(there)) here.replaceWith(there);
}

/** Either the time of a slip that is shown, or until it is looked again. */
function waitOn() {
  const given = part("seconds");
  window.clearTimeout(timer);
  // The server's time for it is over a moment before.
  if (given) timer = window.setTimeout(go, (Number(given.dataset.seconds) + 1) * 1000);
  else timer = window.setTimeout(look, LOOK_MS);
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const sent = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  if (pressed && pressed.name && pressed.form === form) sent.set(pressed.name, pressed.value);
  go(sent.toString());
});
document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  pressed = target.closest("button");
  if (!target.closest("[data-anew]")) return;
  event.preventDefault();
  go();
});
["input", "pointerdown", "focusin"].forEach((name) => document.addEventListener(name, () => (touchedAt = performance.now())));
// What the browser has kept of the page is nobody's to see.
window.addEventListener("pageshow", ({ persisted }) => {
  document.querySelectorAll("form").forEach((form) => form.reset());
  if (!persisted) return;
  document.body.hidden = true;
  window.location.reload();
});
waitOn();
