/** The rule finds what stopped somebody's browser once, and leaves alone what is a script's own. */

import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import assert from "node:assert/strict";
import { ANYBODYS, CHOSEN } from "./browsers.js";
import tooNew from "./too-new.js";

const WALL = fileURLToPath(new URL("../live/static/wall/example.js", import.meta.url));

/** What the rule says of a script of the wall: the names that it finds. */
function found(text, oldest = ANYBODYS) {
  const config = { files: ["**/*.js"], plugins: { "too-new": tooNew }, rules: { "too-new/api": ["error", oldest] } };
  return new Linter().verify(text, config, WALL).map(({ message }) => message.split(" is not")[0].split(".").pop());
}

test("members that browsers of 2020 lack are found by their names", () => {
  assert.deepEqual(found("list.replaceChildren(row);"), ["replaceChildren"]);
  assert.deepEqual(found("const last = rows.at(-1);"), ["at"]);
  assert.deepEqual(found('text.replaceAll("a", "b"); Object.hasOwn(a, b);'), ["replaceAll", "hasOwn"]);
  assert.deepEqual(found("form.requestSubmit(); crypto.randomUUID();"), ["requestSubmit", "randomUUID"]);
});

test("what is called by its bare name, or made, too", () => {
  assert.deepEqual(found("structuredClone(a); new CompressionStream(a);"), ["structuredClone", "CompressionStream"]);
  assert.deepEqual(found("new Intl.Segmenter();"), ["Segmenter"]);
});

test("what they have, and fields and functions of our own, are left alone", () => {
  assert.deepEqual(found("list.append(row); row.toggleAttribute(a); all.flatMap(b); new ResizeObserver(c);"), []);
  assert.deepEqual(found("cell.at - other.at; at(cell); refusal.reason; form.dataset.when;"), []);
});

test("younger browsers have more", () => {
  assert.deepEqual(found("list.replaceChildren(row); rows.at(-1);", CHOSEN), []);
  assert.deepEqual(found("list.moveBefore(row, other);", CHOSEN), ["moveBefore"]);
});
