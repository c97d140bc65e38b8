import { decimalsOf } from "../kernel/decimal.ts";
import {
  type FormColumn,
  type FormRow,
  keyAt,
  isTypedColumn,
  isTypedRow,
  placedRows,
} from "./form.ts";
import type { Checked, Finding } from "./check.ts";

/** The cells this unit types into, row by row. */
export function* typedCells({ form, rowIds }: Checked): Generator<readonly [FormRow, FormColumn]> {
  for (const { row } of placedRows(form)) {
    if (!rowIds.has(row.id) || !isTypedRow(row)) continue;
    for (const column of form.columns.filter(isTypedColumn)) yield [row, column];
  }
}

const unreadableAt = (input: Checked, row: FormRow, column: FormColumn): string | undefined =>
  input.unreadable?.get(keyAt(row, column));

/** A text that is no number cannot be sent. */
export function checkUnreadable(input: Checked): readonly Finding[] {
  return [...typedCells(input)].flatMap(([row, column]) => {
    const typed = unreadableAt(input, row, column);
    if (typed === undefined) return [];
    const message = `“${typed}” không phải là số. Nhập số, hoặc “-” nếu không phát sinh, “…” nếu chưa có số liệu.`;
    return [
      {
        rowId: row.id,
        columnId: column.id,
        severity: "blocking",
        code: "not_a_number",
        message,
        proposal: null,
      },
    ];
  });
}

/** A blank in a required row may be sent, but not in silence. */
export function checkBlanks(input: Checked): readonly Finding[] {
  return [...typedCells(input)].flatMap(([row, column]) => {
    const cell = input.cells.get(keyAt(row, column));
    const filled = cell !== undefined && cell.kind !== "blank";
    if (filled || !row.isRequired || unreadableAt(input, row, column) !== undefined) return [];
    const message = "Ô bắt buộc còn trống. Nhập số liệu, hoặc ghi lý do chưa có.";
    return [
      {
        rowId: row.id,
        columnId: column.id,
        severity: "must_explain",
        code: "required_blank",
        message,
        proposal: null,
      },
    ];
  });
}

/** More decimals than the table prints are kept, and mentioned. */
export function checkPrecision(input: Checked): readonly Finding[] {
  return [...typedCells(input)].flatMap(([row, column]) => {
    const cell = input.cells.get(keyAt(row, column));
    if (cell?.kind !== "value" || decimalsOf(cell.value) <= row.decimals) return [];
    const printed = row.decimals === 0 ? "số nguyên" : `${row.decimals} chữ số thập phân`;
    const message = `Dòng này in ${printed}. Số đã nhập được giữ nguyên, khi in sẽ làm tròn.`;
    return [
      {
        rowId: row.id,
        columnId: column.id,
        severity: "hint",
        code: "too_precise",
        message,
        proposal: null,
      },
    ];
  });
}

/** An estimate is understood only with the months it rests on; asked once a column, at its first bare cell. */
export function checkEstimates(input: Checked): readonly Finding[] {
  const bare = [...typedCells(input)].filter(([row, column]) => {
    const key = keyAt(row, column);
    const hasNote = (input.notes.get(key) ?? "").trim() !== "";
    return column.kind === "estimate" && input.cells.get(key)?.kind === "value" && !hasNote;
  });
  const first = bare.filter(
    ([, column], i) => bare.findIndex(([, other]) => other === column) === i,
  );
  return first.map(([row, column]) => ({
    rowId: row.id,
    columnId: column.id,
    severity: "hint",
    code: "estimate_without_note",
    message: `${column.year === null ? "Cột này" : `Năm ${column.year}`} là số ước. Ghi rõ số tháng thực hiện để người đọc hiểu đúng.`,
    proposal: null,
  }));
}
