import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { errorCode, StartupProblem } from "./connect-problem.ts";
import { columnTypes } from "./connect-types.ts";
import { startEmbedded } from "./embedded.ts";
import type { ServerLog } from "./embedded-process.ts";
import type { Schema } from "./schema.ts";

/** An open database: typed queries, the pool beneath them, and the way to close both. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  /** Where it runs, for people: the folder of the embedded one, or the server without its password. */
  readonly place: string;
  readonly stop: () => Promise<void>;
}

interface DatabaseOptions {
  /** A PostgreSQL server (DATABASE_URL); without it the embedded database of `dataFolder` is started. */
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
  readonly log?: ServerLog;
  readonly poolSize?: number;
  /** Told when the embedded server ends although nobody stopped it. */
  readonly onLost?: (problem: StartupProblem) => void;
}

const OLDEST_SERVER = 15;

/** Set by query and not at login: connection poolers in between pass no settings on. */
const SESSION = "SET TIME ZONE 'UTC'; SET datestyle TO ISO, YMD";

/** Opens the database that the program works on; a `StartupProblem` says in one line why it cannot. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, dataFolder, log, onLost, poolSize = 20 } = options;
  if (databaseUrl !== undefined && databaseUrl !== "") {
    const { connection, place } = readAddress(databaseUrl);
    const opened = connect({ ...connection, max: poolSize }, log);
    await checkServer(opened.pool, place).catch(async (error: unknown) => {
      await opened.stop();
      throw error;
    });
    return { ...opened, place };
  }
  const embedded = await startEmbedded({
    dataFolder,
    ...(log !== undefined && { log }),
    ...(onLost !== undefined && { onLost }),
  });
  const opened = connect({ ...embedded.connection, max: poolSize }, log);
  const stop = () => opened.stop().finally(embedded.stop);
  return { ...opened, place: dataFolder, stop };
}

/** A pool and its typed queries on a connection whose server is known to be there. */
export function connect(connection: pg.PoolConfig, log?: ServerLog): Omit<Database, "place"> {
  const pool = new pg.Pool({
    application_name: "nhiemky",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
    ...connection,
    types: columnTypes,
    verify: (client, done) => void client.query(SESSION).then(() => done(), done),
  });
  pool.on("error", (error) => log?.warn(`an idle database connection was lost: ${error.message}`));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let ended: Promise<void> | undefined;
  return { db, pool, stop: () => (ended ??= db.destroy()) };
}

function readAddress(databaseUrl: string): { connection: pg.PoolConfig; place: string } {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw malformedAddress();
  }
  if (!/^postgres(ql)?:$/.test(url.protocol)) throw malformedAddress();
  const place = `${url.host || url.searchParams.get("host") || "localhost"}${url.pathname}`;
  return { connection: { connectionString: databaseUrl }, place };
}

function malformedAddress(): StartupProblem {
  return new StartupProblem("database.address.malformed", {
    vi: "DATABASE_URL không đúng dạng. Hãy viết như postgresql://tên:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu.",
    en: "DATABASE_URL is malformed. Write it like postgresql://name:password@host:5432/database.",
  });
}

async function checkServer(pool: pg.Pool, place: string): Promise<void> {
  const version = await serverVersion(pool).catch((error: unknown) => {
    throw whyNoConnection(error, place);
  });
  refuseOldServer(version, place);
}

/** Refuses a server that lacks what the queries use. */
export function refuseOldServer(version: number, place: string): void {
  if (version >= OLDEST_SERVER) return;
  throw new StartupProblem("database.server.too-old", {
    vi: `Máy chủ “${place}” là PostgreSQL ${version}, cũ hơn phiên bản ${OLDEST_SERVER} mà chương trình cần; chưa có gì bị thay đổi. Hãy nâng cấp máy chủ.`,
    en: `The server "${place}" is PostgreSQL ${version}, older than version ${OLDEST_SERVER} that is needed; nothing was touched. Upgrade the server.`,
  });
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ server_version_num: string }>("SHOW server_version_num");
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
}

function whyNoConnection(cause: unknown, place: string): unknown {
  const code = errorCode(cause) ?? "";
  const reason = cause instanceof Error ? cause.message : String(cause);
  switch (code) {
    case "28P01": // wrong password
    case "28000": // no such role, or refused by pg_hba.conf
      return new StartupProblem(
        "database.server.refused-login",
        {
          vi: `Máy chủ “${place}” từ chối đăng nhập. Hãy kiểm tra tên và mật khẩu trong DATABASE_URL.`,
          en: `The server "${place}" refused the login. Check the name and the password in DATABASE_URL.`,
        },
        { cause },
      );
    case "3D000":
      return new StartupProblem(
        "database.server.no-such-database",
        {
          vi: `Máy chủ không có cơ sở dữ liệu “${place}”. Hãy tạo nó bằng “createdb”, hoặc sửa DATABASE_URL.`,
          en: `The server has no database "${place}". Create it with "createdb", or correct DATABASE_URL.`,
        },
        { cause },
      );
    default:
      return new StartupProblem(
        "database.server.unreachable",
        {
          vi: `Không kết nối được tới máy chủ PostgreSQL “${place}” (${reason || code}). Hãy kiểm tra máy chủ đang chạy và địa chỉ trong DATABASE_URL.`,
          en: `The PostgreSQL server "${place}" cannot be reached (${reason || code}). Check that it runs and that the address in DATABASE_URL is right.`,
        },
        { cause },
      );
  }
}
