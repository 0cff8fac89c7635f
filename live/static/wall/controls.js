// @ts-check
/** What somebody at the projector's own keyboard can do: turn pages, hold still, dim, fill the screen. */

import { keep, kept, onKey, part } from "../shared/page.js";

const FORWARD = ["ArrowRight", "ArrowDown", "PageDown"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
const DARK = "cento/wall/dark";

/**
 * Listens to keys and buttons.
 * @param {HTMLElement} root @param {{turn: (by: number) => void, hold: () => void, dim: () => void}} acts
 */
export function listen(root, acts) {
  onKey(document, (event) => press(event, acts));
  part(root, "hold").addEventListener("click", acts.hold);
  part(root, "dim").addEventListener("click", acts.dim);
  part(root, "full").addEventListener("click", fillScreen);
}

function press(event, acts) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = actOf(event, acts);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf({ key, target }, { turn, hold, dim }) {
  if (key === " " && target instanceof HTMLButtonElement) return null; // Space presses the button it stands on
  if (key === "." || key === " ") return hold;
  if (FORWARD.includes(key)) return () => turn(1);
  if (BACK.includes(key)) return () => turn(-1);
  return { f: fillScreen, d: dim }[key.toLowerCase()] || null;
}

function fillScreen() {
  /** @type {any} Safari names it its own way until 16.4 */
  const [page, its] = [document.documentElement, document];
  /* eslint-disable too-new/api -- with the other name beside it */
  if (its.fullscreenElement || its.webkitFullscreenElement) return void (its.exitFullscreen || its.webkitExitFullscreen).call(its);
  const asked = (page.requestFullscreen || page.webkitRequestFullscreen).call(page);
  /* eslint-enable too-new/api */
  if (asked) asked.catch(() => {}); // a browser may say no; nothing is lost
}

/** Whether the wall is light on dark, as somebody chose on this computer, or as the computer has it. */
export class Dimming {
  /** @param {HTMLElement} button */
  constructor(button) {
    this._button = button;
    this._isDark = kept(DARK, window.matchMedia("(prefers-color-scheme: dark)").matches);
    this._shows = "";
    this.draw("");
  }

  switch() {
    this._isDark = !this._isDark;
    keep(DARK, this._isDark);
    this.draw(this._shows);
  }

  /** The poem is light on dark in every room; the rest is dark on paper unless somebody dims the wall. @param {string} shows */
  draw(shows) {
    this._shows = shows;
    document.documentElement.dataset.scheme = this._isDark || shows === "poem" ? "dark" : "light";
    this._button.setAttribute("aria-pressed", String(this._isDark));
  }
}
