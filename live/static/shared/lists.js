// @ts-check
/**
 * Keyed lists that keep everyone's place: a node is never replaced, so focus, selection and half-typed text survive.
 */

/**
 * Makes the children with a data-key match `items`, in order; takes over those the server drew, leaves others alone.
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {{key: (item: T) => string, make: (item: T) => Element, update: (element: any, item: T) => void}} how
 */
export function drawList(list, items, { key, make, update }) {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const nodes = keyed(list);
  const wanted = new Set(items.map(key));
  nodes.forEach((node, name) => wanted.has(name) || node.remove());
  let here = next(list.firstElementChild);
  items.forEach((item) => {
    const name = key(item);
    const node = nodes.get(name) || named(make(item), name);
    // Else one that leaves the front would push all others past it.
    if (here && here !== node && next(here.nextElementSibling) === node) here = stepAside(list, here, node);
    if (here === node) here = next(node.nextElementSibling);
    else move(list, node, here);
    update(node, item);
  });
  if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

function keyed(list) {
  const nodes = new Map();
  for (const child of list.children) if (child.hasAttribute("data-key")) nodes.set(child.getAttribute("data-key"), child);
  return nodes;
}

function named(node, name) {
  node.setAttribute("data-key", name);
  return node;
}

function next(node) {
  while (node && !node.hasAttribute("data-key")) node = node.nextElementSibling;
  return node;
}

function stepAside(list, node, then) {
  move(list, node, null);
  return then;
}

function move(list, node, before) {
  // moveBefore keeps focus, for nodes that are in the page already; Chromium 156 then forgets whether a <details> in it
  // is open: an open one is drawn empty, and Tab was once led into a closed one.
  // eslint-disable-next-line too-new/api -- this asks for it
  const keeps = list.moveBefore && node.parentNode === list && list.isConnected && !node.querySelector("details");
  // eslint-disable-next-line too-new/api -- asked for above
  if (keeps) list.moveBefore(node, before);
  else list.insertBefore(node, before);
}
