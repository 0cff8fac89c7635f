// @ts-check
/**
 * How near a theme is to this person: three buttons below it, of which one is down; pressed again it is taken back.
 *
 * - Fetched while people are asked, and where this person has a theme in a ring. The form is the one that a page without a
 *   script has.
 */

import { part } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { cells, connection } from "./room.js";
import { send } from "./words.js";

const RINGS = ["heart", "close", "edge"];

/** Just pressed, until the cells say the same: for the id of a theme a ring, or null. */
const pressed = new Map();

connection.waiting.forEach((command) => command.do === "theme.place" && pressed.set(command.theme, command.ring || null));
connection.onelsewhere(release);
connection.onrefused(release);
document.addEventListener("click", onClick);

/** Draws them into a theme. @param {HTMLElement} item @param {string} id @param {any} theme its cell @param {boolean} areTaken else only what is down stays, to be taken back */
export function draw(item, id, theme, areTaken) {
  const form = part(item, "rings") || formIn(item);
  part(form, "group").setAttribute("aria-label", sentence("phone.rings.which", { theme: theme.title }));
  form.elements.theme.value = id;
  const own = ringOf(id);
  form.querySelectorAll("button").forEach((button) => drawButton(button, own, areTaken));
}

function drawButton(button, own, areTaken) {
  const { ring } = button.dataset;
  const isOn = ring === own;
  button.hidden = !areTaken && !isOn;
  button.value = isOn ? "" : ring;
  button.setAttribute("aria-pressed", String(isOn));
}

function ringOf(id) {
  const said = (cells.get("placed") || { rings: {} }).rings[id] || null;
  if (pressed.get(id) === said) pressed.delete(id);
  return pressed.has(id) ? pressed.get(id) : said;
}

function onClick(event) {
  const button = event.target.closest("[data-rings] button");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  const [theme, ring] = [form.elements.theme.value, button.value || null];
  pressed.set(theme, ring);
  form.querySelectorAll("button").forEach((each) => drawButton(each, ring, true));
  // A form leaves out what is empty, and so does a phone that sends by one.
  send(ring ? { do: "theme.place", theme, ring } : { do: "theme.place", theme });
}

function release(command) {
  if (command.do === "theme.place") pressed.delete(command.theme);
}

function formIn(item) {
  const form = make("form", { method: "post", className: "rings" });
  form.setAttribute("data-rings", "");
  const group = make("div");
  group.setAttribute("data-group", "");
  group.setAttribute("role", "group");
  group.append(make("p", { className: "soft", textContent: sentence("phone.rings") }), ...RINGS.map(buttonOf));
  form.append(make("input", { type: "hidden", name: "do", value: "theme.place" }), make("input", { type: "hidden", name: "theme" }), group);
  item.append(form);
  return form;
}

function buttonOf(ring) {
  const button = make("button", { className: "button button--quiet toggle", name: "ring", textContent: sentence(`phone.ring.${ring}`) });
  button.dataset.ring = ring;
  return button;
}

/** @param {string} name @param {Object<string, string>} [properties] @returns {any} */
function make(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
