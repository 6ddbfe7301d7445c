// Builds the page into streamer/web/static, or into the folder that is given; file names have a hash of their content.

import { readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "streamer", "web", "static");
const LICENCES = ["lit", "lit-html", "lit-element", "@lit/reactive-element", "uplot"];

await rm(out, { recursive: true, force: true });
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  metafile: true,
  logLevel: "warning",
  charset: "utf8",
  legalComments: "none",
};
const script = await build({
  ...common,
  entryPoints: ["src/main.ts"],
  format: "esm",
  target: ["chrome109", "firefox115", "safari16.4"],
  loader: { ".css": "text", ".worklet.js": "file" },
  publicPath: "/assets",
});
const sheet = await build({ ...common, entryPoints: ["src/page.css"], target: ["chrome109", "firefox115", "safari16.4"] });
const icon = await build({ ...common, entryPoints: ["src/icon.svg"], loader: { ".svg": "copy" } });

const nameOf = (result, extension) =>
  basename(Object.entries(result.metafile.outputs).find(([path, { entryPoint }]) => path.endsWith(extension) && entryPoint)[0]);
const page = (await readFile(join(here, "index.html"), "utf8"))
  .replace("{main.js}", nameOf(script, ".js"))
  .replace("{page.css}", nameOf(sheet, ".css"))
  .replace("{icon}", nameOf(icon, ".svg"));
await mkdir(out, { recursive: true });
await writeFile(join(out, "index.html"), page);
const licences = LICENCES.map((name) => `${name}\n\n${readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8")}`);
await writeFile(join(out, "licences.txt"), licences.join("\n\n"));
