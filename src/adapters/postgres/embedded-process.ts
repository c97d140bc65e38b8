import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./connect-problem.ts";
import type { ClusterPath, ServerAccount } from "./embedded-account.ts";
import type { ServerProgram } from "./embedded-program.ts";

/** Where the server tells what it is doing; a pino logger fits. */
export interface ServerLog {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}

/** A server that was asked to start: whether it still runs, and the last lines it wrote. */
export interface ServerProcess {
  readonly pid: number;
  readonly hasEnded: () => boolean;
  readonly lastLines: () => readonly string[];
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

interface ServerCommand {
  readonly program: ServerProgram;
  readonly account: ServerAccount | undefined;
  readonly cluster: ClusterPath;
  /** Stands in the cluster folder for as long as the server runs. */
  readonly pidFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: ServerLog;
  /** Clears up what the server does not remove by itself. */
  readonly clearUp: () => void;
}

type ServerSignal = "SIGINT" | "SIGQUIT";

/** A fast shutdown writes everything out; past this the server is cut off, which loses nothing either. */
const PATIENCE_MS = 8_000;

/** No secrets and no PG* variables of the person who starts the program reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "LD_LIBRARY_PATH"];
  const own = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(own), LC_ALL: "C", TZ: "UTC" };
}

/** Starts the server in its own process group, so that Ctrl-C in a terminal reaches the program first. */
export function startServer(command: ServerCommand): ServerProcess {
  const { program, account, cluster, settings, log } = command;
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(program.bin("postgres"), ["-D", cluster.path, ...args], {
    ...account,
    cwd: "/",
    env: serverEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ["ignore", "ignore", "pipe", cluster.descriptor],
  });
  const lines = collectLines(child, log);
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      lines.push(error.message);
      resolve();
    });
    child.once("close", () => resolve());
  });
  const pid = child.pid ?? 0;
  const hasEnded = () => pid === 0 || child.exitCode !== null || child.signalCode !== null;
  const signal = (name: ServerSignal) => hasEnded() || signalServer(program, pid, name);
  const endBackstop = stopWithProgram(() => {
    signal("SIGINT");
    waitUntilGone(command.pidFile);
    command.clearUp();
  });
  void ended.then(() => {
    endBackstop();
    command.clearUp();
  });
  const stop = async () => {
    signal("SIGINT");
    const cutOff = setTimeout(() => signal("SIGQUIT"), PATIENCE_MS);
    await ended;
    clearTimeout(cutOff);
  };
  return { pid, hasEnded, lastLines: () => lines, ended, stop };
}

/** Nothing asynchronous runs any more when a program exits, so this holds it up for a moment. */
function waitUntilGone(file: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + PATIENCE_MS / 2;
  while (existsSync(file) && Date.now() < deadline) Atomics.wait(clock, 0, 0, 10);
}

function collectLines(child: ChildProcess, log: ServerLog): string[] {
  const lines: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    for (const line of chunk.split("\n").filter((text) => text.trim() !== "")) {
      if (lines.push(line) > 50) lines.shift();
      if (/(WARNING|ERROR|FATAL|PANIC): /.test(line)) log.warn(`postgres: ${line}`);
    }
  });
  return lines;
}

/**
 * The server must not outlive the program. `main` stops it in an orderly way; this is for every other
 * end: process.exit, an uncaught error, or a signal that nobody else listens to.
 */
function stopWithProgram(stopNow: () => unknown): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  };
  process.once("exit", stopNow);
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    process.off("exit", stopNow);
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one; Windows has signals only by pg_ctl. */
function signalServer(program: ServerProgram, pid: number, signal: ServerSignal): void {
  if (process.platform === "win32") {
    spawnSync(program.bin("pg_ctl"), ["kill", signal.slice(3), String(pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // it ended by itself in this moment
  }
}

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
