import { buildSync } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A program that a test started: what it has said so far, and when it has ended. */
export interface ChildProgram {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly lines: readonly string[];
  readonly said: (line: string) => Promise<void>;
  readonly ended: Promise<void>;
}

/** Starts test/support/database-child.ts in a process group of its own, as another user if one is given. */
export function startDatabaseChild(
  args: readonly string[],
  account: { uid?: number; gid?: number } = {},
): ChildProgram {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./database-child.ts", import.meta.url))],
    write: false,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  // read from its input, so that nothing is written into the installation
  const child = spawn(process.execPath, ["--input-type=module", "-", ...args], {
    ...account,
    cwd: import.meta.dirname,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(outputFiles[0]?.text);
  return listen(child);
}

function listen(child: ChildProcess): ChildProgram {
  const lines: string[] = [];
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const said = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const check = () => lines.includes(line) && resolve();
      child.stdout?.on("data", check);
      check();
      void ended.then(() => reject(new Error(`ended without saying ${line}: ${lines.join("\n")}`)));
    });
  return { process: child, pid: child.pid ?? 0, lines, said, ended };
}
