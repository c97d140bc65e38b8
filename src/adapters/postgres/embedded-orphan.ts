import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./connect-problem.ts";
import { PATIENCE_MS, signalServer, type ServerLog } from "./embedded-process.ts";
import type { ServerProgram } from "./embedded-program.ts";

/**
 * A server whose program was killed goes on running. It is stopped (nothing acknowledged is lost) and
 * its traces are removed, so that the next one starts from a folder at rest.
 */
export async function stopOrphan(
  clusterFolder: string,
  program: ServerProgram,
  log: ServerLog,
): Promise<void> {
  const pidFile = join(clusterFolder, "postmaster.pid");
  const [pid, , , , socketFolder] = readLines(pidFile);
  if (pid === undefined) return;
  const runs = () => isServerOf(Number(pid), clusterFolder);
  if (runs()) {
    log.warn(`an earlier run left its database server (process ${pid}) behind; stopping it`);
    signalServer(program, Number(pid), "SIGINT");
    const deadline = Date.now() + PATIENCE_MS;
    while (runs() && Date.now() < deadline) await pause(20);
    if (runs()) signalServer(program, Number(pid), "SIGQUIT");
    while (runs()) await pause(20);
  }
  if (isAlive(Number(pid))) disown(pidFile);
  const ours = join(dirname(socketFolder ?? ""), "nhiemky-");
  if (socketFolder?.startsWith(ours) && [tmpdir(), "/tmp"].includes(dirname(socketFolder))) {
    rmSync(socketFolder, { recursive: true, force: true });
  }
}

/**
 * The number of an ended server may belong to another program by now, and PostgreSQL would refuse to
 * start. It accepts its own parent's number; the rest of the file must stay, for by it PostgreSQL
 * makes sure that no process of the old server is left.
 */
function disown(pidFile: string): void {
  writeFileSync(pidFile, [process.pid, ...readLines(pidFile).slice(1)].join("\n"));
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}

/** A process number alone proves nothing after a restart of the machine: it must be this cluster's server. */
function isServerOf(pid: number, clusterFolder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder);
  } catch (error) {
    // a process that has ended but was not yet collected by its parent has no folder any more
    if (process.platform === "linux" && errorCode(error) === "ENOENT") return false;
    return /\bpostgres(\.exe)?\b/.test(commandOf(pid));
  }
}

/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function commandOf(pid: number): string {
  const [command, args] =
    process.platform === "win32"
      ? (["tasklist", ["/FI", `PID eq ${pid}`, "/NH"]] as const)
      : (["ps", ["-o", "comm=", "-p", String(pid)]] as const);
  return spawnSync(command, args, { encoding: "utf8", windowsHide: true }).stdout ?? "";
}
