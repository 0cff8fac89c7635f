// @ts-check
/**
 * The card, kept current while it is open: words that leave the room leave it too. And what only a script can do with it.
 *
 * - The page is asked for again and its card put in the place of the old one. Only those ask whose card it is about, and
 *   a room full of open cards spreads over a few seconds.
 * - The picture's script is fetched when somebody wants one.
 */

import { sentence } from "../shared/language.js";
import { announce, kept, part, whenWanted, writeOrHide } from "../shared/page.js";
import { fetchPage } from "./page-form.js";
import { cells, connection, keyOf, showAs } from "./room.js";

const WAIT_MS = 500;
const SPREAD_MS = 2500;

const fetchPicture = whenWanted((again) => import("./card-picture.js" + again));

let timer = 0;
// The first cells are those of the page itself.
let isCurrent = false;
let wasLive = false;

showAs(kept(keyOf("reading"), {}));
if (part(document, "seated")) {
  cells.subscribe(hear);
  connection.onchange(ask);
  connection.start();
}
if (part(document, "ways")) startWays();
window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  document.body.hidden = true;
  window.location.reload();
});

/** Each time there is a line; sending is a change of it too. */
function ask() {
  const isLive = connection.status === "live";
  if (isLive === wasLive) return;
  wasLive = isLive;
  if (isLive) connection.send({ do: "more", list: "card" });
}

/** Whose phrase is on the card may have changed since the page was made, or while there was no line: so it is asked for. */
function hear(changed) {
  const { phrase } = part(document, "card").dataset;
  const isOther = changed.has("card") && (cells.get("card") || {}).phrase !== phrase;
  const isGone = changed.has(`phrase/${phrase}`) && !cells.has(`phrase/${phrase}`);
  const isRewritten = isCurrent && Array.from(changed).some((key) => key === "poem" || key.startsWith("line/"));
  if (isOther || isGone || isRewritten) fetchSoon();
  isCurrent = true;
}

function fetchSoon() {
  timer = timer || window.setTimeout(fetchAgain, WAIT_MS + Math.random() * SPREAD_MS);
}

/** Where it does not come, the next change brings it along. */
function fetchAgain() {
  timer = 0;
  fetchPage((page) => page && draw(page));
}

/** @param {Document} page */
function draw(page) {
  const [card, fresh] = [part(document, "card"), part(page, "card")];
  if (!fresh || fresh.isEqualNode(card)) return;
  // What else there is to press depends on whether there is a card.
  if (!part(card, "sheet") || !part(fresh, "sheet")) return window.location.reload();
  card.replaceWith(fresh);
  announce(sentence("card.changed"));
}

function startWays() {
  part(document, "print").addEventListener("click", () => window.print());
  part(document, "save").addEventListener("click", () => take((card) => card.save(part(document, "sheet"), nameOf())));
  const share = part(document, "share");
  share.hidden = !("share" in navigator);
  share.addEventListener("click", () => take((card) => card.shareIt(part(document, "sheet"), nameOf())));
}

function nameOf() {
  return document.body.dataset.day || "";
}

/** Takes the picture, and says what became of it. @param {(picture: any) => Promise<string>} make */
async function take(make) {
  const picture = await fetchPicture();
  const said = picture ? await make(picture) : sentence("phone.page.offline");
  writeOrHide(part(document, "said"), said);
  if (said) announce(said);
}
