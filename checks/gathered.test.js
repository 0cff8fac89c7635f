// What is gathered in a theme comes in pages and is one list again, whichever comes first.
import assert from "node:assert";
import { test } from "node:test";

globalThis.window = globalThis;
globalThis.requestAnimationFrame = () => 0;
globalThis.cancelAnimationFrame = () => {};
const { GatheredCells } = await import("../live/static/shared/gathered.js");

const theme = (...items) => ({ title: "Being heard", items, support: 2, hue: 0 });

function told(...frames) {
  const cells = new GatheredCells();
  frames.forEach((frame, index) => cells.apply({ n: index + 1, h: "", cells: frame }));
  clearTimeout(cells._timer);
  return cells;
}

test("a theme has the items of all of its pages, in their order", () => {
  const pages = { "items/t1/10": { items: ["z"] }, "items/t1/2": { items: ["d"] }, "theme/t1": theme("a", "b") };

  const cells = told(pages, { "items/t1/1": { items: ["c"] } });

  assert.deepEqual(cells.get("theme/t1"), theme("a", "b", "c", "d", "z"));
  assert.deepEqual(cells.entries("items/"), []);
});

test("a page that is gone, and a theme that is gone, take what they had along", () => {
  const pages = { "theme/t1": theme("a"), "items/t1/1": { items: ["b"] }, "theme/t2": theme("x") };

  const cells = told(pages, { "items/t1/1": null, "theme/t2": null });

  assert.deepEqual(cells.get("theme/t1"), theme("a"));
  assert.equal(cells.has("theme/t2"), false);
});

test("a hello with everything begins anew", () => {
  const cells = told({ "theme/t1": theme("a"), "items/t1/1": { items: ["b"] } });

  cells.apply({ hello: { epoch: "2", full: true }, n: 1, h: "", cells: { "theme/t1": theme("c") } });
  clearTimeout(cells._timer);

  assert.deepEqual(cells.get("theme/t1"), theme("c"));
});
