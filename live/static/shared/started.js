// @ts-check
/** Tells shared/starting.js, which looks after a page's start, how far the page has come. */

/** @param {"running"|"failing"|"drawn"} stage failing: a part did not come, and is tried again */
export function tellStarted(stage) {
  if (document.documentElement.dataset.started === "drawn") return;
  document.documentElement.dataset.started = stage;
  document.dispatchEvent(new Event("started"));
}
