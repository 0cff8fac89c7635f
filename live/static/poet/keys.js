// @ts-check
/**
 * A poem by keyboard: what keys, paste and other input mean in a line.
 *
 * - Whatever the browser can do inside one line it does itself; here is only what crosses lines.
 * - While an IME composes, every key is the IME's.
 */

import { onKey } from "../shared/page.js";

// By its place, for with Alt it writes another sign on some keyboards.
const CREDIT_KEY = "KeyC";

/** @param {HTMLElement} list the lines @param {import("./poem.js").Poem} poem */
export function listenToKeys(list, poem) {
  const inLine = (fn) => (event) => {
    const line = event.target.closest("[data-text]") && poem.lines.at(event.target);
    if (line) fn(event, line);
  };
  onKey(list, inLine((event, line) => press(event, line, poem)));
  list.addEventListener("beforeinput", inLine((event, line) => input(event, line, poem)));
  list.addEventListener("paste", inLine((event, line) => paste(event, line, poem)));
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragover", (event) => event.preventDefault());
}

/** What Ctrl+Z and its sisters ask for. @param {KeyboardEvent} event @returns {"undo"|"redo"|null} */
export function undoOrRedo(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "y" || (key === "z" && event.shiftKey)) return "redo";
  return key === "z" ? "undo" : null;
}

function press(event, line, poem) {
  const which = undoOrRedo(event);
  const then = which ? () => poem.undoOrRedo(which) : event.altKey ? moving(event, line, poem) : going(event, line, poem);
  if (!then) return;
  event.preventDefault();
  event.stopPropagation();
  then();
}

function moving(event, line, poem) {
  if (event.key === "ArrowUp") return () => poem.composing.move(line, -1);
  if (event.key === "ArrowDown") return () => poem.composing.move(line, 1);
  if (event.code === CREDIT_KEY) return () => poem.composing.putCreditRight(line);
  return null;
}

function going(event, line, poem) {
  if (event.key === "Escape") return () => poem.toPool();
  if (event.shiftKey || event.ctrlKey || event.metaKey) return null;
  const [ahead, back] = isRightToLeft(line) ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const atStart = line.box.isAt(0);
  const atEnd = line.box.isAt(line.text.length);
  if (event.key === "Backspace" && atStart) return () => poem.composing.joinAbove(line);
  if (event.key === "Delete" && atEnd) return () => poem.composing.joinBelow(line);
  if (event.key === back && atStart) return () => poem.lines.beside(line, -1)?.box.focusEnd();
  if (event.key === ahead && atEnd) return () => poem.lines.beside(line, 1)?.box.focus(0);
  if (event.key === "ArrowUp" && isOnRow(line, "first")) return () => up(line, poem);
  if (event.key === "ArrowDown" && isOnRow(line, "last")) return () => toRow(poem.lines.beside(line, 1), line, "first");
  return null;
}

function up(line, poem) {
  const above = poem.lines.beside(line, -1);
  if (above) toRow(above, line, "last");
  else poem.focusTitle();
}

/** Keeps the caret in its column, as in any text. */
function toRow(to, from, row) {
  if (!to) return;
  const { left } = caretRect(from);
  const { top, bottom } = to.box.element.getBoundingClientRect();
  to.box.focus(to.text ? to.box.under(left, row === "first" ? top + 12 : bottom - 12) : 0);
}

/** Whether the caret is on the first or last row of a line that may run over several. */
function isOnRow(line, row) {
  const caret = caretRect(line);
  const box = line.box.element.getBoundingClientRect();
  return row === "first" ? caret.top - box.top < caret.height : box.bottom - caret.bottom < caret.height;
}

function caretRect({ box }) {
  return box.rectOf(box.selected()[1]);
}

function isRightToLeft({ box }) {
  return getComputedStyle(box.element).direction === "rtl";
}

function input(event, line, poem) {
  const { inputType } = event;
  const then = {
    insertParagraph: () => poem.composing.part(line),
    insertLineBreak: () => poem.composing.part(line),
    historyUndo: () => poem.undoOrRedo("undo"),
    historyRedo: () => poem.undoOrRedo("redo"),
  }[inputType];
  if (!then && !/^format|FromDrop$/.test(inputType)) return;
  event.preventDefault();
  if (then && !event.isComposing) then();
}

function paste(event, line, poem) {
  event.preventDefault();
  const texts = event.clipboardData.getData("text/plain").split(/\r\n|\r|\n/).map((text) => text.replace(/\s+/g, " "));
  while (texts.length > 1 && !texts[texts.length - 1].trim()) texts.pop();
  poem.composing.paste(line, texts);
}
