// @ts-check
/**
 * "How are you?": says on the open page when somebody has seen it. All else is the page's own form.
 */

import { sentence } from "../shared/language.js";
import { announce, kept, part, write } from "../shared/page.js";
import { cells, connection, keyOf, showAs } from "./room.js";

const sent = part(document, "sent");

showAs(kept(keyOf("reading"), {}));
cells.subscribe(() => {
  const own = cells.get("checkin");
  if (!own || own.id !== sent.dataset.sent) return;
  const text = sentence(`phone.care.state.${own.state}`);
  if (part(sent, "state").textContent !== text) announce(text);
  write(part(sent, "state"), text);
});
if (sent) connection.start();
