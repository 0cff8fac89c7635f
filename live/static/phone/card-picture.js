// @ts-check
/**
 * The card as a picture, to save and to share.
 *
 * - A copy of it is laid out, light and of one size whatever the phone is set to, and drawn (card-drawing.js).
 */

import { sentence } from "../shared/language.js";
import { draw } from "./card-drawing.js";

/** Saves the picture as a file. @param {Element} card @param {string} name @returns {Promise<string>} what to say of it */
export async function save(card, name) {
  const picture = await pictureOf(card);
  if (!picture) return sentence("card.no_picture");
  const link = document.createElement("a");
  link.download = `${name}.png`;
  link.href = URL.createObjectURL(picture);
  document.body.append(link);
  link.click();
  link.remove();
  return sentence("card.saved");
}

/**
 * Shares the picture, or, where files cannot be shared, the poem's address; only where the browser shares at all.
 * @param {Element} card @param {string} name @returns {Promise<string>} what to say of it
 */
export async function shareIt(card, name) {
  const picture = await pictureOf(card);
  const files = picture ? [new File([picture], `${name}.png`, { type: picture.type })] : [];
  const url = `${location.origin}/${document.body.dataset.code}/poem`;
  // eslint-disable-next-line too-new/api -- card.js has asked for it
  const sharing = navigator.share(canShare(files) ? { title: name, files } : { title: name, url });
  // Who thinks better of it has not failed.
  return sharing.then(() => "").catch((problem) => (problem.name === "AbortError" ? "" : sentence("card.not_shared")));
}

function canShare(files) {
  // eslint-disable-next-line too-new/api -- asked for before
  return Boolean(files[0]) && "canShare" in navigator && navigator.canShare({ files });
}

/** @param {Element} card @returns {Promise<Blob|null>} a PNG; null where this browser makes none */
export async function pictureOf(card) {
  const place = document.createElement("div");
  place.className = "picture";
  place.setAttribute("aria-hidden", "true");
  place.append(card.cloneNode(true));
  place.querySelectorAll(".visually-hidden").forEach((said) => said.remove());
  document.body.append(place);
  await document.fonts.ready;
  const canvas = draw(place.firstElementChild);
  place.remove();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
