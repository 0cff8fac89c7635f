// @ts-check
/** Keys that belong to an input method. */

// Safari ends a composition with this code and no longer calls it one.
const COMPOSING = 229;

/** Whether a key belongs to an input method: it composes letters, and asks the page for nothing. @param {KeyboardEvent} event */
export function isComposing(event) {
  return event.isComposing || event.keyCode === COMPOSING;
}
