// @ts-check
/**
 * Words carried by mouse or pen from the pool to the page: an extra beside a click and the keyboard.
 *
 * - Touch is left to scrolling and tapping. Esc puts the words back.
 */

import { part } from "../shared/page.js";
import { isUnslanted } from "../shared/poem-line.js";

// Less is a hand that is not quite still during a click.
const CARRY_AFTER_PX = 6;

/**
 * @param {HTMLElement} from where dragging starts
 * @param {{find: (target: Element) => HTMLElement|null, over: (x: number, y: number) => void,
 *   drop: (source: HTMLElement, x: number, y: number) => void, leave: () => void}} hands
 *   find: what is carried when this is pressed; leave: nothing is over the page any longer
 */
export function carry(from, { find, over, drop, leave }) {
  from.addEventListener("pointerdown", (press) => {
    const source = press.pointerType === "touch" || press.button !== 0 ? null : find(/** @type {Element} */ (press.target));
    if (source) follow(source, press);
  });

  function follow(source, press) {
    const hand = new AbortController();
    const listen = (name, fn) => document.addEventListener(name, fn, { signal: hand.signal, capture: true });
    let ghost = /** @type {HTMLElement|null} */ (null);
    listen("pointermove", (move) => {
      if (!ghost && Math.hypot(move.clientX - press.clientX, move.clientY - press.clientY) < CARRY_AFTER_PX) return;
      ghost = ghost || shadow(source);
      ghost.style.setProperty("translate", `${move.clientX + 12}px ${move.clientY + 8}px`);
      over(move.clientX, move.clientY);
    });
    listen("pointerup", (up) => end(ghost && (() => drop(source, up.clientX, up.clientY))));
    listen("pointercancel", () => end(null));
    listen("keydown", (key) => key.key === "Escape" && ghost && (key.stopPropagation(), end(null)));

    function end(then) {
      hand.abort();
      if (ghost) {
        ghost.remove();
        leave();
        swallowClick();
      }
      if (then) then();
    }
  }
}

function shadow(source) {
  const ghost = document.createElement("div");
  ghost.className = "carried";
  ghost.textContent = part(source, "words").textContent;
  ghost.classList.toggle("unslanted", isUnslanted(ghost.textContent || ""));
  document.body.append(ghost);
  return ghost;
}

/** The click that follows the end of a drag is none. */
function swallowClick() {
  const swallow = (click) => (click.stopPropagation(), click.preventDefault());
  document.addEventListener("click", swallow, { capture: true, once: true });
  window.setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
}
