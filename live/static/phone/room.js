// @ts-check
/**
 * What this phone knows of the room: the cells of its place, the line to the server, and what follows from the two;
 * and how its owner likes things shown.
 */

import { Cells, timesHold as doTimesHold } from "../shared/cells.js";
import { Connection } from "../shared/connection.js";
import { brought, clock } from "../shared/language.js";

/** @typedef {import("../shared/connection.js").Command} Command */

const code = document.body.dataset.code || "";

export const cells = new Cells();
export const connection = new Connection({ code, role: "phone", cells, keep: (command) => command.do !== "more", later: isForLater });

/** The key under which this browser keeps something of this day. @param {string} name */
export function keyOf(name) {
  return `cento/${code}/${name}`;
}

/** What a command is about: "phrase", "note" or "theme". @param {Command} command */
export function kindOf(command) {
  return command.do.split(".")[0];
}

/** Whether a command gives words. @param {Command} command */
export function isOffer(command) {
  return command.do.endsWith(".offer");
}

/** Words that the room does not take now wait until it does; a press that comes too late means nothing later. */
function isForLater(command, { refused }) {
  return isOffer(command) && brought.notNow.includes(refused);
}

/** Whether the room takes a phrase, a note or support now, as far as this phone knows. @param {string} what */
export function takes(what) {
  return cells.has("now") && cells.get("now").takes.includes(what);
}

/** Whether the day is over, as far as this phone knows. */
export function isOver() {
  return cells.has("day") && cells.get("day").state === "over";
}

/** A time of the day as people say it there. @param {number} ms */
export function at(ms) {
  return clock(ms, cells.get("day"));
}

/** Whether the times of the programme can be relied on; before the day they move where it is begun on another date. */
export function timesHold() {
  return doTimesHold(cells.get("day"), connection.now());
}

/** The themes in the order in which they were named. @returns {[string, any][]} [id, cell] */
export function themesInOrder() {
  return cells.entries("theme/").sort((a, b) => a[1].hue - b[1].hue);
}

/** Shows things as this phone's owner likes them: the size of text, the paper, space and movement. @param {Object<string, string>} choices */
export function showAs(choices) {
  const { dataset } = document.documentElement;
  ["size", "scheme", "spacing", "movement"].forEach((name) => {
    if (choices[name]) dataset[name] = choices[name];
    else delete dataset[name];
  });
}
