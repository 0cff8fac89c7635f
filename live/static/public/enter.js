// @ts-check
/**
 * The door: shows the key from the link to the server once, and takes it out of the address bar.
 *
 * The key stands after #, so that it is in no request line and no log; after this it lives only in a cookie that no
 * script can read.
 */

import { announce, part } from "../shared/page.js";

const WRONG_KEY = 
  "This link does not open this day. It may be an old one, or cut short. Ask the organiser for a new one.";
const TOO_MANY = "Too many wrong tries came from your network just now. Wait a minute, then open the link again.";
const UNREACHED = "The server did not answer. Is this computer on the same network? Then open the link again.";
const SENTENCES = { 403: WRONG_KEY, 429: TOO_MANY };

const key = location.hash.slice(1);
if (key) open(key);
// The link pasted over this very page changes only what stands after #, which loads nothing by itself.
window.addEventListener("hashchange", () => location.hash && open(location.hash.slice(1)));

/** @param {string} key */
async function open(key) {
  waiting(true);
  const answer = await show(key);
  if (answer && answer.ok) return enter();
  history.replaceState(null, "", location.pathname);
  waiting(false);
  tell((answer && SENTENCES[answer.status]) || UNREACHED);
}

/** @returns {Promise<Response|null>} null when nobody answered */
function show(key) {
  const body = new URLSearchParams({ key });
  return fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
}

function enter() {
  history.replaceState(null, "", location.pathname);
  location.reload();
}

function waiting(on) {
  part(document, "opening").hidden = !on;
  part(document, "by-hand").hidden = on;
}

function tell(text) {
  const place = part(document, "say");
  place.textContent = text;
  place.hidden = false;
  announce(text);
}
