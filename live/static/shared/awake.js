// @ts-check
/**
 * Keeps the screen awake while the page is seen, where the browser lets it: on https and on the server's own laptop.
 */

/** From now on, and again whenever the page comes back into sight. */
export function stayAwake() {
  document.addEventListener("visibilitychange", ask);
  ask();
}

function ask() {
  if (document.hidden || !("wakeLock" in navigator)) return;
  navigator.wakeLock.request("screen").catch(() => {}); // low battery, or not allowed: the screen may dim
}
