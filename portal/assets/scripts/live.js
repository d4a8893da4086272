// New messages appear without a reload and without moving the reader.
//
//   <div id="thread" data-live="/messages" data-live-every="5" data-live-version="7">...</div>
//   <p data-live-said="thread" aria-live="polite" class="wm-sr"></p>
//
// The address answers with a page or a fragment that has an element of the same id. When its version differs,
// its children replace ours, and what its `data-live-news` says is announced. "?live" stays out of the address
// so that it can be the page itself; the X-Live header tells the server that nobody pressed anything.

const SLOWEST = 60;

function place(element) {
  const active = document.activeElement;
  return element.contains(active) && active.id ? active.id : null;
}

function replace(element, fresh) {
  const held = place(element);
  element.replaceChildren(...fresh.childNodes);
  element.dataset.liveVersion = fresh.dataset.liveVersion || "";
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
  const said = document.querySelector(`[data-live-said="${element.id}"]`);
  if (said && fresh.dataset.liveNews) said.textContent = fresh.dataset.liveNews;
}

async function look(element) {
  const answer = await fetch(element.dataset.live, {
    headers: { "X-Live": element.dataset.liveVersion || "0" },
    credentials: "same-origin",
    redirect: "error",
  });
  if (answer.status === 204 || answer.status === 304) return;
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(element.id);
  if (fresh && fresh.dataset.liveVersion !== element.dataset.liveVersion) replace(element, fresh);
}

function isBusy(element) {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && element.contains(selection.anchorNode));
}

/** Keep one element fresh while the page is looked at; slow down while the server does not answer. */
export function keepLive(element) {
  const usual = Math.max(1, Number(element.dataset.liveEvery) || 5);
  let wait = usual;
  let timer = 0;

  async function tick() {
    if (!document.hidden && !isBusy(element)) {
      try {
        await look(element);
        wait = usual;
      } catch {
        wait = Math.min(SLOWEST, wait * 2);
      }
    }
    timer = window.setTimeout(tick, wait * 1000);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    window.clearTimeout(timer);
    tick();
  });
  timer = window.setTimeout(tick, wait * 1000);
}
