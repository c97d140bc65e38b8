import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const BUILT = join(ROOT, "dist", "built");
const INSTALLED = join(ROOT, "node_modules", ".package-lock.json");

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Runs a program with its output on standard error, so that standard output stays the command's. */
export function runStep(command, args) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

export function ensureInstalled() {
  if (modified(INSTALLED) > 0 && modified(INSTALLED) >= modified(join(ROOT, "package-lock.json"))) {
    return;
  }
  process.stderr.write("Đang cài các gói cần dùng…\n");
  runStep("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
}

export function ensureBuilt() {
  const sources = ["src", "vite.config.ts", "package-lock.json", "scripts/build.mjs"];
  const isFresh = sources.every((name) => newest(join(ROOT, name)) <= modified(BUILT));
  if (isFresh) return;
  process.stderr.write("Đang dựng chương trình…\n");
  runStep(process.execPath, [join(ROOT, "scripts", "build.mjs")]);
}

/** After this the command can be imported from dist/. */
export function ensureReady() {
  if (!existsSync(join(ROOT, "src"))) return; // an installed package brings what was built
  ensureInstalled();
  ensureBuilt();
}
