// @ts-check
/** Sends a form of a page of its own without leaving it, so that what was typed is still there where it was refused. */

import { sentence } from "../shared/language.js";

/**
 * The same command by the phone's own form, which answers scripts in JSON; a second press meanwhile means nothing.
 * @param {HTMLFormElement} form @param {string} [address] of another page that answers scripts so
 * @returns {Promise<any>} its answer, or null where one is awaited already
 */
export async function sendForm(form, address = `/${document.body.dataset.code}`) {
  if (form.hasAttribute("aria-busy")) return null;
  form.setAttribute("aria-busy", "true");
  const answer = await ask(form, address);
  form.removeAttribute("aria-busy");
  return answer;
}

function ask(form, address) {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => body.append(name, String(value)));
  const asked = fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  return asked.then((answer) => answer.json()).catch(() => ({ refused: "offline", say: sentence("phone.page.offline") }));
}

/**
 * Fetches this page once more, as the server has it now: as a document and not as text, which browsers take from nobody.
 * @param {(page: Document|null) => void} then null: it did not come
 */
export function fetchPage(then) {
  const page = new XMLHttpRequest();
  page.open("GET", location.pathname + location.search);
  page.responseType = "document";
  page.onload = () => then(page.status === 200 ? page.response : null);
  page.onerror = () => then(null);
  page.send();
}

/** Draws the page anew, as the server has it, at a part of it. @param {string} id */
export function reloadAt(id) {
  history.scrollRestoration = "manual";
  history.replaceState(null, "", location.pathname);
  location.hash = id;
  location.reload();
}
