// What a page must keep at every size, measured in the page itself. Returns sentences, none when all is well.
({ smallest }) => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > window.innerWidth) {
    const wide = [...document.body.querySelectorAll("*")]
      .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1 || each.getBoundingClientRect().left < -1)
      .slice(0, 3)
      .map((each) => each.outerHTML.slice(0, 90));
    found.push(`scrolls sideways: ${root.scrollWidth} px in ${window.innerWidth}: ${wide.join(" | ")}`);
  }

  // A link in a running sentence may be as small as its line; so may what only a screen reader meets.
  const inSentence = (each) =>
    each.tagName === "A" &&
    getComputedStyle(each).display === "inline" &&
    each.closest("p, li, dd, td, div").textContent.trim().length > each.textContent.trim().length;
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1;
  // A link that is laid over its whole row is as big as the row.
  const reach = (each) => (getComputedStyle(each, "::after").position === "absolute" ? each.closest("li") ?? each : each);
  const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  for (const each of document.querySelectorAll(targets)) {
    if (!seen(each) || inSentence(each) || each.matches(".govuk-skip-link")) continue;
    const { width, height } = reach(each).getBoundingClientRect();
    if (Math.min(width, height) < smallest - 0.5) {
      found.push(`target of ${Math.round(width)} by ${Math.round(height)}: ${each.outerHTML.slice(0, 120)}`);
    }
  }

  // Words that are cut off: a box that hides what does not fit, and holds more than it shows.
  for (const each of document.querySelectorAll("main *, header *, footer *, nav *")) {
    const style = getComputedStyle(each);
    const hides = style.overflowX === "hidden" || style.overflowX === "clip";
    if (hides && seen(each) && each.scrollWidth > each.clientWidth + 1 && each.textContent.trim() && !each.querySelector("svg")) {
      found.push(`words are cut off: ${each.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
};
