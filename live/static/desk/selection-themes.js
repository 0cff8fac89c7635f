// @ts-check
/** The menu of themes for several rows: all of them into a theme or into a new one; out of it where all are in it. */

import { isUnread, themesOf } from "./arrivals.js";
import { gathering, releasing } from "./gathering.js";
import { ThemeMenu } from "./theme-menu.js";
import { themeCalled } from "./theme-names.js";
import { announce } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { makeId } from "../shared/outbox.js";

/**
 * @param {import("./selection.js").Selection} selection @param {HTMLElement} host
 * @param {(goesBack: boolean) => void} close whether the focus goes back to where it came from
 */
export function open(selection, host, close) {
  const { desk } = selection;
  return new ThemeMenu(host, desk, {
    label: sentence("desk.selected.themes", { count: selection.keys.size }),
    chosen: () => common(selection.chosen),
    names: true,
    choose: (choice) => choose(selection, choice),
    close,
  });
}

/** The themes that all of them are in. @param {import("./arrivals.js").Arrival[]} chosen @returns {string[]} */
function common(chosen) {
  const [first, ...others] = chosen.map(({ cell }) => themesOf(cell));
  return (first || []).filter((id) => others.every((themes) => themes.includes(id)));
}

async function choose(selection, { theme, title, told, button }) {
  const { desk, chosen } = selection;
  const there = theme ? null : themeCalled(desk, title);
  const id = theme || there?.id || makeId();
  if (!theme && !there && !(await desk.ask({ do: "theme.name", id, title }, { button, told }))) return false;
  const unread = chosen.filter(({ cell }) => isUnread(cell)).map((one) => one.id);
  if (unread.length) desk.ask({ do: "phrase.read", ids: unread }, { told });
  const moved = common(chosen).includes(id) ? await takeOut(desk, chosen, id, told) : await putIn(desk, chosen, id, told);
  remember(desk, moved, title);
  if (moved.ways.length < moved.asked) return false;
  selection.finish();
  return true;
}

function putIn(desk, chosen, theme, told) {
  const moves = chosen
    .filter(({ cell }) => !themesOf(cell).includes(theme))
    // A note leaves its old theme when it is put under another.
    .map(({ id, cell }) => [gathering(theme, id), cell.theme ? gathering(cell.theme, id) : releasing(theme, id)]);
  return move(desk, moves, "desk.selected.gathered", told);
}

function takeOut(desk, chosen, theme, told) {
  const moves = chosen.map(({ id }) => [releasing(theme, id), gathering(theme, id)]);
  return move(desk, moves, "desk.selected.released", told);
}

/** Asks for all at once. `ways`: what undoes those that were done. */
async function move(desk, moves, code, told) {
  const refusals = await Promise.all(moves.map(([doing]) => desk.answer(doing, { told })));
  const ways = moves.filter((_, place) => !refusals[place]).map(([, undoing]) => undoing);
  return { ways, asked: moves.length, code };
}

/** One way back for all of them. */
function remember(desk, { ways, code }, title) {
  if (!ways.length) return;
  const say = sentence(code, { count: ways.length, title });
  desk.undo.remember({ say, commands: ways });
  announce(say);
}
