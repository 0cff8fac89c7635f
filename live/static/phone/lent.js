// @ts-check
/**
 * The wall in somebody's hands: sends the page's own forms without leaving it, and keeps it current while the wall
 * changes, is lent and is taken back. All else is the page.
 *
 * - The page is asked for again and its part put in the place of the old one, so that it is written down in one way.
 */

import { announce, kept, part, writeOrHide } from "../shared/page.js";
import { fetchPage, sendForm } from "./page-form.js";
import { cells, connection, keyOf, showAs } from "./room.js";

const SEEN = /^(lending|wall|theme\/.*|day)$/;

// A wall has turned and said so by then.
const TURNED_MS = 1000;

let isCurrent = false;
// Whether it was asked for again while it was on its way.
let isWanted = false;
let isFetching = false;

showAs(kept(keyOf("reading"), {}));
document.addEventListener("submit", onSubmit);
cells.subscribe((changed) => {
  // The first cells are those of the page itself.
  if (isCurrent && Array.from(changed).some((key) => SEEN.test(key))) fetchAgain();
  isCurrent = true;
});
connection.start();

async function onSubmit(event) {
  event.preventDefault();
  const answer = await sendForm(event.target, location.pathname);
  if (!answer) return;
  complain(answer.refused ? answer.say : "");
  if (!answer.refused) fetchAgain();
  if (event.target.elements.page) window.setTimeout(fetchAgain, TURNED_MS);
}

function complain(say) {
  writeOrHide(part(document, "wrong"), say);
  const field = /** @type {HTMLInputElement|null} */ (document.getElementById("word"));
  if (field) field.setAttribute("aria-invalid", String(Boolean(say)));
  if (say) announce(say);
  if (say && field) field.focus();
}

function fetchAgain() {
  isWanted = isFetching;
  if (isFetching) return;
  isFetching = true;
  fetchPage((page) => {
    isFetching = false;
    if (page) draw(page);
    if (isWanted) fetchAgain();
  });
}

/** What is being typed stays. @param {Document} page */
function draw(page) {
  const [old, fresh] = [part(document, "lent"), part(page, "lent")];
  if (!fresh || old.isEqualNode(fresh)) return;
  const [typed, field] = [old.querySelector("#word"), fresh.querySelector("#word")];
  if (typed && field) return;
  const before = part(old, "now").textContent;
  const hadFocus = old.contains(document.activeElement) && document.activeElement;
  old.replaceWith(fresh);
  const now = part(fresh, "now");
  if (hadFocus) (document.getElementById(hadFocus.id) || now).focus();
  if (now.textContent !== before) announce(now.textContent);
}
