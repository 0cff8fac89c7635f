// @ts-check
/**
 * Keeps the screen awake while the page is seen, where the browser lets it: on https and on the server's own laptop.
 */

/** @type {any} */
let lock = null;

/** From now on, and again whenever the page comes back into sight. @returns {() => void} lets it sleep again */
export function stayAwake() {
  document.addEventListener("visibilitychange", ask);
  ask();
  return letSleep;
}

function letSleep() {
  document.removeEventListener("visibilitychange", ask);
  if (lock) lock.release();
  lock = null;
}

async function ask() {
  if (document.hidden || !("wakeLock" in navigator)) return;
  try {
    // eslint-disable-next-line too-new/api -- asked for above
    lock = await navigator.wakeLock.request("screen");
  } catch (_) {
    // The battery is low, or it is not allowed: the screen may dim.
  }
}
