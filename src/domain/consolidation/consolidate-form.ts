import { type Form, cellKey, placedRows } from "../collection/form.ts";
import {
  type AggregationRule,
  type Consolidated,
  type UnitFigure,
  aggregate,
} from "./aggregate.ts";
import type { CellSource } from "./layout-table.ts";

/** A row without an indicator cannot be added up over several units. */
const NOT_ADDED: AggregationRule = { overUnits: "none", unitOfMeasure: "" };

/** Consolidates every cell of a form over the units that fill it (tổng hợp biểu); keys by `cellKey`. */
export function consolidateForm(
  form: Form,
  rules: ReadonlyMap<string, AggregationRule>,
  figures: ReadonlyMap<string, readonly UnitFigure[]>,
): ReadonlyMap<string, Consolidated> {
  const consolidated = new Map<string, Consolidated>();
  for (const { row } of placedRows(form))
    for (const column of form.columns) {
      const key = cellKey(row.id, column.id);
      const found = figures.get(key);
      if (found === undefined) continue;
      consolidated.set(key, aggregate(rules.get(row.id) ?? NOT_ADDED, found));
    }
  return consolidated;
}

/** A consolidated cell as a source of the printed table; accepted only where every unit's figure is. */
export const toCellSource = (consolidated: Consolidated): CellSource => ({
  cell: consolidated.cell,
  accepted: consolidated.counts.unaccepted === 0,
  observationIds: consolidated.observationIds,
  note: consolidated.note,
});
