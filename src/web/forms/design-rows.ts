import type { FormDesignRequest } from "../../contract/form.ts";
import { isRate } from "../../domain/indicator/unit-of-measure.ts";

export type DesignRow = FormDesignRequest["rows"][number];

/** A row and everything below it, in printed order. */
function branchOf(rows: readonly DesignRow[], key: string): ReadonlySet<string> {
  const branch = new Set([key]);
  for (const row of rows)
    if (row.parentKey !== null && branch.has(row.parentKey)) branch.add(row.key);
  return branch;
}

/** Takes a row out: what stood below it goes up one step, and what divided by it no longer does. */
export function removeRow(rows: readonly DesignRow[], key: string): DesignRow[] {
  const gone = rows.find((row) => row.key === key);
  const without = (named: string | null) => (named === key ? null : named);
  return rows
    .filter((row) => row.key !== key)
    .map((row) => ({
      ...row,
      parentKey: row.parentKey === key ? (gone?.parentKey ?? null) : row.parentKey,
      numeratorKey: without(row.numeratorKey),
      denominatorKey: without(row.denominatorKey),
    }));
}

/**
 * Moves a row with all below it past its neighbour of the same parent; where it has none there,
 * nothing moves. A row never leaves the row it belongs to.
 */
export function moveRow(rows: readonly DesignRow[], at: number, step: 1 | -1): DesignRow[] {
  const row = rows[at];
  if (row === undefined) return [...rows];
  const siblings = rows.filter(({ parentKey }) => parentKey === row.parentKey);
  const other = siblings[siblings.indexOf(row) + step];
  if (other === undefined) return [...rows];
  const [moving, passed] = [branchOf(rows, row.key), branchOf(rows, other.key)];
  const branch = rows.filter(({ key }) => moving.has(key));
  const rest = rows.filter(({ key }) => !moving.has(key));
  const places = rest.flatMap(({ key }, index) => (passed.has(key) ? [index] : []));
  const target = step < 0 ? Math.min(...places) : Math.max(...places) + 1;
  return [...rest.slice(0, target), ...branch, ...rest.slice(target)];
}

/** Rows that may stand above one: those printed before it and not below it. */
export const parentsFor = (rows: readonly DesignRow[], at: number): readonly DesignRow[] =>
  rows.slice(0, at);

/** Rows that a rate may divide: figures, sums and other rates, not itself. */
export const countsFor = (rows: readonly DesignRow[], key: string): readonly DesignRow[] =>
  rows.filter((row) => row.key !== key && row.kind !== "group");

/** A row in another unit of measure; percentages of units never add up to that of the whole. */
export const withUnit = (row: DesignRow, unitOfMeasure: string): Partial<DesignRow> => ({
  unitOfMeasure,
  ...(isRate(unitOfMeasure) && row.overUnits === "sum" ? { overUnits: "ratio" as const } : {}),
});
