import type pg from "pg";
import { diskFull, isDiskFull, StartupProblem } from "./connect-problem.ts";
import { readMigrations, type Migration } from "./migrate-files.ts";

const HISTORY = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE schema_migration IS 'Which files of migrations/ this database has been through.';
  COMMENT ON COLUMN schema_migration.version IS 'Number at the front of the file''s name.';
  COMMENT ON COLUMN schema_migration.name IS 'Full name of the file.';
  COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of the file as it was applied; an applied file never changes.';
  COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied here.';
`;

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the schema up to the files of a folder, each in one transaction, and answers the names of
 * those it applied. Processes that start together wait for one another.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("SELECT pg_advisory_lock(hashtext('nhiemky.migrate'))");
    return await applyMissing(client, migrations);
  } finally {
    client.release(true); // ends the session, and with it the lock
  }
}

/** Whether the schema is exactly that of the folder, for /readyz. */
export async function isMigrated(pool: pg.Pool, folder: string): Promise<boolean> {
  const known = readMigrations(folder);
  const applied = await listApplied(pool);
  return (
    applied.length === known.length &&
    known.every((one, i) => one.checksum === applied[i]?.checksum)
  );
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const applied = await listApplied(client);
  checkHistory(applied, migrations);
  const missing = migrations.slice(applied.length);
  if (missing.length > 0) await client.query(HISTORY);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

async function listApplied(client: pg.Pool | pg.PoolClient): Promise<readonly Applied[]> {
  const found = await client.query<{ found: string | null }>(
    "SELECT to_regclass('schema_migration') AS found",
  );
  if (found.rows[0]?.found === null) return [];
  const { rows } = await client.query<Applied>(
    "SELECT version, name, checksum FROM schema_migration ORDER BY version",
  );
  return rows;
}

function checkHistory(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const beyond = applied.find(({ version }) => version > newest);
  if (beyond !== undefined) throw newerSchema(beyond.name);
  applied.forEach((done, i) => {
    const file = migrations[i];
    if (file?.version !== done.version || file.checksum !== done.checksum)
      throw changedFile(done.name);
  });
}

async function apply(
  client: pg.PoolClient,
  { version, name, checksum, sql }: Migration,
): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      "INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)",
      [version, name, checksum],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined); // the connection itself may be what failed
    throw isDiskFull("", error) ? diskFull(name, error) : failedFile(name, error);
  }
}

function newerSchema(name: string): StartupProblem {
  return new StartupProblem("database.schema.newer", {
    vi: `Dữ liệu này thuộc một phiên bản mới hơn của chương trình (${name}); chưa có gì bị thay đổi. Hãy chạy phiên bản mới hơn đó.`,
    en: `This data belongs to a newer version of the program (${name}); nothing was touched. Run that newer version.`,
  });
}

function changedFile(name: string): StartupProblem {
  return new StartupProblem("database.schema.changed", {
    vi: `Tệp migrations/${name} khác với tệp đã áp dụng cho dữ liệu này; chưa có gì bị thay đổi. Hãy lấy lại bản cài đặt nguyên gốc.`,
    en: `The file migrations/${name} differs from the one that this data went through; nothing was touched. Restore the original installation.`,
  });
}

function failedFile(name: string, cause: unknown): StartupProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupProblem(
    "database.schema.failed",
    {
      vi: `Không nâng cấp được cơ sở dữ liệu bằng ${name} (${reason}); thay đổi đã được hoàn lại, số liệu vẫn an toàn. Hãy chạy phiên bản cũ và báo cho người phát triển.`,
      en: `The database could not be upgraded by ${name} (${reason}); the change was undone and the data is safe. Run the previous version and tell the developers.`,
    },
    { cause },
  );
}
