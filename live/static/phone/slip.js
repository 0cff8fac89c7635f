// @ts-check
/**
 * A slip's page: what the browser has kept of it is not shown to whoever goes back to it. All else is the page's own forms.
 */

window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  document.body.hidden = true;
  window.location.reload();
});
