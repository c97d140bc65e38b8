import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { connect } from "../../src/adapters/postgres/connect.ts";
import type { Schema } from "../../src/adapters/postgres/schema.ts";
import { onDatabase } from "./cluster.ts";

/** A migrated database of a test file's own. */
export interface TestDatabase {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  /** To open it in another way or from another process. */
  readonly connection: pg.PoolConfig;
  /** Gives `work` a transaction that use cases join, and takes back whatever it did. */
  readonly inRollback: <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/**
 * The database of this test file, closed and dropped after its last test. Called at the top of the
 * file: `const { db, inRollback } = await databaseOfThisFile();`
 */
export async function databaseOfThisFile(): Promise<TestDatabase> {
  const database = await cloneDatabase();
  afterAll(database.stop);
  return database;
}

/** A fresh copy of the migrated template; for a test that needs real commits to itself. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { template } = inject("cluster");
  const name = `nhiemky_test_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const connection = onDatabase(inject("cluster").connection, name);
  const { db, pool, stop } = connect({ ...connection, max: 10 });
  return {
    db,
    pool,
    connection,
    inRollback: (work) => inRollback(db, work),
    stop: async () => {
      await stop();
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const admin = new pg.Client(inject("cluster").connection);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

class TakeBack<T> extends Error {
  readonly value: T;

  constructor(value: T) {
    super("taken back");
    this.value = value;
  }
}

async function inRollback<T>(
  db: Kysely<Schema>,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      throw new TakeBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof TakeBack) return error.value as T; // thrown above, with this type
    throw error;
  }
}
