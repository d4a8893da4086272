// A form is sent once, however often its button is pressed. Coming back to the page makes it ready again.

/** Ignore a second press on the same form. */
export function sendOnce(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
