// `npm test`: installs what is missing, then checks and tests everything.
import { spawnSync } from "node:child_process";
import { ROOT, ensureBuilt, ensureInstalled } from "./prepare.mjs";
import { ensureChromium } from "./chromium.mjs";

function runOrEnd(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

ensureInstalled();
const chromium = ensureChromium();
runOrEnd(process.execPath, ["scripts/check.mjs", "--quick"]);
ensureBuilt();
runOrEnd(`${ROOT}/node_modules/.bin/vitest`, ["run", "--maxWorkers=2"], {
  CHROMIUM_PATH: chromium,
});
