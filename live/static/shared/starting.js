/*
 * Looks after the start of a page that its scripts draw: the wall, the desk, the poet's page. Where they do not come,
 * fail, or are too new for this browser, it says so and what helps; what is only slow is said after a while, and taken
 * back once the page runs.
 *
 * - A classic script in the JavaScript of 2009, so that it runs where nothing else of ours does.
 * - It hears from shared/started.js how far the page has come. Once the page is drawn it has nothing more to say.
 * - The sentences stand on its own element, where no browser shows them. (templates/shared/_starting.html)
 */
(function () {
  // A laptop on a busy network has its scripts in three seconds; people look for a fault after ten.
  var SLOW_MS = 10000;

  var own = document.querySelector("script[data-starting]");
  var folder = own.src.split("shared/starting.js")[0];
  var note = null;
  var isDrawn = false;
  var slow = 0;

  function say(kind) {
    if (isDrawn || (note && kind === "slow")) return;
    hush();
    addStyle();
    note = document.createElement(document.querySelector("main") ? "div" : "main");
    note.className = "starting";
    if (!document.querySelector("h1")) note.appendChild(written("h1", document.title));
    note.appendChild(written("p", own.getAttribute("data-" + kind))).setAttribute("role", "alert");
    note.appendChild(again());
    document.body.insertBefore(note, document.body.firstChild);
  }

  function hush() {
    if (note) note.parentNode.removeChild(note);
    note = null;
  }

  function written(name, text) {
    var element = document.createElement(name);
    element.appendChild(document.createTextNode(text));
    return element;
  }

  function again() {
    var button = written("button", own.getAttribute("data-again"));
    button.type = "button";
    button.onclick = function () {
      window.location.reload();
    };
    return button;
  }

  /* Fetched only now: a page that starts has no use for it. */
  function addStyle() {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = own.getAttribute("data-style");
    document.head.appendChild(link);
  }

  function isOurs(text) {
    return String(text || "").indexOf(folder) >= 0;
  }

  function onError(event) {
    var from = event.target;
    if (from && from.tagName === "SCRIPT" && from.type === "module") say("failed");
    else if (isOurs(event.filename)) say(event.error instanceof SyntaxError ? "old" : "failed");
  }

  function onRejection(event) {
    if (event.reason && isOurs(event.reason.stack)) say("failed");
  }

  function onStarted() {
    var stage = document.documentElement.getAttribute("data-started");
    window.clearTimeout(slow);
    if (stage === "failing") return say("failed");
    isDrawn = stage === "drawn";
    hush();
  }

  document.documentElement.setAttribute("data-watched", "");
  if (!("noModule" in own)) return say("old");
  // In the phase in which an element's own errors are heard too: those do not bubble.
  window.addEventListener("error", onError, true);
  window.addEventListener("unhandledrejection", onRejection);
  document.addEventListener("started", onStarted);
  slow = window.setTimeout(function () {
    say("slow");
  }, SLOW_MS);
})();
