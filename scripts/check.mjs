// Types, lint, boundaries, unused code and unit tests; `--quick` leaves the unit tests out.
import { spawn } from "node:child_process";
import { ROOT, ensureInstalled } from "./prepare.mjs";

ensureInstalled();

const bin = (name) => `${ROOT}/node_modules/.bin/${name}`;

const STEPS = {
  "types: domain": [bin("tsc"), "-p", "src/domain/tsconfig.json"],
  "types: server": [bin("tsc"), "-p", "tsconfig.node.json"],
  "types: web": [bin("tsc"), "-p", "src/web/tsconfig.json"],
  "types: offline": [bin("tsc"), "-p", "src/web/offline/tsconfig.json"],
  "types: tests": [bin("tsc"), "-p", "tsconfig.test.json"],
  format: [bin("prettier"), "--check", "--log-level", "warn", "."],
  lint: [bin("eslint"), "--max-warnings", "0", "."],
  boundaries: [bin("depcruise"), "src", "--config", ".dependency-cruiser.cjs"],
  unused: [bin("knip")],
};

function run(name, [command, ...args]) {
  return new Promise((resolve) => {
    const began = Date.now();
    let said = "";
    const child = spawn(command, args, { cwd: ROOT, shell: process.platform === "win32" });
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("close", (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
      if (code !== 0) console.log(said);
      resolve(code === 0);
    });
  });
}

/** Two at a time: the machine these checks are meant for has two cores. */
async function runAll(steps) {
  const waiting = Object.entries(steps);
  let isGood = true;
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      isGood = (await run(...step)) && isGood;
    }
  };
  await Promise.all([worker(), worker()]);
  return isGood;
}

const steps = process.argv.includes("--quick")
  ? STEPS
  : { ...STEPS, "unit tests": [bin("vitest"), "run", "--project", "unit"] };
process.exitCode = (await runAll(steps)) ? 0 : 1;
