import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { serverEnvironment, type ClusterPath, type ServerAccount } from "./embedded-account.ts";
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
export const PATIENCE_MS = 8_000;

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
export function signalServer(program: ServerProgram, pid: number, signal: ServerSignal): void {
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
