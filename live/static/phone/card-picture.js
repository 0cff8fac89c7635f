// @ts-check
/**
 * A picture of the card: drawn on a canvas from where the browser has set each of its words.
 *
 * - A copy of the card is laid out, light and of one size whatever the phone is set to; what the browser knows of letters,
 *   of directions and of where lines break holds for the picture too.
 * - A word is drawn where it stands, and its punctuation by itself: in a line that runs in two directions the browser
 *   has put that on the right side.
 */

import { sentence } from "../shared/language.js";

// Twice as fine as it is laid out: sharp on a phone, and on paper.
const SCALE = 2;
const PARTS = /\p{P}|[^\s\p{P}]+/gu;
// Where and how thick the line under words is, in the size of their letters.
const [UNDER_EM, OWN_EM, GIVEN_EM] = [0.2, 0.12, 0.05];

// Of each font that is in the picture.
const rises = new Map();

/** Saves the picture as a file. @param {Element} card @param {string} name @returns {Promise<string>} what to say of it */
export async function save(card, name) {
  const picture = await pictureOf(card);
  if (!picture) return sentence("card.no_picture");
  const link = document.createElement("a");
  link.download = `${name}.png`;
  link.href = URL.createObjectURL(picture);
  document.body.append(link);
  link.click();
  link.remove();
  return sentence("card.saved");
}

/**
 * Shares the picture, or, where files cannot be shared, the poem's address; only where the browser shares at all.
 * @param {Element} card @param {string} name @returns {Promise<string>} what to say of it
 */
export async function shareIt(card, name) {
  const picture = await pictureOf(card);
  const files = picture ? [new File([picture], `${name}.png`, { type: picture.type })] : [];
  const url = `${location.origin}/${document.body.dataset.code}/poem`;
  // eslint-disable-next-line too-new/api -- card.js has asked for it
  const sharing = navigator.share(canShare(files) ? { title: name, files } : { title: name, url });
  // Who thinks better of it has not failed.
  return sharing.then(() => "").catch((problem) => (problem.name === "AbortError" ? "" : sentence("card.not_shared")));
}

function canShare(files) {
  // eslint-disable-next-line too-new/api -- asked for before
  return Boolean(files[0]) && "canShare" in navigator && navigator.canShare({ files });
}

/** @param {Element} card @returns {Promise<Blob|null>} a PNG; null where this browser makes none */
export async function pictureOf(card) {
  const place = document.createElement("div");
  place.className = "picture";
  place.setAttribute("aria-hidden", "true");
  place.append(card.cloneNode(true));
  place.querySelectorAll(".visually-hidden").forEach((said) => said.remove());
  document.body.append(place);
  await document.fonts.ready;
  rises.clear();
  const canvas = draw(place.firstElementChild);
  place.remove();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function draw(sheet) {
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
