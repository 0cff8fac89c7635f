// @ts-check
/**
 * The pool by keyboard and pointer: the search, the tabs and the list.
 *
 * - Pressing with a pointer leaves the caret where it is, so that the words go there.
 */

import { onKey, part } from "../shared/page.js";

/** The tabs, in order. */
export const VIEWS = ["phrases", "words", "themes", "rhymes", "unused"];
/** Those that show what is not in the poem yet. */
export const LEFT_VIEWS = ["themes", "unused"];

/** @param {HTMLElement} root @param {import("./pool.js").Pool} pool @param {() => void} leave goes to the poem */
export function listenToPool(root, pool, leave) {
  const [search, tabs, list] = ["search", "tabs", "list"].map((name) => part(root, name));
  search.addEventListener("input", () => pool.search(search.value));
  onKey(search, (event) => done(event, searchKeys(pool, leave)[event.key]));
  tabs.addEventListener("click", (event) => pressTab(event.target, pool));
  onKey(tabs, (event) => pressInTabs(event, tabs, pool));
  list.addEventListener("mousedown", (event) => event.target.closest("[data-place], [data-by], [data-latest]") && event.preventDefault());
  list.addEventListener("click", (event) => pressInList(event, pool));
  onKey(list, (event) => done(event, listKey(event, pool, leave)));
  part(root, "quiet-key").addEventListener("click", () => pool.toggleQuiet());
  part(root, "latest").addEventListener("click", () => pool.showLatest());
  part(root, "more").addEventListener("click", () => pool.showMore());
}

function searchKeys(pool, leave) {
  return {
    Escape: leave,
    ArrowDown: () => pool.list.focus(pool.list.buttons[0]),
    Enter: () => pool.giveTop(),
  };
}

function listKey({ key, target }, pool, leave) {
  const { buttons } = pool.list;
  const at = buttons.indexOf(target);
  if (key === "Escape") return leave;
  if (key === "ArrowDown" && buttons[at + 1]) return () => pool.list.focus(buttons[at + 1]);
  if (key === "ArrowUp") return () => (at > 0 ? pool.list.focus(buttons[at - 1]) : pool.focus());
  return null;
}

function pressInTabs(event, tabs, pool) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const view = VIEWS[(VIEWS.indexOf(pool.view) + step + VIEWS.length) % VIEWS.length];
  done(event, () => pool.show(view));
  part(tabs, `tab="${view}"`).focus();
}

function pressTab(target, pool) {
  const tab = target.closest("[data-tab]");
  if (tab) pool.show(tab.dataset.tab);
}

function pressInList({ target, pointerType, detail }, pool) {
  const by = target.closest("[data-by]");
  if (by) pool.listenFor(by.dataset.by);
  const head = target.closest("[data-head][aria-expanded]");
  if (head) pool.openTheme(head.closest("[data-key]").dataset.key);
  const rest = target.closest("[data-rest]");
  if (rest) pool.openRhymes(rest.closest("[data-key]").dataset.key);
  const button = target.closest("[data-place]");
  // The second press of a double click asks for nothing more.
  if (button && detail < 2) pool.give(button, pointerType === "touch");
}

function done(event, then) {
  if (!then) return;
  event.preventDefault();
  event.stopPropagation();
  then();
}
