// @ts-check
/**
 * What is undone of whole themes: one is removed, and one that went into another is taken out again.
 *
 * - Both are one press, because both have a way back.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

/**
 * Removes a theme; its words stay. @param {import("./asking.js").Desk} desk @param {{id: string, title: string}} theme
 * @param {import("./asking.js").Manner} manner
 */
export function drop(desk, { id: theme, title }, manner) {
  const done = sentence("desk.drop.done", { title });
  return desk.ask({ do: "theme.drop", theme }, { ...manner, done, undo: { commands: [{ do: "theme.restore", theme }] } });
}

/**
 * Draws the themes that went into one, each with the way out again.
 * @param {Element} list @param {import("./asking.js").Desk} desk @param {string} into @param {HTMLElement} told
 */
export function drawMerged(list, desk, into, told) {
  const { merged = [] } = desk.cell(`theme/${into}`);
  list.toggleAttribute("hidden", !merged.length);
  drawList(list, merged, {
    key: ({ id }) => id,
    make: ({ id }) => makeMerged(desk, id, into, told),
    update: (row, { title }) => drawOne(row, title),
  });
}

function makeMerged(desk, id, into, told) {
  const row = clone("merged");
  part(row, "part").addEventListener("click", ({ currentTarget: button }) => takeOut(desk, id, into, { button, told }));
  return row;
}

function drawOne(row, title) {
  write(part(row, "words"), sentence("desk.merged", { title }));
  part(row, "part").setAttribute("aria-label", sentence("desk.part.label", { title }));
}

async function takeOut(desk, theme, into, manner) {
  const { merged, title: other } = desk.cell(`theme/${into}`);
  const { title } = merged.find(({ id }) => id === theme);
  const done = sentence("desk.part.done", { title, other });
  const undo = { commands: [{ do: "theme.merge", theme, into }] };
  const row = manner.button.closest("[data-theme-row]");
  const isDone = await desk.ask({ do: "theme.part", theme }, { ...manner, done, undo });
  // The button goes away under the hand.
  if (isDone) part(row, "open").focus();
}
