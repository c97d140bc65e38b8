import { createServer } from "node:net";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { databaseOfThisFile } from "../../../test/support/database.ts";
import { openDatabase, refuseOldServer } from "./connect.ts";

const { pool, connection } = await databaseOfThisFile();

/** The address of this file's database as a person would write it in DATABASE_URL. */
function address(change: { user?: string; database?: string } = {}): string {
  const { connectionString, host = "", port = 5432, user = "", password = "" } = connection;
  const url = new URL(
    connectionString ?? `postgresql://${user}@socket/x?host=${encodeURIComponent(String(host))}`,
  );
  if (connectionString === undefined && !String(host).startsWith("/")) url.host = `${host}:${port}`;
  if (password !== "") url.password = String(password);
  url.username = change.user ?? url.username;
  url.pathname = `/${change.database ?? databaseName()}`;
  return url.href;
}

function databaseName(): string {
  const { connectionString, database } = connection;
  return connectionString === undefined
    ? String(database)
    : new URL(connectionString).pathname.slice(1);
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number }; // a TCP server's address is an object
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("openDatabase({ databaseUrl })", () => {
  test("works on that server, and keeps the password out of what it tells", async () => {
    const database = await openDatabase({ databaseUrl: address(), dataFolder: "/nowhere" });
    const { rows } = await database.pool.query("SELECT current_database() AS name");
    expect(rows).toEqual([{ name: databaseName() }]);
    expect(database.place).toContain(databaseName());
    await database.stop();
  });

  test.each([
    ["an address of another kind", () => "mysql://localhost/x", "database.address.malformed"],
    ["no address at all", () => "localhost", "database.address.malformed"],
    [
      "a server that is down",
      async () => `postgresql://a:secret@127.0.0.1:${await closedPort()}/x`,
      "database.server.unreachable",
    ],
    [
      "a machine that does not exist",
      () => "postgresql://a:secret@nowhere.invalid/x",
      "database.server.unreachable",
    ],
    [
      "a role that does not exist",
      () => address({ user: "nobody_here" }),
      "database.server.refused-login",
    ],
    [
      "a database that does not exist",
      () => address({ database: "none_here" }),
      "database.server.no-such-database",
    ],
  ])("%s is one clear line", async (_what, databaseUrl, code) => {
    const opening = openDatabase({ databaseUrl: await databaseUrl(), dataFolder: "/nowhere" });
    await expect(opening).rejects.toMatchObject({
      code,
      vi: expect.stringMatching(/^(?!.*secret)[^\n]+$/),
    });
  });

  test("a server older than PostgreSQL 15 is refused, 15 is not", () => {
    expect(() => refuseOldServer(15, "server/x")).not.toThrow();
    expect(() => refuseOldServer(14, "server/x")).toThrow(
      expect.objectContaining({
        code: "database.server.too-old",
        en: expect.stringContaining("PostgreSQL 14"),
      }),
    );
  });
});

describe("how values leave the database", () => {
  test.each([
    ["a decimal keeps every digit", "1.50::numeric(20, 2)", "1.50"],
    [
      "decimals in an array too",
      "'{0.1,null,12345678901234567890.5}'::numeric[]",
      ["0.1", null, "12345678901234567890.5"],
    ],
    ["a count is a number", "(SELECT count(*) FROM generate_series(1, 3))", 3],
    ["a date is that day everywhere", "date '2024-02-29'", "2024-02-29"],
    ["dates in an array too", "'{2024-02-29}'::date[]", ["2024-02-29"]],
    [
      "a moment is ISO text in UTC",
      "timestamptz '2024-09-08 23:59:59.5+07'",
      "2024-09-08T16:59:59.500Z",
    ],
    [
      "to the microsecond",
      "timestamptz '2024-09-08 23:59:59.000001+07'",
      "2024-09-08T16:59:59.000001Z",
    ],
    ["JSON is parsed", "'[1, {}]'::jsonb", [1, {}]],
    ["absence stays absence", "null::numeric", null],
  ])("%s", async (_rule, expression, expected) => {
    const { rows } = await pool.query(`SELECT ${expression} AS value`);
    expect(rows[0]?.value).toEqual(expected);
  });

  test("a whole number that would lose digits is refused", async () => {
    await expect(pool.query("SELECT 9007199254740993::bigint")).rejects.toThrow("too large");
  });

  test("a moment that a clock wrote reads back the same", async () => {
    const written = new Date().toISOString();
    const { rows } = await pool.query("SELECT $1::timestamptz AS value", [written]);
    expect(rows[0]?.value).toBe(written);
  });
});

test("a lost idle connection does not end the program", async () => {
  const { pool: other, stop } = await openDatabase({
    databaseUrl: address(),
    dataFolder: "/nowhere",
  });
  const { rows } = await other.query("SELECT pg_backend_pid() AS pid");
  await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.end();
  expect((await other.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await stop();
});
