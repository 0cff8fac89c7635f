// @ts-check
/**
 * The view in which people give words: the question, the fields, and their own words.
 *
 * - The list of one's own words (own-list.js) is fetched when somebody has some, or begins to write.
 */

import { announce, part, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/sentences.js";
import { drawFields, isWritten, offer, startFields } from "./field.js";
import { hasWords } from "./own-words.js";
import { at, cells, takes, timesHold } from "./room.js";

let list = null;
let isDrawn = false;

/** Begins to listen to hands. */
export function start() {
  startFields();
  document.addEventListener("focusin", ({ target }) => list || drawList(target.matches("textarea")));
}

/** Draws all of it. */
export function draw() {
  drawQuestion();
  drawFields();
  drawList();
  isDrawn = true;
}

/** Does what a form of this view says. @param {HTMLFormElement} form */
export function submit(form) {
  if (form.dataset.offer) offer(form);
  else fetchList().then(() => list && list.withdraw(form));
}

/** What the server drew of it stands until it is here. */
function drawList(isWanted = isWritten() || hasWords()) {
  if (list) list.draw();
  else if (isWanted) fetchList().then(() => list && cells.has("now") && list.draw());
}

/** Out of range it fails, and is tried again whenever there is something to draw. */
function fetchList() {
  return import("./own-list.js").then((module) => (list = module), () => {});
}

// The question put to the room, or why there is none just now and what comes after

/** Says it aloud when it is another one. */
function drawQuestion() {
  const heading = part(document, "question");
  const [asked, rest] = [question(), restSentence()];
  if (isDrawn && heading.textContent !== asked) [asked, rest].filter(Boolean).forEach(announce);
  write(heading, asked);
  heading.classList.toggle("question--rest", !takes("phrase"));
  writeOrHide(part(document, "rest"), rest);
  drawAlong();
}

function question() {
  const { state } = cells.get("day");
  if (state === "before" || state === "over") return sentence(`phone.question.${state}`);
  if (cells.get("poem").state === "reading") return sentence("phone.question.reading");
  if (takes("phrase")) return cells.get("prompt").text || sentence("phone.question.open");
  return sentence(cells.get("now").listening ? "phone.question.listening" : "phone.question.closed");
}

function restSentence() {
  const [{ state }, { listening, opens }] = [cells.get("day"), cells.get("now")];
  if (takes("phrase")) return "";
  if (state === "over") return sentence("phone.rest.over");
  if (state === "before" && !(timesHold() && opens)) return sentence("phone.rest.before");
  return opens ? sentence(`phone.rest.${listening ? "listening" : opens.what}`, { time: at(opens.at) }) : "";
}

/** The way to the poem, once it is read. */
function drawAlong() {
  const { state } = cells.get("poem");
  const along = part(document, "along");
  along.hidden = state === "writing";
  write(along.firstElementChild, sentence(state === "reading" ? "phone.poem.follow" : "phone.poem.read"));
}
