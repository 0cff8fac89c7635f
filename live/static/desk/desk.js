// @ts-check
/**
 * The desk: where the facilitators run the day, read what arrives and gather it.
 *
 * - Each view owns one element and draws it from the cells; nothing is shown before the server has said so.
 * - What a view wants done goes through `Desk.ask`, which waits, says what came of it and remembers the way back.
 */

import { GatheredCells } from "../shared/gathered.js";
import { Connection } from "../shared/connection.js";
import { part } from "../shared/page.js";
import { tellStarted } from "../shared/started.js";
import { Arriving } from "./arriving.js";
import { Asks } from "./asks.js";
import { Desk } from "./asking.js";
import { ClockQuestion } from "./clock.js";
import { Day } from "./day.js";
import { Decisions } from "./decisions.js";
import { Door } from "./door.js";
import { Lending } from "./lending.js";
import { Meanings } from "./meanings.js";
import { Newer } from "./newer.js";
import { Earlier } from "./earlier.js";
import { Pages } from "./pages.js";
import { Points } from "./points.js";
import { Questions } from "./questions.js";
import { Reading } from "./reading.js";
import { watchRecord } from "./record.js";
import { Scribe, isOffer } from "./scribe.js";
import { Themes } from "./themes.js";
import { Top } from "./top.js";
import { Undo } from "./undo.js";
import { Wall } from "./wall.js";

const cells = new GatheredCells();
const code = document.body.dataset.code || "";
// Somebody's words outlast a reload; what runs the day does not: an hour later it would surprise the room.
const connection = new Connection({ code, role: "desk", cells, keep: isOffer });
/** The desk of this page, for a noun's script that comes with its own part of the page. */
export const desk = new Desk(cells, connection, new Undo(part(document, "undo")));

new Top(part(document, "top"), desk);
watchRecord(part(document, "record"), desk);
new Reading(part(document, "staged"), desk);
const day = new Day(part(document, "day-view"), desk);
const clock = new ClockQuestion(part(document, "day-view"), desk);
new Newer(part(document, "day-view"), desk);
new Wall(part(document, "wall-view"), desk);
new Lending(part(document, "wall-view"), desk);
new Pages(part(document, "pages"), desk);
new Door(part(document, "door-view"), part(document, "door-button"), desk);
new Meanings(part(document, "meanings"), part(document, "meanings-button"), desk);
new Earlier(part(document, "earlier"), desk);
new Questions(part(document, "questions"), desk);
new Asks(part(document, "asks"), part(part(document, "arriving"), "heading"), desk);
new Decisions(part(document, "decisions"), part(part(document, "arriving"), "heading"), desk);
new Arriving(part(document, "arriving"), desk, { taking: day.taking, clock });
new Scribe(part(document, "scribe"), desk);
new Themes(part(document, "themes-view"), desk);
new Points(part(document, "points"), part(document, "themes-column"), desk);

// Behind all who draw: where one of them throws, the page is not told to be drawn.
cells.subscribe(() => tellStarted("drawn"));
connection.start();
tellStarted("running");
