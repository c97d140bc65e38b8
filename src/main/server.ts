import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createApp } from "../adapters/http/app.ts";
import type { StartupProblem } from "../adapters/postgres/connect-problem.ts";
import { type Database, openDatabase } from "../adapters/postgres/connect.ts";
import { isMigrated, migrate } from "../adapters/postgres/migrate.ts";
import type { Clock, Dependencies, Mailer } from "../application/ports.ts";
import { dependenciesOn } from "./dependencies.ts";
import { startPeriodicWork } from "./periodic-work.ts";
import { MIGRATIONS_FOLDER, PAGES_FOLDER, VERSION } from "./paths.ts";

/** Lets the database learn how much is in its tables, so that it finds its way at once. */
export type LearnSizes = () => Promise<void>;

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly clock?: Clock;
  /** Absent where no mail server is set up: people are told in the product alone. */
  readonly mailer?: Mailer | null;
  /** Where people find the pages, where that is not where the program listens. */
  readonly publicAddress?: string | undefined;
  /** Told when the database is gone while the program runs. */
  readonly onLost?: (problem: StartupProblem) => void;
  /** Done once the database is ready and before anybody can connect. */
  readonly prepare?: (deps: Dependencies, learn: LearnSizes) => Promise<void>;
}

export interface RunningServer {
  readonly address: string;
  readonly deps: Dependencies;
  readonly database: Database;
  readonly stop: () => Promise<void>;
}

/** The port of another program, or one that needs more rights (cổng mạng). */
export class PortProblem extends Error {
  constructor(port: number, code: string) {
    super(
      code === "EACCES"
        ? `Không được phép dùng cổng ${port}. Chọn cổng từ 1024 trở lên bằng --port.`
        : `Cổng ${port} đang có chương trình khác dùng. Chọn cổng khác bằng --port.`,
    );
    this.name = "PortProblem";
  }
}

const webAddress = (host: string, port: number): string =>
  `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${port}`;

/** Starts the whole system: database, migrations, pages and API. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const logger = pino({ level: process.env["LOG_LEVEL"] ?? "warn" }, pino.destination(2));
  const database = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataFolder: options.dataFolder,
    log: logger,
    ...(options.onLost === undefined ? {} : { onLost: options.onLost }),
  });
  try {
    await migrate(database.pool, MIGRATIONS_FOLDER);
    const deps = dependenciesOn(database.db, options.clock, options.mailer ?? null);
    if (options.prepare !== undefined) {
      // left to itself it learns a minute later, and the first page would wait for seconds
      const learn = async () => void (await database.pool.query("ANALYZE"));
      await options.prepare(deps, learn);
      await learn();
    }
    const { fastify } = await createApp({
      deps,
      isReady: () => isMigrated(database.pool, MIGRATIONS_FOLDER).catch(() => false),
      pagesFolder: PAGES_FOLDER,
      logger,
      version: VERSION,
    });
    await fastify.listen({ port: options.port, host: options.host }).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (code === "EADDRINUSE" || code === "EACCES") throw new PortProblem(options.port, code);
      throw error;
    });
    const { port } = fastify.server.address() as AddressInfo; // it listens on TCP
    const address = webAddress(options.host, port);
    const periodic = startPeriodicWork(deps, options.publicAddress ?? address, logger);
    const stop = async () => {
      await periodic.stop();
      await fastify.close();
      await database.stop();
    };
    return { address, deps, database, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
