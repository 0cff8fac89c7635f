// @ts-check
/** Keys that belong to an input method. */

// Safari ends a composition with this code and no longer calls it one.
const COMPOSING = 229;

/** Whether a key belongs to an input method: it composes letters, and asks the page for nothing. @param {KeyboardEvent} event */
export function isComposing(event) {
  return event.isComposing || event.keyCode === COMPOSING;
}

/** Calls `act` when Escape is pressed in an element, and not to end a composition. @param {HTMLElement} element @param {(event: any) => void} act */
export function onEscape(element, act) {
  element.addEventListener("keydown", (event) => event.key === "Escape" && !isComposing(event) && act(event));
}
