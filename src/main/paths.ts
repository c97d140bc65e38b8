import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function findRoot(from: string): string {
  const manifest = join(from, "package.json");
  try {
    const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: string };
    if (name === "nhiemky") return from;
  } catch {
    // not here: look further up
  }
  const parent = dirname(from);
  if (parent === from) throw new Error("the folder of the package was not found");
  return findRoot(parent);
}

/** The folder of the package, whether run from the sources or from the built server. */
const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

export const MIGRATIONS_FOLDER = join(ROOT, "migrations");
export const PAGES_FOLDER = join(ROOT, "dist", "web");
export const FIXTURES_FOLDER = join(ROOT, "fixtures");

/** The version of the package. */
export const VERSION = (
  JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }
).version;
