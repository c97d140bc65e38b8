import { existsSync, statfsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { connect } from "../../src/adapters/postgres/connect.ts";
import { startEmbedded } from "../../src/adapters/postgres/embedded.ts";
import { migrate } from "../../src/adapters/postgres/migrate.ts";

/** What every test file is told: how to reach the server, and the migrated database to clone. */
export interface TestCluster {
  readonly connection: {
    readonly host?: string;
    readonly port?: number;
    readonly user?: string;
    readonly password?: string;
    readonly database?: string;
    readonly connectionString?: string;
  };
  readonly template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    readonly cluster: TestCluster;
  }
}

/** Tests may lose everything, so nothing waits for the disk. */
const NOT_DURABLE = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  max_wal_size: "128MB",
};

/** One cluster a run (DATABASE_URL's server when it is set), migrated once into a template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer(process.env["DATABASE_URL"]);
  const template = `nhiemky_template_${process.pid}`;
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  const { pool, stop } = connect(onDatabase(server.connection, template));
  await migrate(pool, join(import.meta.dirname, "../../migrations")).finally(stop);
  project.provide("cluster", { connection: server.connection, template });
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await admin.end();
    await server.stop();
  };
}

interface Server {
  readonly connection: TestCluster["connection"];
  readonly stop: () => Promise<void>;
}

async function openServer(databaseUrl: string | undefined): Promise<Server> {
  if (databaseUrl !== undefined && databaseUrl !== "") {
    return { connection: { connectionString: databaseUrl }, stop: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(roomyMemory() ?? tmpdir(), "nhiemky-test-"));
  const embedded = await startEmbedded({ dataFolder: folder, settings: NOT_DURABLE });
  const { host = "", port = 0, user = "", password, database = "" } = embedded.connection;
  return {
    connection: { host, port, user, database, ...(typeof password === "string" && { password }) },
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A clone takes 13 ms in memory and up to 400 ms on a slow disk; containers often give it only 64 MB. */
export function roomyMemory(): string | undefined {
  const memory = "/dev/shm";
  if (!existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 * 1024 ** 3 ? memory : undefined;
}

/** The same server, another database. */
export function onDatabase(connection: TestCluster["connection"], database: string): pg.PoolConfig {
  const { connectionString, ...rest } = connection;
  if (connectionString === undefined) return { ...rest, database };
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
