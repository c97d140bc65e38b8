import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "./data-folder.ts";

const home = mkdtempSync(join(tmpdir(), "nhiemky-lock-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let folder = home;
beforeEach(() => (folder = mkdtempSync(join(home, "data-"))));

const write = (text: string) => writeFileSync(join(folder, "nhiemky.lock"), text);
const holder = () => JSON.parse(readFileSync(join(folder, "nhiemky.lock"), "utf8")).pid;

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "close");
  return child.pid ?? 0;
}

describe("lockDataFolder(folder)", () => {
  test("makes the folder, names this process, and leaves nothing when it is released", () => {
    folder = join(folder, "new", "data");
    const lock = lockDataFolder(folder);
    expect(holder()).toBe(process.pid);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("refuses a folder that is held, in one line that names the process", () => {
    const lock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        code: "database.folder.in-use",
        vi: expect.stringMatching(new RegExp(`^[^\\n]*tiến trình ${process.pid}[^\\n]*$`)),
      }),
    );
    lock.release();
    lockDataFolder(folder).release();
  });

  test.each([
    [
      "of a process that has ended",
      async () => write(JSON.stringify({ pid: await endedProcess(), since: "" })),
    ],
    [
      "of a process whose number another one has now",
      () => write(JSON.stringify({ pid: process.ppid, since: "another boot" })),
    ],
    ["that was cut off while it was written", () => write('{"pid":')],
  ])("takes over a lock %s", async (_whose, leave) => {
    await leave();
    const lock = lockDataFolder(folder);
    expect([holder(), readdirSync(folder)]).toEqual([process.pid, ["nhiemky.lock"]]);
    lock.release();
  });

  test("a release never removes the lock of another process", () => {
    const lock = lockDataFolder(folder);
    write(JSON.stringify({ pid: process.ppid, since: "" }));
    lock.release();
    expect(holder()).toBe(process.ppid);
  });
});
