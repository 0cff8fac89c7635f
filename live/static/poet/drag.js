// @ts-check
/**
 * Words carried by mouse or pen from the pool to the page: an extra beside a click and the keyboard.
 *
 * - Touch is left to scrolling and tapping. Esc puts the words back.
 */

import { onKey, part } from "../shared/page.js";
import { isUnslanted } from "../shared/poem-line.js";
import { Drop } from "./drop.js";

// Less is a hand that is not quite still during a click.
const CARRY_AFTER_PX = 6;

/**
 * @param {HTMLElement} from the pool's element, where dragging starts @param {import("./pool.js").Pool} pool
 * @param {import("./poem.js").Poem} poem
 */
export function listenToDrags(from, pool, poem) {
  const page = part(document, "page");
  const drop = new Drop(part(page, "drop"), page, poem);
  from.addEventListener("pointerdown", (press) => {
    /** @type {any} */
    const target = press.target;
    const row = press.pointerType !== "touch" && press.button === 0 && target.closest("[data-place]:not(:disabled)");
    if (row) follow(row, press, pool, drop);
  });
}

function follow(row, press, pool, drop) {
  const whilePressed = new AbortController();
  const options = { signal: whilePressed.signal, capture: true };
  const listen = (name, fn) => document.addEventListener(name, fn, options);
  /** @type {HTMLElement|null} */
  let ghost = null;
  listen("pointermove", ({ clientX, clientY }) => {
    if (!ghost && Math.hypot(clientX - press.clientX, clientY - press.clientY) < CARRY_AFTER_PX) return;
    ghost = ghost || ghostOf(row);
    ghost.style.setProperty("translate", `${clientX + 12}px ${clientY + 8}px`);
    drop.show(clientX, clientY);
  });
  listen("pointerup", ({ clientX, clientY }) => end(() => drop.put(pool.givenBy(row), clientX, clientY)));
  listen("pointercancel", () => end());
  onKey(document, (event) => event.key === "Escape" && ghost && (event.stopPropagation(), end()), options);

  function end(then = () => {}) {
    whilePressed.abort();
    if (!ghost) return;
    ghost.remove();
    drop.hide();
    swallowClick();
    then();
  }
}

function ghostOf(row) {
  const ghost = document.createElement("div");
  ghost.className = "carried";
  const words = part(row, "words");
  ghost.textContent = words.textContent;
  if (words.lang) ghost.lang = words.lang;
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
