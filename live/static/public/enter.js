// @ts-check
/**
 * The door: shows the key from the link to the server once, and takes it out of the address bar.
 *
 * The key stands after #, so that it is in no request line and no log; after this it lives only in a cookie that no
 * script can read.
 */

import { announce, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const SENTENCES = { 403: "public.wrong_key", 429: "public.enter.too_many" };

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
  tell(sentence((answer && SENTENCES[answer.status]) || "public.enter.unreached"));
}

/** @returns {Promise<Response|null>} null when nobody answered */
function show(key) {
  const body = new URLSearchParams({ key });
  return fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
}

/** Without a cookie the door would only ask again. */
function enter() {
  // A browser that keeps no cookies comes back here, and the page then says so.
  location.replace(`${location.pathname}?entered=1`);
}

function waiting(on) {
  part(document, "opening").hidden = !on;
  part(document, "by-hand").hidden = on;
}

function tell(text) {
  writeOrHide(part(document, "say"), text);
  announce(text);
}
