import { type CellAddress, type Form, type FormRow, cellKey, placedRows } from "./form.ts";

type RowIndex = ReadonlyMap<string, FormRow>;

/** Every row of some forms, by id. */
export const rowsById = (forms: readonly Form[]): RowIndex =>
  new Map(forms.flatMap((form) => placedRows(form).map(({ row }) => [row.id, row] as const)));

/**
 * The typed rows whose notes explain a row (dòng ghi lý do): itself, or what it is computed from,
 * because nobody types into a rate or a total. The first is where a reason is written.
 */
export function explainingRows(rowId: string, rows: RowIndex): readonly string[] {
  const row = rows.get(rowId);
  if (row === undefined) return [rowId];
  if (row.kind === "ratio")
    return [row.numeratorRowId, row.denominatorRowId].flatMap((id) =>
      id === null || id === rowId ? [] : explainingRows(id, rows),
    );
  if (row.kind === "sum")
    return row.children
      .filter(({ isPart, kind }) => !isPart && kind !== "memo" && kind !== "group")
      .flatMap(({ id }) => explainingRows(id, rows));
  return [row.id];
}

/** Tells whether a note explains what was found in a cell (đã ghi lý do). */
export function explainer(
  forms: readonly Form[],
  notes: ReadonlyMap<string, string>,
): (cell: CellAddress) => boolean {
  const rows = rowsById(forms);
  return ({ rowId, columnId }) =>
    [rowId, ...explainingRows(rowId, rows)].some(
      (id) => (notes.get(cellKey(id, columnId)) ?? "").trim() !== "",
    );
}
