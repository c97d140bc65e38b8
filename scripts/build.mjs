import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { build as buildPages } from "vite";
import { ROOT } from "./prepare.mjs";

const dist = join(ROOT, "dist");
rmSync(join(dist, "built"), { force: true });
rmSync(join(dist, "server"), { recursive: true, force: true });

await bundle({
  entryPoints: {
    cli: join(ROOT, "src/main/cli.ts"),
    "document-thread": join(ROOT, "src/adapters/documents/document-thread.ts"),
    "page-thread": join(ROOT, "src/adapters/documents/page-thread.ts"),
  },
  outdir: join(dist, "server"),
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  logLevel: "warning",
});
// The PDF compiler runs in a thread of its own, from files beside the server.
cpSync(join(ROOT, "src/adapters/reports/typst"), join(dist, "server/typst"), { recursive: true });
await buildPages({
  root: join(ROOT, "src/web"),
  configFile: join(ROOT, "vite.config.ts"),
  logLevel: "warn",
});
// The service worker knows every file of the program, so it is built when they are there.
const files = readdirSync(join(dist, "web/assets"))
  .filter((name) => !/\.(br|gz)$/.test(name))
  .map((name) => `/assets/${name}`);
const page = readFileSync(join(dist, "web/index.html"));
const version = createHash("sha256").update(files.join()).update(page).digest("hex").slice(0, 12);
await bundle({
  entryPoints: [join(ROOT, "src/web/offline/service-worker.ts")],
  outfile: join(dist, "web/sw.js"),
  bundle: true,
  minify: true,
  target: "chrome109",
  define: { PROGRAM_FILES: JSON.stringify(files), PROGRAM_VERSION: JSON.stringify(version) },
  logLevel: "warning",
});
writeFileSync(join(dist, "built"), "");
