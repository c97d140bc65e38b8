import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asFolderProblem, errorCode, StartupProblem } from "./connect-problem.ts";
import { isAlive } from "./embedded-orphan.ts";

/** The right of one process to use a data folder (thư mục dữ liệu); ends with `release` or the process. */
export interface DataFolderLock {
  readonly release: () => void;
}

/**
 * Takes the data folder for this process. A second process is refused in one line; the lock of a
 * program that was killed is taken over.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = join(folder, "nhiemky.lock");
  const mine = JSON.stringify({ pid: process.pid, since: startOf(process.pid) });
  try {
    mkdirSync(folder, { recursive: true });
    for (let attempt = 0; attempt < 3; attempt++) {
      if (create(file, mine)) return heldUntilExit(file, mine);
      const holder = read(file);
      if (holder !== undefined && isRunning(holder)) throw inUse(folder, holder.pid);
      removeStale(file);
    }
  } catch (error) {
    throw asFolderProblem(error, folder);
  }
  throw inUse(folder, read(file)?.pid ?? 0);
}

interface Holder {
  readonly pid: number;
  readonly since: string;
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    rmSync(file, { force: true }); // on a full disk the file comes into being, but not its content
    throw error;
  }
}

function read(file: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isHolder(found) ? found : undefined;
  } catch {
    return undefined; // gone, or cut off while it was being written
  }
}

const isHolder = (found: unknown): found is Holder =>
  typeof found === "object" &&
  found !== null &&
  "pid" in found &&
  typeof found.pid === "number" &&
  "since" in found &&
  typeof found.since === "string";

/** The number may have been given to another process since: the moment of its start tells them apart. */
function isRunning({ pid, since }: Holder): boolean {
  return isAlive(pid) && (since === "" || startOf(pid) === since);
}

/** Renamed first: of two processes that find the same stale lock, one removes it, and never a fresh one. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const holder = read(aside);
    if (holder !== undefined && isRunning(holder)) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "EEXIST") throw error;
  }
}

function heldUntilExit(file: string, mine: string): DataFolderLock {
  const release = () => {
    process.off("exit", release);
    if (JSON.stringify(read(file)) === mine) rmSync(file, { force: true });
  };
  process.once("exit", release);
  return { release };
}

/** When a process started, in the words of its system; empty where that cannot be known. */
function startOf(pid: number): string {
  if (process.platform === "win32") return "";
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // the command's name may hold spaces and parentheses; the 20th field behind it is the start
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "ended, not yet collected" : `${boot} ${fields[19]}`;
  } catch {
    return (
      spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? ""
    ).trim();
  }
}

function inUse(folder: string, pid: number): StartupProblem {
  return new StartupProblem("database.folder.in-use", {
    vi: `Thư mục dữ liệu “${folder}” đang được một chương trình khác dùng (tiến trình ${pid}); số liệu vẫn an toàn. Hãy dừng chương trình đó, hoặc chọn thư mục khác bằng --data.`,
    en: `The data folder "${folder}" is in use by another program (process ${pid}); the data is safe. Stop that program, or choose another folder with --data.`,
  });
}
