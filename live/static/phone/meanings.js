// @ts-check
/**
 * "What does it mean?": keeps what is being written on this phone until it is taken, sends the page's own forms without
 * leaving it, and says when there is something new. All else is the page.
 *
 * - Nothing on the page moves by itself: what is new comes when somebody asks for it.
 */

import { announce, keep, kept, part, writeOrHide } from "../shared/page.js";
import { reloadAt, sendForm } from "./page-form.js";
import { cells, connection, keyOf, showAs } from "./room.js";

const NEWS = /^(own_)?meaning\//;
const DRAFTS = keyOf("meanings");

let isCurrent = false;

function start() {
  showAs(kept(keyOf("reading"), {}));
  document.querySelectorAll("[data-form]").forEach(takeUp);
  document.addEventListener("input", ({ target }) => keepDraft(target.form, target.value));
  document.addEventListener("submit", onSubmit);
  cells.subscribe(tellNews);
  // Without a seat no socket opens.
  if (part(document, "seated")) connection.start();
}

/** What was begun here before; what the server sent back is newer. */
function takeUp(form) {
  const field = fieldOf(form);
  const draft = kept(DRAFTS, {})[form.dataset.form];
  if (!field || field.value || !draft) return;
  field.value = draft;
  const around = form.closest("details");
  if (around) around.open = true;
}

function keepDraft(form, text) {
  const drafts = kept(DRAFTS, {});
  if (text) drafts[form.dataset.form] = text;
  else delete drafts[form.dataset.form];
  keep(DRAFTS, Object.keys(drafts).length ? drafts : null);
}

function fieldOf(form) {
  return form.querySelector("input:not([type]), textarea");
}

// The page knows no cells: what it shows is as old as the first that come.
function tellNews(changed) {
  const isNew = isCurrent && Array.from(changed).some((key) => NEWS.test(key));
  isCurrent = true;
  const fresh = part(document, "fresh");
  if (!isNew || !fresh.hidden) return;
  fresh.hidden = false;
  announce(fresh.textContent);
}

async function onSubmit(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await sendForm(form);
  if (answer && answer.refused) complain(form, answer.say);
  else if (answer) done(form);
}

function complain(form, say) {
  const field = fieldOf(form);
  writeOrHide(part(form, "wrong"), say);
  announce(say);
  if (!field) return;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

/** What was given is the server's from now on, and the page says where it has got to. */
function done(form) {
  keepDraft(form, "");
  reloadAt("yours");
}

start();
