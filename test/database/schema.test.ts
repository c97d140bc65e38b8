import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { describeTables, schemaDocs } from "../../scripts/schema-docs.ts";
import { databaseOfThisFile } from "../support/database.ts";

const root = join(import.meta.dirname, "../..");
const { pool } = await databaseOfThisFile();
const tables = await describeTables(pool);

describe("the schema explains itself", () => {
  test("every table and every column says what it means", () => {
    const silent = tables.flatMap(({ name, comment, columns }) => [
      ...(isSaid(comment) ? [] : [name]),
      ...columns
        .filter((column) => !isSaid(column.comment))
        .map((column) => `${name}.${column.name}`),
    ]);
    expect(tables.length).toBeGreaterThan(1);
    expect(silent).toEqual([]);
  });

  test("docs/schema.md is what it says", async () => {
    await expect(await schemaDocs(tables)).toMatchFileSnapshot(join(root, "docs/schema.md"));
  });
});

describe("the types of queries", () => {
  test("schema.ts names the columns of the database, and which may be absent", () => {
    const inDatabase = Object.fromEntries(
      tables
        .filter(({ name }) => name !== "schema_migration")
        .map(({ name, columns }) => [
          name,
          Object.fromEntries(columns.map((column) => [column.name, column.isNullable])),
        ]),
    );
    expect(declaredTables(join(root, "src/adapters/postgres/schema.ts"))).toEqual(inDatabase);
  });
});

const isSaid = (comment: string | null) => comment !== null && comment.trim() !== "";

/** table → column → whether its type admits null, as the interfaces of a file declare it. */
function declaredTables(file: string): Record<string, Record<string, boolean>> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022);
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]),
  );
  const members = (name: string) =>
    Array.from(interfaces.get(name)?.members ?? [])
      .filter(ts.isPropertySignature)
      .map((member) => ({
        name: member.name.getText(source),
        type: member.type?.getText(source) ?? "",
      }));
  return Object.fromEntries(
    members("Schema").map((table) => [
      table.name,
      Object.fromEntries(
        members(table.type).map(({ name, type }) => [name, /\bnull\b/.test(type)]),
      ),
    ]),
  );
}
