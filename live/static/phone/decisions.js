// @ts-check
/**
 * What was decided, kept current on an open page: what is new or answered comes by itself. All else is the page's own.
 *
 * - The page is asked for again and its list put in the place of the old one, so that a decision is written down in one
 *   way. Nobody waits for it by the second, and a room full of open pages asks spread over a few.
 */

import { sentence } from "../shared/language.js";
import { announce, kept, part } from "../shared/page.js";
import { fetchPage } from "./page-form.js";
import { cells, connection, keyOf, showAs } from "./room.js";

const WAIT_MS = 500;
const SPREAD_MS = 2500;

let timer = 0;
// The first cells are those of the page itself.
let isCurrent = false;

showAs(kept(keyOf("reading"), {}));
cells.subscribe((changed) => {
  const isNews = Array.from(changed).some((key) => key.startsWith("decision/"));
  if (isCurrent && isNews && !timer) timer = window.setTimeout(fetchAgain, WAIT_MS + Math.random() * SPREAD_MS);
  isCurrent = true;
});
connection.start();

/** Where it does not come, the next decision brings it along. */
function fetchAgain() {
  timer = 0;
  fetchPage((page) => page && draw(page));
}

/** @param {Document} page */
function draw(page) {
  const list = part(document, "decisions");
  const fresh = part(page, "decisions");
  if (!fresh || fresh.textContent === list.textContent) return;
  const focused = list.contains(document.activeElement) && document.activeElement ? document.activeElement.id : "";
  list.replaceWith(fresh);
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
  announce(sentence("decisions.news"));
}
