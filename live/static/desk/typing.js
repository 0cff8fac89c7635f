// @ts-check
/** Escape, which leaves what somebody has begun. */

import { onKey } from "../shared/page.js";

/** Calls `act` when Escape is pressed in an element, and not to end a composition. @param {HTMLElement} element @param {(event: any) => void} act */
export function onEscape(element, act) {
  onKey(element, (event) => event.key === "Escape" && act(event));
}
