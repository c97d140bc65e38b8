import { cellLock } from "../../domain/collection/cell-lock.ts";
import { BLANK } from "../../domain/collection/figure.ts";
import { cellKey, isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import type { MergePlace } from "../../domain/collection/workbook/merge-workbook.ts";
import type { FigureRecord, ReturnFacts } from "./collection-store.ts";
import { type Worksheet, byCell, reopeningsOf, toCell, typingState } from "./worksheet.ts";

/** Every cell the unit types, as it stands now, by cell key. */
export function mergePlacesOf(
  sheet: Worksheet,
  figures: readonly FigureRecord[],
  returns: readonly ReturnFacts[],
): ReadonlyMap<string, MergePlace> {
  const current = byCell(figures);
  const reopenings = reopeningsOf(sheet, figures, returns);
  const places = new Map<string, MergePlace>();
  for (const { form, ownRowIds } of sheet.forms) {
    const columns = form.columns.filter(isTypedColumn);
    for (const { row } of placedRows(form)) {
      const task = sheet.taskOfRow.get(row.id);
      if (task === undefined || !ownRowIds.has(row.id)) continue;
      const values = columns.map((column) => {
        const entry = current.get(cellKey(row.id, column.id));
        return entry === undefined ? BLANK : toCell(entry);
      });
      columns.forEach((column, index) => {
        const key = cellKey(row.id, column.id);
        places.set(key, {
          row,
          column,
          lock: cellLock(typingState(task), reopenings(task.id), key),
          current: values[index] ?? BLANK,
          note: current.get(key)?.note ?? "",
          history: values.flatMap((value, other) =>
            other !== index && value.kind === "value" ? [value.value] : [],
          ),
        });
      });
    }
  }
  return places;
}
