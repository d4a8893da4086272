// Contrast of the pairs of colours that people must be able to read, by WCAG 2.2 (1.4.3, 1.4.6, 1.4.11).

const TEXT = 7;
const CONTROL = 3;

// [what is drawn, the ground it is drawn on, least contrast]
const PAIRS = [
  ...["page", "card", "brand-tint", "mine-tint", "late-tint"].map((ground) => ["ink", ground, TEXT]),
  ...["page", "card", "brand-tint", "mine-tint"].map((ground) => ["soft", ground, TEXT]),
  ...["page", "card", "brand-tint"].map((ground) => ["brand", ground, TEXT]),
  ["on-brand", "brand", TEXT],
  ["hero-ink", "brand-deep", TEXT],
  ["on-here", "here", TEXT],
  ["mine", "mine-tint", TEXT],
  ["mine", "card", TEXT],
  ["late", "late-tint", TEXT],
  ["error", "card", TEXT],
  ["card", "ink", TEXT],
  ["card", "ink-hover", TEXT],
  ["control", "page", CONTROL],
  ["control", "card", CONTROL],
];

// Staff pages are light in every setting; these pairs are drawn there alone.
const STAFF_PAIRS = [
  ["brand-deep", "card", TEXT],
  ["brand-deep", "page", TEXT],
  ["brand-deep", "brand-tint", TEXT],
  ["card", "now", TEXT],
  ["now", "now-tint", TEXT],
  ["ink", "now-tint", TEXT],
  ["ink", "focus-tint", TEXT],
  ["on-brand", "brand-deep", TEXT],
];

function channel(value) {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function luminance(colour) {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) throw new Error(`"${colour}" is not a colour of six digits, like #164f3d`);
  const [red, green, blue] = parts.slice(1).map((part) => channel(parseInt(part, 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far apart two colours are, from 1 to 21. */
export function contrast(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** One sentence for each pair of this palette (name without "--wm-" -> colour) that is hard to read. */
export function tooFaint(palette, { staff = true } = {}) {
  return [...PAIRS, ...(staff ? STAFF_PAIRS : [])]
    .map(([ink, ground, least]) => [ink, ground, least, contrast(palette[ink], palette[ground])])
    .filter(([, , least, found]) => found < least)
    .map(
      ([ink, ground, least, found]) =>
        `${ink} ${palette[ink]} on ${ground} ${palette[ground]} is ${found.toFixed(1)}:1; it needs ${least}:1`,
    );
}
