// Where the keyboard is, and whether somebody can see it: in the window, with a mark, and covered by nothing.
() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const label = getComputedStyle(here.labels?.[0] ?? here, "::before");
  const marked = [style, label].some((each) => each.outlineStyle !== "none" || each.boxShadow !== "none");
  const wrapped = [...document.querySelectorAll(":focus-within")].some((each) => {
    const around = getComputedStyle(each);
    return each !== here && (around.boxShadow !== "none" || around.outlineStyle !== "none");
  });
  const x = Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const own = top && (here.contains(top) || top.contains(here) || [...(here.labels ?? [])].some((each) => each.contains(top)));
  return {
    what: here.outerHTML.slice(0, 110),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: marked || wrapped || here.type === "date", // the browser marks day, month, year and calendar itself
    covered: !own,
  };
};
