// @ts-check
/**
 * Draws on a canvas what the browser has laid out, each word where it stands.
 *
 * - So what the browser knows of letters, of directions and of where lines break holds for the picture too.
 * - Punctuation is drawn by itself: in a line that runs in two directions the browser has put it on the right side.
 */

// Twice as fine as it is laid out: sharp on a phone, and on paper.
const SCALE = 2;
const PARTS = /\p{P}|[^\s\p{P}]+/gu;
// Where and how thick the line under words is, in the size of their letters.
const [UNDER_EM, OWN_EM, GIVEN_EM] = [0.2, 0.12, 0.05];

// Of each font that is in the picture.
const rises = new Map();

/** Draws what stands in an element, its rules and words. @param {any} sheet laid out, with its fonts @returns {HTMLCanvasElement} */
export function draw(sheet) {
  rises.clear();
  const { left, top, width, height } = sheet.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const pen = canvas.getContext("2d");
  pen.setTransform(SCALE, 0, 0, SCALE, -left * SCALE, -top * SCALE);
  fill(pen, getComputedStyle(sheet).backgroundColor, left, top, width, height);
  sheet.querySelectorAll("[data-ruled]").forEach((element) => drawRule(pen, element));
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) drawText(pen, walker.currentNode);
  return canvas;
}

function fill(pen, colour, ...box) {
  pen.fillStyle = colour;
  pen.fillRect(...box);
}

function drawRule(pen, element) {
  const { left, top, width } = element.getBoundingClientRect();
  fill(pen, getComputedStyle(element).borderTopColor, left, top, width, 1);
}

function drawText(pen, node) {
  const element = node.parentElement;
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.direction = style.direction;
  pen.textAlign = "left";
  pen.fillStyle = style.color;
  const rise = riseOf(element, pen.font);
  node.data.replace(PARTS, (word, from) => {
    pieces(node, from, from + word.length).forEach(({ said, box }) => pen.fillText(said, box.left, box.top + rise));
    return word;
  });
  const thick = thicknessOf(element) * size;
  if (!thick) return;
  Array.from(rangeOf(node, 0, node.length).getClientRects()).forEach((box) => {
    pen.fillRect(box.left, box.top + rise + UNDER_EM * size, box.width, thick);
  });
}

function thicknessOf(element) {
  if (element.closest("[data-own]")) return OWN_EM;
  return element.closest(".unslanted") ? GIVEN_EM : 0;
}

/** How far below the top of its box a font's letters stand: where a mark without height comes to stand beside one. */
function riseOf(element, font) {
  if (!rises.has(font)) rises.set(font, measureRise(element));
  return rises.get(font);
}

function measureRise(element) {
  const [line, mark] = [document.createElement("span"), document.createElement("span")];
  [line.className, mark.className] = ["picture-line", "picture-mark"];
  line.append("x", mark);
  element.append(line);
  const rise = mark.getBoundingClientRect().bottom - rangeOf(line.firstChild, 0, 1).getBoundingClientRect().top;
  line.remove();
  return rise;
}

/** A word in one piece, or in as many as it has lines. @returns {{said: string, box: DOMRect}[]} */
function pieces(node, from, to) {
  const whole = rangeOf(node, from, to);
  if (new Set(topsOf(whole)).size < 2) return [{ said: whole.toString(), box: whole.getBoundingClientRect() }];
  const middle = breakIn(node, from, to);
  return [...pieces(node, from, middle), ...pieces(node, middle, to)];
}

/** Where the first line of a word ends. */
function breakIn(node, from, to) {
  const [first] = topsOf(rangeOf(node, from, to));
  let at = from + 1;
  while (at < to - 1 && topsOf(rangeOf(node, at, at + 1)).every((top) => top === first)) at += 1;
  return at;
}

function topsOf(range) {
  return Array.from(range.getClientRects(), ({ top }) => Math.round(top));
}

function rangeOf(node, from, to) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}
