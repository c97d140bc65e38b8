import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { checkClusterVersion, CLUSTER_OWNER, createCluster } from "./cluster-create.ts";
import {
  asFolderProblem,
  diskFull,
  errorCode,
  isDiskFull,
  StartupProblem,
} from "./connect-problem.ts";
import { lockDataFolder } from "./data-folder.ts";
import { canReach, clusterPath, serverAccount, type ServerAccount } from "./embedded-account.ts";
import { stopOrphan } from "./embedded-orphan.ts";
import { startServer, type ServerLog, type ServerProcess } from "./embedded-process.ts";
import { findServerProgram } from "./embedded-program.ts";

/** A database that runs as a child of this program: how to connect to it, and how to end it. */
export interface EmbeddedDatabase {
  readonly connection: pg.PoolConfig;
  readonly stop: () => Promise<void>;
}

interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly log?: ServerLog;
  /** Settings of PostgreSQL that differ from ours; tests turn durability off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server ends although nobody stopped it. */
  readonly onLost?: (problem: StartupProblem) => void;
}

/** How a client reaches the server: by a socket in a private folder, or on Windows by loopback. */
type Address =
  | { readonly kind: "socket"; readonly host: string; readonly port: 5432 }
  | { readonly kind: "loopback"; readonly host: "127.0.0.1"; readonly port: number };

const DATABASE = "nhiemky";

/** Sized for a small machine that also runs the program; durability as PostgreSQL ships it. */
const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: "nhiemky",
  max_connections: "40",
  superuser_reserved_connections: "3",
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "512MB",
  max_wal_senders: "3",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

const silent: ServerLog = { info: () => undefined, warn: () => undefined };

/**
 * Brings up the database of a data folder: takes the folder, ends a server that a killed run left
 * behind, creates the cluster when it is new, starts it and waits until it answers.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataFolder = resolve(options.dataFolder);
  const lock = lockDataFolder(dataFolder);
  try {
    const started = await startLocked({
      log: silent,
      settings: {},
      onLost: () => undefined,
      ...options,
      dataFolder,
    });
    return { connection: started.connection, stop: () => started.stop().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw asFolderProblem(error, dataFolder);
  }
}

async function startLocked(options: Required<EmbeddedOptions>): Promise<EmbeddedDatabase> {
  const { dataFolder, log } = options;
  const clusterFolder = join(dataFolder, "postgres");
  const account = serverAccount(clusterFolder);
  const program = findServerProgram(dataFolder, account);
  checkClusterVersion(clusterFolder, program);
  const password = process.platform === "win32" ? loopbackPassword(dataFolder) : undefined;
  if (existsSync(join(clusterFolder, "PG_VERSION"))) await stopOrphan(clusterFolder, program, log);
  else await createCluster({ clusterFolder, program, account, password });

  const address = await chooseAddress(account);
  const cluster = clusterPath(clusterFolder, account);
  const server = startServer({
    program,
    account,
    cluster,
    pidFile: join(clusterFolder, "postmaster.pid"),
    settings: { ...SETTINGS, ...options.settings, ...listening(address) },
    log,
    clearUp: () => {
      if (address.kind === "socket") rmSync(address.host, { recursive: true, force: true });
    },
  });
  cluster.release();
  let expected = true; // until it has answered once, its end is told by prepareDatabase
  const stop = async () => {
    expected = true;
    await server.stop();
  };
  const { host, port } = address;
  const connection = {
    host,
    port,
    user: CLUSTER_OWNER,
    ...(password !== undefined && { password }),
  };
  try {
    await prepareDatabase(connection, server, log);
  } catch (error) {
    await stop();
    throw server.lastLines().length > 0 ? whyNotStarted(dataFolder, server, error) : error;
  }
  expected = false;
  void server.ended.then(() => {
    if (!expected) options.onLost(lost(dataFolder, server));
  });
  return { connection: { ...connection, database: DATABASE }, stop };
}

/** Random, kept beside the cluster: on Windows any user of the machine can reach the loopback port. */
function loopbackPassword(dataFolder: string): string {
  const file = join(dataFolder, "postgres.password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

async function chooseAddress(account: ServerAccount | undefined): Promise<Address> {
  if (process.platform === "win32") {
    return { kind: "loopback", host: "127.0.0.1", port: await freePort() };
  }
  const host = mkdtempSync(join(socketHome(account), "nhiemky-"));
  if (account !== undefined) chownSync(host, account.uid, account.gid);
  return { kind: "socket", host, port: 5432 };
}

/** The path of a socket may have 107 bytes (103 on macOS), and file systems of shared folders know none. */
function socketHome(account: ServerAccount | undefined): string {
  const name = "/nhiemky-XXXXXX/.s.PGSQL.5432";
  const fits = Buffer.byteLength(tmpdir() + name) <= 103;
  return fits && canReach(tmpdir(), account) ? tmpdir() : "/tmp";
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolvePort(port));
    });
  });
}

function listening(address: Address): Readonly<Record<string, string>> {
  return address.kind === "socket"
    ? { listen_addresses: "", unix_socket_directories: address.host }
    : { listen_addresses: address.host, port: String(address.port), unix_socket_directories: "" };
}

/** Waits until the server answers (after a crash it first replays its log) and has our database. */
async function prepareDatabase(
  connection: pg.ClientConfig,
  server: ServerProcess,
  log: ServerLog,
): Promise<void> {
  const started = Date.now();
  let nextWord = 10_000;
  for (;;) {
    const client = new pg.Client({ ...connection, database: "postgres" });
    try {
      await client.connect();
      await createDatabase(client);
      return;
    } catch (error) {
      if (server.hasEnded() || !isStarting(error)) throw error;
      if (Date.now() - started > nextWord) {
        log.info("the database is recovering from an interruption; please wait");
        nextWord += 10_000;
      }
      await pause(15);
    } finally {
      await client.end().catch(() => undefined); // it may never have connected
    }
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
}

/** No socket yet, nobody listening yet, or "the database system is starting up". */
const isStarting = (error: unknown): boolean =>
  ["ENOENT", "ECONNREFUSED", "57P03"].includes(errorCode(error) ?? "");

function whyNotStarted(dataFolder: string, server: ServerProcess, cause: unknown): unknown {
  if (isDiskFull(server.lastLines().join("\n"), cause)) return diskFull(dataFolder, cause);
  const reason = lastWords(server);
  return new StartupProblem(
    "database.server.did-not-start",
    {
      vi: `Cơ sở dữ liệu trong “${dataFolder}” không khởi động được: ${reason}. Dữ liệu không bị thay đổi; hãy chạy “nhiemky doctor” hoặc phục hồi từ bản sao lưu.`,
      en: `The database in "${dataFolder}" did not start: ${reason}. The data is unchanged; run "nhiemky doctor" or restore a backup.`,
    },
    { cause },
  );
}

function lost(dataFolder: string, server: ServerProcess): StartupProblem {
  const reason = lastWords(server);
  return new StartupProblem("database.server.lost", {
    vi: `Cơ sở dữ liệu trong “${dataFolder}” đã dừng đột ngột (${reason}); số liệu đã lưu vẫn an toàn. Hãy khởi động lại chương trình.`,
    en: `The database in "${dataFolder}" ended unexpectedly (${reason}); what was saved is safe. Start the program again.`,
  });
}

function lastWords(server: ServerProcess): string {
  const lines = server.lastLines();
  const last = lines.findLast((line) => /(FATAL|PANIC): /.test(line)) ?? lines.at(-1) ?? "";
  return last.replace(/^.*?(FATAL|PANIC|LOG): +/, "");
}
