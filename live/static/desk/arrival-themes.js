// @ts-check
/** The menu of themes in the row of a phrase or note: into a theme, out of it again, or into a new one. */

import { themesOf } from "./arrivals.js";
import { gather, release } from "./gathering.js";
import { ThemeMenu } from "./theme-menu.js";
import { themeCalled } from "./theme-names.js";
import { sentence } from "../shared/language.js";
import { makeId } from "../shared/outbox.js";

/**
 * @param {import("./arrival.js").Arrival} arrival @param {HTMLElement} host
 * @param {(goesBack: boolean) => void} close whether the focus goes back to the row
 */
export function open(arrival, host, close) {
  return new ThemeMenu(host, arrival.desk, {
    label: sentence("desk.themes_of", { words: arrival.beginning }),
    chosen: () => themesOf(arrival.cell),
    names: true,
    choose: (choice) => choose(arrival, choice),
    close,
  });
}

/** A theme was chosen: in, out again, or a new one with this in it. */
async function choose(arrival, { theme, title, told, button }) {
  const { desk } = arrival;
  // Another desk may have named it while this hand was typing.
  const there = theme ? null : themeCalled(desk, title);
  const isIn = (id) => themesOf(arrival.cell).includes(id);
  if (there && isIn(there.id)) return true;
  const id = theme || there?.id || makeId();
  if (!theme && !there && !(await desk.ask({ do: "theme.name", id, title }, { button, told }))) return false;
  arrival.readFirst();
  const move = isIn(id) ? release : gather;
  return move(desk, { id: arrival.id, cell: arrival.cell }, { id, title }, { button, told });
}
