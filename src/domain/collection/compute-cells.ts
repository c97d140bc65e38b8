import { ratioScale } from "../indicator/unit-of-measure.ts";
import { decimal, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { addUp, cellOfObstacle, obstacleOf } from "./absence.ts";
import type { CellMap, ComputedCell, ComputedCells, RowLevels } from "./computed-cell.ts";
import { BLANK, type CellValue, missing } from "./figure.ts";
import { type Form, type FormColumn, type FormRow, keyAt, placedRows } from "./form.ts";
import { quotient } from "./growth.ts";
import { deriveColumn } from "./derive-column.ts";

/**
 * Every cell of a form (ô của biểu): what was entered, with ratio rows, sum rows and derived columns
 * computed. An absent input makes what rests on it absent for the same reason, never zero.
 */
export function computeCells(
  form: Form,
  cells: CellMap,
  levels: RowLevels = new Map(),
): ComputedCells {
  const computed = new Map<string, ComputedCell>();
  const rows = placedRows(form).map(({ row }) => row);
  const index = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows.filter((each) => each.kind !== "group")) {
    for (const column of form.columns.filter((each) => each.kind !== "derived"))
      computed.set(keyAt(row, column), yearCell(row, column, { cells, index, path: [] }));
    for (const column of form.columns.filter((each) => each.kind === "derived"))
      computed.set(keyAt(row, column), deriveColumn(form, row, column, computed, levels));
  }
  return computed;
}

interface Source {
  readonly cells: CellMap;
  readonly index: ReadonlyMap<string, FormRow>;
  /** Rows being computed, so that a form that refers to itself is found out. */
  readonly path: readonly string[];
}

const typedCell = (row: FormRow, column: FormColumn, { cells }: Source): CellValue =>
  cells.get(keyAt(row, column)) ?? BLANK;

export const entered = (cell: CellValue): ComputedCell => ({
  cell,
  origin: "entered",
  unit: "row",
  inputs: [],
  formula: null,
  note: null,
});

function yearCell(row: FormRow, column: FormColumn, source: Source): ComputedCell {
  if (source.path.includes(row.id)) throw new Error(`row ${row.id} is computed from itself`);
  const within = { ...source, path: [...source.path, row.id] };
  const computed =
    row.kind === "ratio"
      ? ratioCell(row, column, within)
      : row.kind === "sum"
        ? sumCell(row, column, within)
        : undefined;
  const typed = typedCell(row, column, source);
  // Imported years often hold the rate or the total alone, without the counts below it.
  const useTyped =
    computed === undefined || (computed.cell.kind === "blank" && typed.kind !== "blank");
  return useTyped ? entered(typed) : computed;
}

function ratioCell(row: FormRow, column: FormColumn, source: Source): ComputedCell | undefined {
  const parts = [row.numeratorRowId, row.denominatorRowId].map((id) => source.index.get(id ?? ""));
  const [top, bottom] = parts;
  if (top === undefined || bottom === undefined) return undefined;
  const [numerator, denominator] = [top, bottom].map((part) => yearCell(part, column, source).cell);
  const inputs = [top, bottom].map((part) => ({ rowId: part.id, columnId: column.id }));
  return {
    ...entered(BLANK),
    ...divide(numerator ?? BLANK, denominator ?? BLANK, row),
    origin: "derived",
    inputs,
  };
}

function divide(
  numerator: CellValue,
  denominator: CellValue,
  row: FormRow,
): Pick<ComputedCell, "cell" | "formula" | "note"> {
  const without = (cell: CellValue, note: string | null = null) => ({ cell, formula: null, note });
  const obstacle = obstacleOf([numerator, denominator]);
  if (obstacle !== undefined) return without(cellOfObstacle(obstacle));
  if (denominator.kind !== "value") return without(missing("not_applicable"), "Không có mẫu số.");
  if (numerator.kind !== "value") return without(numerator);
  const below = decimal(denominator.value);
  if (below.isZero())
    return without(missing("not_applicable"), "Mẫu số bằng 0 nên không tính được.");
  const scale = ratioScale(row.unitOfMeasure);
  const value = toText(quotient(decimal(numerator.value), below, scale));
  const times = scale.equals(1) ? "" : ` × ${formatDecimal(toText(scale))}`;
  return {
    cell: { kind: "value", value, numerator: numerator.value, denominator: denominator.value },
    formula: `${formatDecimal(numerator.value)} ÷ ${formatDecimal(denominator.value)}${times}`,
    note: null,
  };
}

/** What a total adds: children that are neither memos nor mere parts ("trong đó"). */
const summands = (row: FormRow): readonly FormRow[] =>
  row.children
    .filter((child) => !child.isPart && child.kind !== "memo")
    .flatMap((child) => (child.kind === "group" ? summands(child) : [child]));

function sumCell(row: FormRow, column: FormColumn, source: Source): ComputedCell {
  const children = summands(row);
  const parts = children.map((child) => yearCell(child, column, source).cell);
  const cell = addUp(parts);
  const terms = parts.flatMap((part) => (part.kind === "value" ? [formatDecimal(part.value)] : []));
  return {
    ...entered(cell),
    origin: "derived",
    inputs: children.map((child) => ({ rowId: child.id, columnId: column.id })),
    formula: cell.kind === "value" ? terms.join(" + ") : null,
  };
}
