import type { ComputedCell } from "../collection/computed-cell.ts";
import { MISSING_MARKS } from "../collection/figure.ts";
import type { FormColumn, FormRow } from "../collection/form.ts";
import { VERDICT_LABELS, type Verdict } from "../evaluation/verdict.ts";
import { toFixedText, decimal } from "../kernel/decimal.ts";
import { formatChange, formatDecimal } from "../kernel/vietnamese-number.ts";
import type { TableCell, TableCellState } from "./statistical-table.ts";

/** A cell that has not been filled prints like a figure that is not there. */
const NOT_THERE = "…";

/** Where a cell's number came from, gathered over everything it rests on. */
export interface CellOrigin {
  readonly state: TableCellState;
  readonly observationIds: readonly string[];
  readonly restsOnUnaccepted: boolean;
  readonly footnotes: readonly number[];
}

const empty = (columnId: string, origin: CellOrigin): TableCell => ({
  columnId,
  text: "",
  value: null,
  decimals: null,
  status: null,
  verdict: null,
  footnotes: origin.footnotes,
  observationIds: origin.observationIds,
  state: origin.state,
  formula: null,
  restsOnUnaccepted: origin.restsOnUnaccepted,
});

export const UNKNOWN_ORIGIN: CellOrigin = {
  state: "blank",
  observationIds: [],
  restsOnUnaccepted: false,
  footnotes: [],
};

/** A cell of a heading row. */
export const headingCell = (columnId: string): TableCell => empty(columnId, UNKNOWN_ORIGIN);

export const verdictCell = (
  columnId: string,
  verdict: Verdict | null,
  origin: CellOrigin,
): TableCell => ({
  ...empty(columnId, origin),
  text: verdict === null ? "" : VERDICT_LABELS[verdict],
  verdict,
});

/** The target's level as words, since "dưới 5" is not the number 5. */
export const wordsCell = (columnId: string, text: string, origin: CellOrigin): TableCell => ({
  ...empty(columnId, origin),
  text,
});

/** Rounds once, by the row's decimals, and prints in Vietnamese style. */
export function figureCell(
  row: FormRow,
  column: FormColumn,
  { cell, unit, formula, note }: ComputedCell,
  origin: CellOrigin,
): TableCell {
  const shell = empty(column.id, origin);
  switch (cell.kind) {
    case "blank":
      return { ...shell, text: NOT_THERE };
    case "missing": {
      // A comparison that this row never has is left empty; one that cannot be made says why.
      const silent = column.kind === "derived" && cell.status === "not_applicable" && note === null;
      return { ...shell, status: cell.status, text: silent ? "" : MISSING_MARKS[cell.status] };
    }
    case "value": {
      const decimals =
        unit === "row" ? row.decimals : Math.max(1, unit === "points" ? row.decimals : 1);
      const text = printed(cell.value, decimals, unit, column);
      return {
        ...shell,
        text,
        value: toFixedText(decimal(cell.value), decimals),
        decimals,
        formula,
      };
    }
    default:
      return cell satisfies never;
  }
}

function printed(
  value: string,
  decimals: number,
  unit: ComputedCell["unit"],
  column: FormColumn,
): string {
  if (unit === "row") return formatDecimal(value, decimals);
  if (unit === "points") return `${formatChange(value, decimals)} điểm`;
  const isLevel = column.derivation === "target_comparison";
  return `${isLevel ? formatDecimal(value, decimals) : formatChange(value, decimals)}%`;
}
