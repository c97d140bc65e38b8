#!/usr/bin/env node
// Runs in a fresh clone with nothing but Node: installs the locked packages when they are missing
// and builds when a source is newer than what was built.
import { ensureReady } from "../scripts/prepare.mjs";

ensureReady();
const { run } = await import("../dist/server/cli.js");
process.exitCode = await run(process.argv.slice(2));
