// @ts-check
/**
 * When the list of arrivals holds still, and what stays in sight in it.
 *
 * - It never moves under the hand: while it has the focus or the pointer, or is scrolled, new words wait.
 * - From the list to what waits below it the hand has not left.
 * - The row somebody is at by keyboard stays in sight, whole, until they scroll on from it.
 */

// A finger's width of scrolling is not yet reading further down.
const SCROLLED_PX = 40;

export class Holding {
  /** @param {HTMLElement} list @param {HTMLElement} below what waits @param {() => void} release lets in what waited */
  constructor(list, below, release) {
    this.list = list;
    this.elements = [list, below];
    this.isHovered = false;
    this.isScrolledOn = false;
    this.release = () => this.isHeld || release();
    this.#listen();
  }

  /** Whether somebody is at work in the list. */
  get isHeld() {
    const hasFocus = this.elements.some((element) => element.contains(document.activeElement));
    return this.isHovered || hasFocus || this.#isScrolled();
  }

  /** The row that has the focus, or null. */
  get row() {
    const { activeElement } = document;
    return (this.list.contains(activeElement) && activeElement?.closest("[data-key]")) || null;
  }

  /** On a wide desk the list scrolls by itself, on a narrow one with the page. */
  #isScrolled() {
    return this.list.scrollTop > SCROLLED_PX || this.list.getBoundingClientRect().top < -SCROLLED_PX;
  }

  #listen() {
    const scrollOn = () => (this.isScrolledOn = true);
    ["wheel", "pointerdown"].forEach((kind) => this.list.addEventListener(kind, scrollOn, { passive: true }));
    this.list.addEventListener("focusin", () => (this.isScrolledOn = false));
    document.addEventListener("scrollend", this.release, { capture: true });
    const room = new ResizeObserver(() => this.#keepInSight());
    this.elements.forEach((element) => {
      room.observe(element);
      this.#listenTo(element);
    });
  }

  #listenTo(element) {
    // Only after the event does the focus, or the pointer, stand where it is going.
    const later = () => window.setTimeout(this.release);
    element.addEventListener("focusout", later);
    element.addEventListener("pointerenter", (event) => (this.isHovered = event.pointerType === "mouse"));
    element.addEventListener("pointerleave", () => {
      this.isHovered = false;
      later();
    });
  }

  /** What comes below takes room from the list. */
  #keepInSight() {
    const { row } = this;
    const isByKey = document.activeElement?.matches(":focus-visible");
    if (!row || this.isScrolledOn || (this.isHovered && !isByKey)) return;
    // Where a panel makes the row taller than the list, the field in it counts.
    [row, document.activeElement].forEach((one) => one?.scrollIntoView({ block: "nearest" }));
  }
}
