// @ts-check
/**
 * The poet's page put together: cells, the draft over them, the pool, the poem and the reading.
 */

import { CellsByNoun } from "../shared/cells-by-noun.js";
import { Connection } from "../shared/connection.js";
import { later } from "../shared/later.js";
import { onKey, part } from "../shared/page.js";
import { tellStarted } from "../shared/started.js";
import { Asks } from "./asks.js";
import { Changes } from "./changes.js";
import { Draft, isEdit } from "./draft.js";
import { Draw } from "./draw.js";
import { EarsChoice } from "./ears.js";
import { FormHints } from "./form-hints.js";
import { Gaps } from "./gaps.js";
import { Guesses } from "./guesses.js";
import { undoOrRedo } from "./keys.js";
import { Poem } from "./poem.js";
import { Margin } from "./margin.js";
import { Pool } from "./pool.js";
import { PoolRhymes } from "./pool-rhymes.js";
import { Ear } from "./rhyme.js";
import { Promised } from "./promise.js";
import { Readback } from "./readback.js";
import { Said } from "./said.js";
import { Signs } from "./signs.js";
import { Sounds } from "./sounds.js";
import { Stress } from "./stress.js";
import { TopBar } from "./top-bar.js";
import { Versions, isKeeping } from "./versions.js";

// By their places, for with Alt they write other signs on some keyboards.
const MARGIN_KEY = "KeyM";
const DRAW_KEY = "KeyN";
const STRESS_KEY = "KeyS";
const FORM_KEY = "KeyF";
const REPEAT_KEY = "KeyR";
const GUESSES_KEY = "KeyG";
const BEGINS_KEY = "KeyB";
const LENGTH_KEY = "KeyL";
const code = document.body.dataset.code || "";
const page = part(document, "page");
const cells = new CellsByNoun();
// The steps of a reading do not outlive a reload: they are for their moment, and would begin it in the room hours later.
const connection = new Connection({ code, role: "poet", cells, keep: (command) => isEdit(command) || command.do === "version.keep" });
const draft = new Draft(cells, connection);
const changes = new Changes(draft, `cento/${code}/poet/undo`);
const poem = new Poem(page, draft, changes, {
  phrase: (id) => (cells.get(`phrase/${id}`) || {}).text,
  hue: (id) => pool.list.hueOf(id),
  toPool: () => pool.focus(),
  changed: () => margin.drawSoon(),
});
const ear = new Ear(JSON.parse(part(document, "measured").textContent));
const said = new Said(`cento/${code}/poet/said`);
const sounds = new Sounds(cells, connection, said);
const rhymes = new PoolRhymes(cells, sounds, connection, ear, {
  said,
  inHand: () => margin.inHand(),
  heard: () => pool.rhymesChanged(),
});
const form = new FormHints(page, JSON.parse(part(document, "forms").textContent), poem, ear, `cento/${code}/poet/form`);
const margin = new Margin(page, poem, sounds, ear, {
  key: `cento/${code}/poet/margin`,
  stress: new Stress(page, part(page, "stress-key"), `cento/${code}/poet/stress`),
  form,
  heard: () => pool.rhymesChanged(),
});
const pool = new Pool(part(document, "pool"), cells, draft, {
  // Under a finger the caret stays out of the line: it would bring up a keyboard over the pool.
  put: (given, byTouch) => poem.put(given, !byTouch),
  leave: () => poem.focus(),
  counted: () => topBar.draw(),
  rhymes,
  key: `cento/${code}/poet/looked`,
});
const draw = new Draw(part(document, "drawn"), cells, connection, {
  lay: (given, byTouch) => poem.put(given, !byTouch),
  leave: () => poem.focus(),
});
sounds.onchange(() => pool.rhymesChanged());
const topBar = new TopBar({ cells, connection, draft, poem, pool });
new Gaps(part(document, "mend"), draft, poem);
new EarsChoice(part(document, "ears"), cells, sounds, `cento/${code}/poet/ears`);
const guesses = new Guesses(part(page, "guesses"), sounds, said, connection, {
  guessed: () => margin.guessedInHand(),
  leave: () => poem.focus(),
});
new Asks(part(document, "asks"), cells, connection);
new Promised(part(document, "promise"), cells, connection);
new Readback(part(document, "readback"), part(document, "readback-key"), page, { cells, connection, draft });
new Signs(part(page, "signs"), part(page, "signs-key"), `cento/${code}/poet/signs`);

const fetchReading = later(async (again) => {
  const scripts = [import("./reading.js" + again), import("./drag.js" + again)];
  const [{ Reading, style }, { listenToDrags }] = await Promise.all(scripts);
  await style();
  listenToDrags(part(document, "pool"), pool, poem);
  // Behind the last word: what a stray key types there is not kept.
  const comeBack = () => poem.lines.current.box.focusEnd();
  return new Reading(part(document, "reading"), cells, draft, connection, comeBack);
});

const versions = new Versions(page, { cells, connection, poem, changes, open: () => fetchVersions().then((all) => all && all.open()) });
const fetchVersions = later(async (again) => {
  const { VersionsPage, style } = await import("./versions-page.js" + again);
  await style();
  return new VersionsPage(part(document, "versions"), versions, draft, cells);
});

function readAloud() {
  // Where it cannot be fetched there is no connection, and the top bar says so.
  if (draft.isReadable) fetchReading().then((reading) => (reading ? reading.open() : topBar.drawNotice()));
  else topBar.askForLine();
}

/** What a key with Alt does beside the lines; not while the poem is read, nor with Ctrl: together they write ś and ń. */
function besideLines({ altKey, ctrlKey, code: place }) {
  if (!altKey || ctrlKey || part(document, "reading").open) return null;
  const does = {
    [MARGIN_KEY]: () => margin.toggle(),
    [DRAW_KEY]: () => draw.draw(),
    [STRESS_KEY]: () => margin.toggleStress(),
    [FORM_KEY]: () => form.focus(),
    [REPEAT_KEY]: () => form.repeat(),
    [GUESSES_KEY]: () => guesses.toggle(),
    [BEGINS_KEY]: () => pool.listenToLine("begins"),
    [LENGTH_KEY]: () => pool.listenToLine("length"),
  };
  return does[place] || null;
}

/** By the dotted number of a line. */
function openGuesses(row) {
  poem.lines.at(part(row, "text")).box.focusEnd();
  if (part(page, "guesses").hidden) guesses.toggle();
}

function keepVersion(event) {
  event.preventDefault();
  versions.keep("");
}

page.addEventListener("input", () => topBar.drawNotice());
page.addEventListener("click", (event) => {
  if (event.target.closest("[data-guessed]")) return openGuesses(event.target.closest("[data-line]"));
  // A page is written on wherever one points: below the lines that is behind the last word.
  if (!event.target.closest("[data-line], [data-title], [data-signature], [data-form], footer")) poem.focus();
});
part(document, "look").addEventListener("click", () => {
  if (pool.newCount) pool.look();
  topBar.draw();
});
part(document, "read").addEventListener("click", readAloud);
part(document, "draw-key").addEventListener("click", () => draw.draw());
part(document, "margin-key").addEventListener("click", () => margin.toggle());
part(document, "stress-key").addEventListener("click", () => margin.toggleStress());
onKey(document, (event) => {
  const { target } = event;
  const which = undoOrRedo(event);
  const beside = besideLines(event);
  if (beside) {
    event.preventDefault();
    return beside();
  }
  if (isKeeping(event)) return keepVersion(event);
  if (event.defaultPrevented || target.closest("input, [role=textbox], dialog")) return;
  if (which) poem.undoOrRedo(which);
  if (event.key === "Escape") poem.focus();
});

// Behind all who draw: where one of them throws, the page is not told to be drawn.
cells.subscribe(() => tellStarted("drawn"));
connection.start();
draft.resume();
tellStarted("running");
