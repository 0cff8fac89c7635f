// @ts-check
/**
 * Whether the poet's hand is on the pool, where nothing may move then.
 *
 * - A pointer counts once it has moved there: one that rests where it last pressed, while the poet writes or looks at what that
 *   press brought, does not.
 * - So does the focus, but on a button that says what is listed; and a list that is scrolled is read from where it is.
 */

import { onKey } from "../shared/page.js";

// What says what is listed: whoever pressed it waits for the rows.
const CHOOSES = "[data-tab], [data-by]";

export class Hand {
  #root;
  #list;
  #left;
  #isPointing = false;
  /** Where the pointer was last: browsers tell of a move as well where the rows move below it. */
  #at = "";

  /** @param {HTMLElement} root the pool @param {HTMLElement} list what scrolls in it @param {() => void} left the hand is gone from it */
  constructor(root, list, left) {
    this.#root = root;
    this.#list = list;
    this.#left = left;
    root.addEventListener("pointerdown", (event) => this.#point(event));
    root.addEventListener("pointermove", (event) => this.#moved(event) && this.#point(event));
    onKey(document, ({ target }) => root.contains(target) || this.#leave(), { capture: true });
    ["pointerleave", "focusout"].forEach((name) => root.addEventListener(name, () => this.#lookSoon()));
  }

  get isHere() {
    return this.#isPointing || this.#isFocused || this.#list.scrollTop > 0;
  }

  /** The poet has chosen what is listed, which is drawn anew by that: the pointer counts again when it moves. */
  rest() {
    this.#isPointing = false;
  }

  /** The poet writes: as with a choice, but nothing else draws what has waited. */
  #leave() {
    if (!this.#isPointing) return;
    this.rest();
    this.#lookSoon();
  }

  get #isFocused() {
    const focused = document.activeElement;
    return this.#root.contains(focused) && !focused?.matches(CHOOSES);
  }

  #point(event) {
    this.#at = placeOf(event);
    this.#isPointing = true;
  }

  #moved(event) {
    return placeOf(event) !== this.#at;
  }

  /** A press moves the focus first out and then in; only what stays out is out. */
  #lookSoon() {
    window.setTimeout(() => {
      if (!this.#root.matches(":hover")) this.#isPointing = false;
      if (!this.isHere) this.#left();
    });
  }
}

function placeOf({ screenX, screenY }) {
  return `${screenX} ${screenY}`;
}
