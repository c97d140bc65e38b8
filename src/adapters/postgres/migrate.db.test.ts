import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { isMigrated, migrate } from "./migrate.ts";

const home = mkdtempSync(join(tmpdir(), "nhiemky-migrate-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let database: TestDatabase;
let pool: pg.Pool;
let folder = home;

beforeEach(async () => {
  database = await cloneDatabase();
  pool = database.pool;
  await pool.query("DROP TABLE schema_migration");
  folder = mkdtempSync(join(home, "migrations-"));
  write("0001-first.sql", "CREATE TABLE first (n integer);");
  return database.stop;
});

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const tables = async () =>
  (
    await pool.query("SELECT relname FROM pg_class WHERE relname IN ('first', 'second') ORDER BY 1")
  ).rows.map(({ relname }) => relname);

describe("migrate(pool, folder)", () => {
  test("applies the files in order, and later only what is new", async () => {
    expect([await migrate(pool, folder), await isMigrated(pool, folder)]).toEqual([
      ["0001-first.sql"],
      true,
    ]);
    write("0002-second.sql", "CREATE TABLE second (n integer);");
    expect(await isMigrated(pool, folder)).toBe(false);
    expect(await migrate(pool, folder)).toEqual(["0002-second.sql"]);
    expect([await migrate(pool, folder), await tables()]).toEqual([[], ["first", "second"]]);
  });

  test("a file that fails is undone whole, and those before it stay", async () => {
    write("0002-second.sql", "CREATE TABLE second (n integer); SELECT 1/0;");
    await expect(migrate(pool, folder)).rejects.toMatchObject({
      code: "database.schema.failed",
      en: expect.stringContaining("0002-second.sql (division by zero)"),
    });
    expect(await tables()).toEqual(["first"]);
  });

  test("processes that start together apply each file once", async () => {
    const answers = await Promise.all([
      migrate(pool, folder),
      migrate(pool, folder),
      migrate(pool, folder),
    ]);
    expect(answers.flat()).toEqual(["0001-first.sql"]);
  });

  test("a changed file is refused, and nothing is applied", async () => {
    await migrate(pool, folder);
    write("0001-first.sql", "CREATE TABLE first (n bigint);");
    write("0002-second.sql", "CREATE TABLE second (n integer);");
    await expect(migrate(pool, folder)).rejects.toMatchObject({ code: "database.schema.changed" });
    expect(await tables()).toEqual(["first"]);
  });

  test("line ends of another system are no change", async () => {
    write("0001-first.sql", "CREATE TABLE first\n(n integer);\n");
    await migrate(pool, folder);
    write("0001-first.sql", "CREATE TABLE first\r\n(n integer);\r\n");
    expect(await migrate(pool, folder)).toEqual([]);
  });

  test("data of a newer version is refused untouched", async () => {
    write("0002-second.sql", "CREATE TABLE second (n integer);");
    await migrate(pool, folder);
    rmSync(join(folder, "0002-second.sql"));
    await expect(migrate(pool, folder)).rejects.toMatchObject({
      code: "database.schema.newer",
      vi: expect.stringContaining("0002-second.sql"),
    });
  });

  test("files whose numbers leave a gap are a bug", async () => {
    write("0003-third.sql", "SELECT 1;");
    await expect(migrate(pool, folder)).rejects.toThrow("0003-third.sql is not migration number 2");
  });
});
