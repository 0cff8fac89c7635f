// @ts-check
/**
 * A poem by keyboard: what keys, paste and other input mean in a line.
 *
 * - Whatever the browser can do inside one line it does itself; here is only what crosses lines.
 * - While an IME composes, every key is the IME's.
 */

/** @param {HTMLElement} list the lines @param {import("./poem.js").Poem} poem */
export function onKeys(list, poem) {
  const inLine = (fn) => (event) => {
    const line = event.target.closest("[data-text]") && poem.lineAt(event.target);
    if (line) fn(event, line);
  };
  list.addEventListener("keydown", inLine((event, line) => event.isComposing || press(event, line, poem)));
  list.addEventListener("beforeinput", inLine((event, line) => input(event, line, poem)));
  list.addEventListener("paste", inLine((event, line) => paste(event, line, poem)));
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragover", (event) => event.preventDefault());
}

/** What Ctrl+Z and its sisters ask for. @param {KeyboardEvent} event @returns {"undo"|"redo"|null} */
export function turnOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "y" || (key === "z" && event.shiftKey)) return "redo";
  return key === "z" ? "undo" : null;
}

function press(event, line, poem) {
  const turn = turnOf(event);
  const then = turn ? () => poem.turn(turn) : event.altKey ? moving(event, line, poem) : going(event, line, poem);
  if (!then) return;
  event.preventDefault();
  event.stopPropagation();
  then();
}

function moving(event, line, poem) {
  if (event.key === "ArrowUp") return () => poem.move(line, -1);
  if (event.key === "ArrowDown") return () => poem.move(line, 1);
  return null;
}

function going(event, line, poem) {
  if (event.key === "Escape") return () => poem.toPool();
  if (event.shiftKey || event.ctrlKey || event.metaKey) return null;
  const [ahead, back] = isRightToLeft(line) ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const atStart = line.isAt(0);
  const atEnd = line.isAt(line.text.length);
  if (event.key === "Backspace" && atStart) return () => poem.joinBack(line);
  if (event.key === "Delete" && atEnd) return () => poem.joinNext(line);
  if (event.key === back && atStart) return () => toEnd(poem.beside(line, -1));
  if (event.key === ahead && atEnd) return () => poem.beside(line, 1)?.focus(0);
  if (event.key === "ArrowUp" && isOnRow(line, "first")) return () => up(line, poem);
  if (event.key === "ArrowDown" && isOnRow(line, "last")) return () => toRow(poem.beside(line, 1), line, "first");
  return null;
}

function up(line, poem) {
  const above = poem.beside(line, -1);
  if (above) toRow(above, line, "last");
  else poem.focusTitle();
}

function toEnd(line) {
  if (line) line.focus(line.text.length);
}

/** Keeps the caret in its column, as in any text. */
function toRow(to, from, row) {
  if (!to) return;
  const { left } = from.rectOf(from.place());
  const box = to.element.getBoundingClientRect();
  const y = row === "first" ? box.top + 12 : box.bottom - 12;
  to.focus(to.text ? to.under(left, y) : 0);
}

/** Whether the caret is on the first or last row of a line that may run over several. */
function isOnRow(line, row) {
  const caret = line.rectOf(line.place());
  const box = line.element.getBoundingClientRect();
  return row === "first" ? caret.top - box.top < caret.height : box.bottom - caret.bottom < caret.height;
}

function isRightToLeft(line) {
  return getComputedStyle(line.element).direction === "rtl";
}

function input(event, line, poem) {
  const { inputType } = event;
  const then = {
    insertParagraph: () => poem.enter(line),
    insertLineBreak: () => poem.enter(line),
    historyUndo: () => poem.turn("undo"),
    historyRedo: () => poem.turn("redo"),
    insertFromDrop: () => {},
  }[inputType];
  if (!then && !inputType.startsWith("format")) return;
  event.preventDefault();
  if (then && !event.isComposing) then();
}

function paste(event, line, poem) {
  event.preventDefault();
  const texts = event.clipboardData.getData("text/plain").split(/\r\n|\r|\n/).map((text) => text.replace(/\s+/g, " "));
  while (texts.length > 1 && !texts[texts.length - 1].trim()) texts.pop();
  poem.paste(line, texts);
}
