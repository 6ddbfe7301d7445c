// Builds the page and the elements to embed into streamer/web/static, or into the folder that is given. Names have a hash of the
// content, save that of the elements: other pages load them by a stable address, and the npm package holds the same file.

import { readFileSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "streamer", "web", "static");
const LICENCES = ["lit", "lit-html", "lit-element", "@lit/reactive-element", "uplot"];

await rm(out, { recursive: true, force: true });
const common = {
  absWorkingDir: here,
  preserveSymlinks: true, // names must not depend on where the packages really are
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
const modern = { ...common, target: ["chrome109", "firefox115", "safari16.4"] };
const scripts = { ...modern, format: "esm", loader: { ".css": "text", ".worklet.js": "file" }, publicPath: "/assets" };
const script = await build({ ...scripts, entryPoints: ["src/main.ts"] });
const sheet = await build({ ...modern, entryPoints: ["src/page.css"] });
const embedScript = await build({ ...scripts, entryPoints: { embed: "src/embed/page.ts" } });
const embedSheet = await build({ ...modern, entryPoints: ["src/embed.css"] });
const icon = await build({ ...common, entryPoints: ["src/icon.svg"], loader: { ".svg": "copy" } });
const banner = "// The elements of Emotion Streamer, Apache-2.0, with Lit, BSD-3-Clause: licences.txt\n";
await build({ ...scripts, entryPoints: { elements: "src/embed/index.ts" }, outdir: out, entryNames: "[name]", banner: { js: banner } });

const nameOf = (result, extension) =>
  basename(Object.entries(result.metafile.outputs).find(([path, { entryPoint }]) => path.endsWith(extension) && entryPoint)[0]);
const fill = async (name, files) => {
  let page = await readFile(join(here, name), "utf8");
  for (const [mark, file] of Object.entries({ icon: nameOf(icon, ".svg"), ...files })) page = page.replace(`{${mark}}`, file);
  await writeFile(join(out, name), page);
};
await mkdir(out, { recursive: true });
await fill("index.html", { "main.js": nameOf(script, ".js"), "page.css": nameOf(sheet, ".css") });
await fill("embed.html", { "embed.js": nameOf(embedScript, ".js"), "embed.css": nameOf(embedSheet, ".css") });
const licences = LICENCES.map((name) => `${name}\n\n${readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8")}`);
await writeFile(join(out, "licences.txt"), licences.join("\n\n"));
if (process.argv[2] === undefined) {
  for (const name of ["elements.js", "licences.txt"]) await copyFile(join(out, name), join(here, "..", "clients", "elements", name));
}
