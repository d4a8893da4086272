// The colours of the theme, read from tokens.css; and what a council may change of them.

import { tooFaint } from "./contrast.mjs";

const SETTABLE = ["brand", "brand_deep", "brand_tint", "on_brand", "hero_ink", "here", "page", "line", "radius"];

function declared(block) {
  return Object.fromEntries(
    [...block.matchAll(/--wm-([a-z-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, colour]) => [name, colour]),
  );
}

/** The light and the dark palette that tokens.css declares. */
export function palettes(tokens) {
  const [light, dark] = tokens.split("@media (prefers-color-scheme: dark)");
  return { light: declared(light), dark: { ...declared(light), ...declared(dark) } };
}

/** Refuse, naming council and pair, a palette that is hard to read. */
export function refuseFaint(whose, palette, options) {
  const faults = tooFaint(palette, options);
  if (faults.length) throw new Error(`${whose}: these colours are hard to read\n  ${faults.join("\n  ")}`);
}

/** The style sheet of one council's theme: its variables, for light pages only (the dark palette is fixed). */
export function councilSheet(file, theme, light) {
  const unknown = Object.keys(theme).filter((name) => !SETTABLE.includes(name));
  if (unknown.length) {
    throw new Error(`${file}: theme.${unknown[0]} is not one of the settings (${SETTABLE.join(", ")})`);
  }
  const values = Object.entries(theme).map(([name, value]) => [name.replaceAll("_", "-"), String(value)]);
  const radius = values.find(([name]) => name === "radius");
  if (radius && !/^(\d|1\d|2[0-4])px$/.test(radius[1])) throw new Error(`${file}: theme.radius is 0px to 24px`);
  refuseFaint(file, { ...light, ...Object.fromEntries(values.filter(([name]) => name !== "radius")) });
  const body = values.map(([name, value]) => `--wm-${name}:${value}`).join(";");
  return `:root.wm-staff{${body}}@media not all and (prefers-color-scheme:dark){:root{${body}}}`;
}
