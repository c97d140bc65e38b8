import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { asFolderProblem, diskFull, isDiskFull, StartupProblem } from "./connect-problem.ts";
import { clusterPath, NOBODY, serverEnvironment, type ServerAccount } from "./embedded-account.ts";
import type { ServerProgram } from "./embedded-program.ts";

/** The database role that owns everything in the embedded cluster. */
export const CLUSTER_OWNER = "nhiemky";

interface NewCluster {
  readonly clusterFolder: string;
  readonly program: ServerProgram;
  readonly account: ServerAccount | undefined;
  /** Asked of every connection where the cluster is reached by TCP; a socket's folder is private already. */
  readonly password: string | undefined;
}

/**
 * Makes an empty cluster: Unicode text in code point order (Vietnamese order by "vi-x-icu" where it
 * is asked for) and checksums on every page. It appears whole or not at all.
 */
export async function createCluster(cluster: NewCluster): Promise<void> {
  const { clusterFolder, account } = cluster;
  // initdb insists on an account with a name; the one that owns a container's volume often has none
  const creator = account === undefined ? undefined : NOBODY;
  try {
    removeDrafts(clusterFolder);
    const draft = mkdtempSync(`${clusterFolder}.draft-`);
    try {
      if (creator !== undefined) chownSync(draft, creator.uid, creator.gid);
      await initialise(draft, { ...cluster, account: creator });
      if (account !== undefined) giveAll(draft, account);
      renameSync(draft, clusterFolder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    throw asFolderProblem(error, dirname(clusterFolder));
  }
}

/** Drafts of runs that were killed; the lock on the data folder says that nobody works on them. */
function removeDrafts(clusterFolder: string): void {
  for (const name of readdirSync(dirname(clusterFolder))) {
    if (!name.startsWith(`${basename(clusterFolder)}.draft-`)) continue;
    rmSync(join(dirname(clusterFolder), name), { recursive: true, force: true });
  }
}

function giveAll(folder: string, { uid, gid }: ServerAccount): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(folder, name), uid, gid);
  }
  chownSync(folder, uid, gid);
}

async function initialise(
  draft: string,
  { program, account, password }: NewCluster,
): Promise<void> {
  const { path, descriptor, release } = clusterPath(draft, account);
  const passwordFile = `${draft}.password`;
  if (password !== undefined) writeFileSync(passwordFile, password, { mode: 0o600 });
  const login =
    password === undefined
      ? ["--auth=trust"]
      : ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const locale = [
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const child = spawn(
    program.bin("initdb"),
    [
      "-D",
      path,
      `--username=${CLUSTER_OWNER}`,
      ...login,
      ...locale,
      "--data-checksums",
      "--no-instructions",
    ],
    {
      ...account,
      cwd: "/",
      env: serverEnvironment(),
      windowsHide: true,
      stdio: ["ignore", "ignore", "pipe", descriptor],
    },
  );
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => {
    release();
    rmSync(passwordFile, { force: true });
  });
  if (exitCode !== 0) throw whyNotCreated(dirname(draft), said);
}

function whyNotCreated(folder: string, said: string): StartupProblem {
  if (isDiskFull(said)) return diskFull(folder, said);
  if (/could not look up effective user ID/.test(said)) return namelessAccount();
  const line = said.split("\n").find((text) => /error|FATAL|could not/.test(text)) ?? said.trim();
  return new StartupProblem("database.server.did-not-start", {
    vi: `Không tạo được cơ sở dữ liệu trong “${folder}”: ${line}. Chưa có gì được ghi; hãy chọn thư mục khác bằng --data.`,
    en: `The database could not be created in "${folder}": ${line}. Nothing was written; choose another folder with --data.`,
  });
}

function namelessAccount(): StartupProblem {
  const uid = process.getuid?.() === 0 ? NOBODY.uid : process.getuid?.();
  return new StartupProblem("database.account.nameless", {
    vi: `Người dùng số ${uid} chưa có tên trong /etc/passwd nên PostgreSQL không tạo được cơ sở dữ liệu; chưa có gì được ghi. Hãy thêm người dùng đó, chạy bằng người dùng khác, hoặc đặt DATABASE_URL.`,
    en: `User number ${uid} has no name in /etc/passwd, so PostgreSQL cannot create a database; nothing was written. Add that user, run as another one, or set DATABASE_URL.`,
  });
}

/** Refuses, untouched, a cluster that another major version of PostgreSQL wrote. */
export function checkClusterVersion(clusterFolder: string, program: ServerProgram): void {
  const file = join(clusterFolder, "PG_VERSION");
  if (!existsSync(file)) return;
  const major = readFileSync(file, "utf8").trim();
  if (major === String(program.major)) return;
  const folder = dirname(clusterFolder);
  throw new StartupProblem("database.folder.other-version", {
    vi: `Thư mục dữ liệu “${folder}” do phiên bản khác của chương trình tạo ra (PostgreSQL ${major}, bản này dùng ${program.major}); chưa có gì bị thay đổi. Hãy dùng đúng phiên bản đã tạo thư mục, hoặc sao lưu rồi phục hồi sang bản này.`,
    en: `The data folder "${folder}" was written by another version of this program (PostgreSQL ${major}, this one uses ${program.major}); nothing was touched. Use the version that wrote it, or back up there and restore here.`,
  });
}
