import type { DecimalText } from "../kernel/decimal.ts";
import type { CellValue } from "./figure.ts";
import type { CellAddress } from "./form.ts";

/** What a number is counted in: the row's unit, per cent, or percentage points. */
export type CellUnit = "row" | "percent" | "points";

/** A cell with the way it came about. */
export interface ComputedCell {
  readonly cell: CellValue;
  readonly origin: "entered" | "derived";
  readonly unit: CellUnit;
  /** The cells it was computed from, in the order of the formula. */
  readonly inputs: readonly CellAddress[];
  /** "4.380 ÷ 5.000 × 100"; null for entered cells and for absences. */
  readonly formula: string | null;
  /** Why a computed cell is empty though its inputs are there; null otherwise. */
  readonly note: string | null;
}

/** Cells of a form by `cellKey`; a cell nobody filled is absent. */
export type CellMap = ReadonlyMap<string, CellValue>;

/** Every cell of a form by `cellKey`. */
export type ComputedCells = ReadonlyMap<string, ComputedCell>;

/** The level each row is to reach, by row id; rows without a target are absent. */
export type RowLevels = ReadonlyMap<string, DecimalText>;
