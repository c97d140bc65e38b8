import { type Form, type FormRow, isTypedColumn, isTypedRow, placedRows } from "./form.ts";

/** The part of a form that one unit fills (biểu của đơn vị). */
export interface FormOfUnit {
  /** Rows it types, rows computed from them alone, and the headings above. */
  readonly form: Form;
  /** The rows it types into. */
  readonly ownRowIds: ReadonlySet<string>;
}

const indexOf = (form: Form): ReadonlyMap<string, FormRow> =>
  new Map(placedRows(form).map(({ row }) => [row.id, row]));

/** Rows a total adds, through headings. */
const addends = (row: FormRow): readonly FormRow[] =>
  row.children
    .filter((child) => !child.isPart && child.kind !== "memo")
    .flatMap((child) => (child.kind === "group" ? addends(child) : [child]));

/** True where everything the row shows comes from the unit itself. */
function isWhollyOwn(
  row: FormRow,
  own: ReadonlySet<string>,
  index: ReadonlyMap<string, FormRow>,
): boolean {
  const inputs =
    row.kind === "ratio"
      ? [row.numeratorRowId, row.denominatorRowId].map((id) => index.get(id ?? ""))
      : row.kind === "sum"
        ? addends(row)
        : undefined;
  if (inputs === undefined) return own.has(row.id);
  return (
    inputs.length > 0 && inputs.every((each) => each !== undefined && isWhollyOwn(each, own, index))
  );
}

/**
 * Cuts a form down to what a unit fills. Totals and rates that need other units' figures are left
 * out, because over a part they would be wrong; a row of another unit above an own one stays as a
 * heading. Structures shared with other units lose their check of 100.
 */
export function formOfUnit(form: Form, providedRowIds: ReadonlySet<string>): FormOfUnit {
  const index = indexOf(form);
  const all = [...index.values()];
  const ownRowIds = new Set(
    all.filter((row) => isTypedRow(row) && providedRowIds.has(row.id)).map((row) => row.id),
  );
  const isShown = (row: FormRow) => row.kind !== "group" && isWhollyOwn(row, ownRowIds, index);
  const isShared = (name: string) => all.some((row) => row.shareGroup === name && !isShown(row));
  const cut = (rows: readonly FormRow[]): FormRow[] =>
    rows.flatMap((row): FormRow[] => {
      const children = cut(row.children);
      if (isShown(row)) {
        const shared = row.shareGroup !== null && isShared(row.shareGroup);
        return [{ ...row, shareGroup: shared ? null : row.shareGroup, children }];
      }
      return children.length === 0 ? [] : [{ ...row, kind: "group", children }];
    });
  return { form: { ...form, rows: cut(form.rows) }, ownRowIds };
}

/** Cells the unit is asked for in it (số liệu phải nhập). */
export const cellsAsked = ({ form, ownRowIds }: FormOfUnit): number =>
  ownRowIds.size * form.columns.filter(isTypedColumn).length;

/**
 * The item each row reports on: its own, else that of the row above it, else that of a rate counted
 * from it. Rows that stay without one belong to the unit's report as a whole.
 */
export function itemsOfRows(form: Form): ReadonlyMap<string, string> {
  const items = new Map<string, string>();
  const rows = placedRows(form);
  for (const { row, parent } of rows) {
    const item = row.planItemId ?? (parent === null ? undefined : items.get(parent.id));
    if (item !== undefined) items.set(row.id, item);
  }
  for (const { row } of rows) {
    const item = items.get(row.id);
    if (item === undefined) continue;
    for (const id of [row.numeratorRowId, row.denominatorRowId])
      if (id !== null && !items.has(id)) items.set(id, item);
  }
  return items;
}
