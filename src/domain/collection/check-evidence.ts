import type { Check } from "./check.ts";
import type { CellMap } from "./computed-cell.ts";
import { explainer } from "./explaining-cells.ts";
import { type Form, isTypedRow, keyAt, placedRows } from "./form.ts";

export interface EvidenceInput {
  readonly form: Form;
  readonly cells: CellMap;
  /** The rows this unit fills. */
  readonly rowIds: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, string>;
  /** Keys of the cells that a file proves. */
  readonly proven: ReadonlySet<string>;
}

/**
 * Figures that a file must prove and none does (thiếu minh chứng): they may be sent, but not in
 * silence. What was done is asked about; what is planned or estimated has no proof yet.
 */
export function checkEvidence(input: EvidenceInput): readonly Check[] {
  const { form, cells, rowIds, notes, proven } = input;
  const isExplained = explainer([form], notes);
  const columns = form.columns.filter(({ kind }) => kind === "actual");
  return placedRows(form)
    .filter(({ row }) => row.evidenceRequired === true && rowIds.has(row.id) && isTypedRow(row))
    .flatMap(({ row }) =>
      columns.flatMap((column): Check[] => {
        const key = keyAt(row, column);
        if (cells.get(key)?.kind !== "value" || proven.has(key)) return [];
        const at = { rowId: row.id, columnId: column.id };
        return [
          {
            ...at,
            severity: "must_explain",
            code: "evidence_missing",
            message: "Số liệu này cần minh chứng. Đính kèm tệp, hoặc ghi lý do chưa có.",
            proposal: null,
            explained: isExplained(at),
          },
        ];
      }),
    );
}
