// Builds portal/static from this folder: one style sheet for each direction, one script, the icons, and a
// manifest from plain names to the names served, which carry a fingerprint of what is in them.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import esbuild from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";
import { parse } from "yaml";

import { councilSheet, palettes, refuseFaint } from "./palette.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static");
const councils = join(here, "..", "..", "content", "councils");

// The order in which our sheets follow GOV.UK Frontend; later ones win.
const SHEETS = [
  ...["tokens", "ground", "frame", "softened", "cards"],
  ...["home", "rows", "answer", "plan", "messages", "checker"],
  ...["staff", "waiting", "records", "wall", "pair", "phone", "pages", "print"],
];

const read = (...parts) => readFileSync(join(here, ...parts), "utf8");

function ours() {
  const physical = /(?:^|[\s;{])((?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:)/m;
  return SHEETS.map((name) => {
    const text = read("styles", `${name}.css`);
    const found = physical.exec(text);
    if (found) throw new Error(`styles/${name}.css: "${found[1]}" breaks right-to-left pages; use a logical property`);
    return text;
  }).join("\n");
}

function govuk() {
  return sass.compile(join(here, "styles", "govuk.scss"), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    style: "expanded",
  }).css;
}

function small(text, loader) {
  return esbuild.transformSync(text, { loader, minify: true, legalComments: "none", target: loader === "css" ? ["chrome100", "firefox100", "safari14"] : "es2020" }).code;
}

function script() {
  const built = esbuild.buildSync({
    entryPoints: [join(here, "scripts", "main.js")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    charset: "utf8",
  });
  return built.outputFiles[0].text;
}

function themes(light) {
  if (!existsSync(councils)) return [];
  return readdirSync(councils)
    .map((code) => [code, join(councils, code, "council.yaml")])
    .filter(([, file]) => existsSync(file))
    .map(([code, file]) => [code, parse(readFileSync(file, "utf8"))?.theme])
    .filter(([, theme]) => theme && Object.keys(theme).length)
    .map(([code, theme]) => [
      `theme-${code}.css`,
      councilSheet(`content/councils/${code}/council.yaml`, theme, light),
    ]);
}

function build() {
  const { light, dark } = palettes(read("styles", "tokens.css"));
  refuseFaint("styles/tokens.css, light", light);
  refuseFaint("styles/tokens.css, dark", dark, { staff: false });

  const [base, sheets] = [govuk(), ours()];
  const files = {
    "main.css": small(`${base}\n${sheets}`, "css"),
    "main.rtl.css": small(`${rtlcss.process(base)}\n${sheets}`, "css"),
    "main.js": script(),
    "favicon.svg": read("favicon.svg"),
    ...Object.fromEntries(themes(light)),
  };

  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const manifest = {};
  for (const [name, text] of Object.entries(files)) {
    const print = createHash("sha256").update(text).digest("hex").slice(0, 10);
    manifest[name] = name.replace(/\.(\w+)$/, `.${print}.$1`);
    writeFileSync(join(out, manifest[name]), text);
    writeFileSync(join(out, `${manifest[name]}.gz`), gzipSync(text, { level: 9 }));
  }
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [name, text] of Object.entries(files)) {
    const packed = gzipSync(text, { level: 9 }).length;
    console.log(`${name.padEnd(16)} ${(text.length / 1024).toFixed(1)} KB, ${(packed / 1024).toFixed(1)} KB packed`);
  }
}

try {
  build();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
