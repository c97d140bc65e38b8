import type pg from "pg";
import { format } from "prettier";

/** A table as the database describes it, with the COMMENTs of migrations/. */
export interface DescribedTable {
  readonly name: string;
  readonly comment: string | null;
  readonly key: readonly string[];
  readonly references: readonly string[];
  readonly columns: readonly DescribedColumn[];
}

export interface DescribedColumn {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly comment: string | null;
}

const TABLES = `
  SELECT t.relname AS name,
    obj_description(t.oid, 'pg_class') AS comment,
    (SELECT json_agg(json_build_object(
        'name', c.attname,
        'type', format_type(c.atttypid, c.atttypmod),
        'isNullable', NOT c.attnotnull,
        'comment', col_description(t.oid, c.attnum)) ORDER BY c.attnum)
      FROM pg_attribute c WHERE c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped) AS columns,
    (SELECT coalesce(json_agg(c.attname ORDER BY array_position(k.conkey, c.attnum)), '[]')
      FROM pg_constraint k JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = ANY (k.conkey)
      WHERE k.conrelid = t.oid AND k.contype = 'p') AS key,
    (SELECT coalesce(json_agg(DISTINCT k.confrelid::regclass::text), '[]')
      FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'f') AS "references"
  FROM pg_class t
  WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
  ORDER BY t.relname`;

/** Every table of the product, in the order of names. */
export async function describeTables(pool: pg.Pool): Promise<readonly DescribedTable[]> {
  const { rows } = await pool.query<DescribedTable>(TABLES);
  return rows;
}

/**
 * docs/schema.md: the database as it explains itself. A test keeps the file current; after a new
 * migration: npx vitest run --project database test/database/schema.test.ts -u
 */
export function schemaDocs(tables: readonly DescribedTable[]): Promise<string> {
  const text = [
    "# The database",
    "Written from the COMMENTs of `migrations/` by `scripts/schema-docs.ts`; not edited by hand.",
    ...tables.map(section),
  ].join("\n\n");
  return format(text, { parser: "markdown", printWidth: 100 });
}

function section({ name, comment, key, references, columns }: DescribedTable): string {
  const facts = [
    key.length > 0 && `Key: ${key.map(code).join(", ")}.`,
    references.length > 0 && `Refers to ${references.map(code).join(", ")}.`,
  ];
  const rows = columns.map(
    (column) =>
      `| ${code(column.name)} | ${column.type}${column.isNullable ? ", may be absent" : ""} | ${cell(column.comment)} |`,
  );
  return [
    `## ${name}`,
    comment ?? "",
    facts.filter((fact) => fact !== false).join(" "),
    ["| column | type | meaning |", "| --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

const code = (name: string): string => `\`${name}\``;
const cell = (text: string | null): string =>
  (text ?? "").replaceAll("|", "\\|").replaceAll("\n", " ");
