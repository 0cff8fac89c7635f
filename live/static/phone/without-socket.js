// @ts-check
/**
 * The way of a phone that gets no socket while http answers: it looks now and then, and sends its words by the form.
 *
 * - Fetched when no socket opens. A socket that opens after all takes over.
 * - Where the browser keeps no cookies no socket will ever open, and nothing that is given can be taken back here.
 */

import { announce, part, writeOrHide } from "../shared/page.js";
import { ownWords } from "./own-words.js";
import { cells, connection, isOffer } from "./room.js";

// Three hundred phones that look so often are no burden.
const LOOK_MS = 20000;
const JSON_ONLY = { Accept: "application/json" };

let looking = 0;
let isSeated = true;
/** What is asked for now. @type {Promise<any>} */
let sending = Promise.resolve();

/** Begins to look, unless it does already. */
export function start() {
  if (!looking) look();
}

async function look() {
  looking = setTimeout(look, LOOK_MS);
  const frame = connection.status === "live" ? null : await inTurn(() => ask(address()));
  if (connection.status === "live") return stop();
  if (!frame) return void connection.carryBy(null);
  isSeated = frame.seated;
  if (!isSeated) connection.rest();
  connection.hear(frame);
  tell(frame.say);
  if (connection.status !== "carried") connection.carryBy(carry);
}

function stop() {
  clearTimeout(looking);
  looking = 0;
  tell("");
}

/** What there is to say of this way, or "". */
function tell(text) {
  const strip = part(document, "way-out");
  if (text && strip.textContent !== text) announce(text);
  writeOrHide(strip, text);
}

function address() {
  const { n, h, epoch } = cells;
  return location.pathname + (epoch === null ? "" : `?since=${n}&h=${h}&epoch=${epoch}`);
}

/** One after the other, so that words are there before they are taken back, and none come that are gone by then. */
function inTurn(fn) {
  return (sending = sending.then(fn));
}

function carry(frame) {
  inTurn(() => (frame.do === "more" ? fetchMore(frame) : send(frame)));
}

async function fetchMore({ ref, list, before }) {
  const answer = await ask(`${address()}&list=${list}${before ? `&before=${before}` : ""}`);
  if (answer) connection.hear({ ...answer, ref });
  else connection.carryBy(null);
}

async function send({ ref, ...command }) {
  const answer = await ask(location.pathname, { method: "POST", body: asForm(command) });
  if (!answer) return connection.carryBy(null);
  if (!isSeated && isOffer(command) && !answer.refused) ownWords.keepApart(command);
  connection.hear({ ...answer, ref });
  const frame = await ask(address());
  if (frame) connection.hear(frame);
}

/** As the forms of the page send it. */
function asForm(command) {
  const form = new URLSearchParams();
  if (command.uses) form.append("uses", "");
  Object.keys(command).forEach((name) => {
    [].concat(command[name]).forEach((value) => form.append(name, String(value)));
  });
  return form;
}

/** @returns {Promise<any>} null: nobody answered, or not as a room does */
function ask(where, options = {}) {
  const asked = fetch(where, { ...options, headers: JSON_ONLY });
  return asked.then((answer) => answer.json()).catch(() => null);
}
