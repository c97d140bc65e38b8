import { isRate } from "../indicator/unit-of-measure.ts";
import type { DecimalText } from "../kernel/decimal.ts";

/** group: heading · figure: typed · ratio, sum: computed from other rows · memo: unnumbered note row, typed. */
export type FormRowKind = "group" | "figure" | "ratio" | "sum" | "memo";

/** A row of a form (dòng của biểu); rows are a tree. */
export interface FormRow {
  readonly id: string;
  /** As printed: "I", "1", "a", "-"; empty for memo rows. */
  readonly number: string;
  readonly label: string;
  readonly kind: FormRowKind;
  /** "Trong đó": a part of its parent, never more than it. */
  readonly isPart: boolean;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  /** Natural maximum (100 for a share of a whole); null where there is none. */
  readonly ceiling: DecimalText | null;
  readonly indicatorId: string | null;
  readonly planItemId: string | null;
  readonly targetId: string | null;
  /** For a ratio: the rows it divides. */
  readonly numeratorRowId: string | null;
  readonly denominatorRowId: string | null;
  /** Rows of one name must add up to 100 in every column (cơ cấu). */
  readonly shareGroup: string | null;
  /** A blank must be explained. */
  readonly isRequired: boolean;
  /** A figure must be proven by a file, or it is explained why there is none. */
  readonly evidenceRequired?: boolean;
  readonly children: readonly FormRow[];
}

/** What the figures of a column are (thực hiện, ước, kế hoạch, dự báo, tính ra). */
export type FormColumnKind = "actual" | "estimate" | "plan" | "projection" | "derived";

/**
 * How a derived column is computed from the others: latest year against the one before, average
 * yearly growth, the target's level, latest year against the target, the verdict.
 */
export type Derivation =
  "previous_year" | "average_growth" | "target" | "target_comparison" | "verdict";

/** A column of a form (cột của biểu): a year with the nature of its figures, or a derivation. */
export interface FormColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: FormColumnKind;
  /** Null for derived columns. */
  readonly year: number | null;
  /** Null for columns that are filled. */
  readonly derivation: Derivation | null;
}

/** A table to fill or to print (biểu mẫu), as data: an appendix of a plan is one. */
export interface Form {
  readonly id: string;
  /** "Biểu 01". */
  readonly code: string;
  readonly title: string;
  /** Unit of measure printed above the table where it is one for all; empty otherwise. */
  readonly unitNote: string;
  readonly sourceNote: string;
  readonly rows: readonly FormRow[];
  readonly columns: readonly FormColumn[];
}

/** A place in a form. */
export interface CellAddress {
  readonly rowId: string;
  readonly columnId: string;
}

/** Text that names one cell, for maps. */
export const cellKey = (rowId: string, columnId: string): string => `${rowId}|${columnId}`;

const KEYS = new WeakMap<FormRow, Map<string, string>>();

/** `cellKey` of a row and a column at hand, put together once: checks ask for every cell many times. */
export function keyAt(row: FormRow, column: FormColumn): string {
  let keys = KEYS.get(row);
  if (keys === undefined) KEYS.set(row, (keys = new Map()));
  let key = keys.get(column.id);
  if (key === undefined) keys.set(column.id, (key = cellKey(row.id, column.id)));
  return key;
}

/** A row with its depth in the tree and the row above it. */
export interface PlacedRow {
  readonly row: FormRow;
  readonly level: number;
  readonly parent: FormRow | null;
}

const PLACED = new WeakMap<Form["rows"], readonly PlacedRow[]>();

/** Every row of the tree in printed order; laid out once, for every check of a form asks for it. */
export function placedRows({ rows }: Form): readonly PlacedRow[] {
  const known = PLACED.get(rows) ?? place(rows, 0, null);
  PLACED.set(rows, known);
  return known;
}

function place(rows: readonly FormRow[], level: number, parent: FormRow | null): PlacedRow[] {
  return rows.flatMap((row) => [{ row, level, parent }, ...place(row.children, level + 1, row)]);
}

/** True for a row that people type into. */
export const isTypedRow = (row: FormRow): boolean => row.kind === "figure" || row.kind === "memo";

/** True for a column that people type into; projections and derivations are computed elsewhere. */
export const isTypedColumn = (column: FormColumn): boolean =>
  column.kind === "actual" || column.kind === "estimate" || column.kind === "plan";

/** True for a row whose figure shares a whole, so that changes of it are points, not per cent. */
export const isRateRow = (row: FormRow): boolean => isRate(row.unitOfMeasure);
