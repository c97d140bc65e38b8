import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const find = () => PLACES.find((path) => path !== undefined && path !== "" && existsSync(path));

function install() {
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [command, ...rest] = [...prefix, "apt-get", ...args];
    spawnSync(command, rest, {
      stdio: ["ignore", process.stderr.fd, process.stderr.fd],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
}

/** The browser of the journeys: the one that is there, or Debian's, installed when that is allowed. */
export function ensureChromium() {
  const found = find();
  if (found !== undefined) return found;
  console.error("Installing Chromium for the browser tests…");
  install();
  const installed = find();
  if (installed !== undefined) return installed;
  console.error(
    "Chromium is missing and could not be installed. Install it (apt-get install chromium) or name one in CHROMIUM_PATH.",
  );
  process.exit(1);
}
