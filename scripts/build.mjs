import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build as bundleServer } from "esbuild";
import { build as buildPages } from "vite";
import { ROOT } from "./prepare.mjs";

const dist = join(ROOT, "dist");
rmSync(join(dist, "built"), { force: true });
rmSync(join(dist, "server"), { recursive: true, force: true });

await bundleServer({
  entryPoints: {
    cli: join(ROOT, "src/main/cli.ts"),
    "document-thread": join(ROOT, "src/adapters/documents/document-thread.ts"),
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
writeFileSync(join(dist, "built"), "");
