import { foldForIdentity } from "../../kernel/vietnamese-text.ts";
import { type Result, err, ok } from "../../kernel/result.ts";
import { type Form, placedRows } from "../form.ts";
import type { ExpressionError, Reference } from "./expression.ts";
import { nearestOf } from "./nearest.ts";
import { errorAt } from "./tokens.ts";

/** A row as expressions call it (tên chỉ tiêu trong biểu thức). */
export interface NamedRow {
  readonly formId: string;
  readonly formCode: string;
  /** One row of the form has it: the label, with the row above where the label stands twice. */
  readonly name: string;
  /** The label alone. */
  readonly label: string;
  readonly rowId: string;
  /** By which figures of other rounds and other forms are found; null where the row has none. */
  readonly indicatorId: string | null;
  readonly unitOfMeasure: string;
  readonly decimals: number;
}

/** The rows that expressions may name; headings have no figures. */
export function namedRows(forms: readonly Form[]): readonly NamedRow[] {
  return forms.flatMap((form) => {
    const rows = placedRows(form).filter(({ row }) => row.kind !== "group");
    const countOf = (name: string, names: readonly string[]) =>
      names.filter((other) => foldForIdentity(other) === foldForIdentity(name)).length;
    const labels = rows.map(({ row }) => row.label);
    const longer = rows.map(({ row, parent }) =>
      countOf(row.label, labels) === 1 || parent === null
        ? row.label
        : `${parent.label} › ${row.label}`,
    );
    return rows.map(({ row }, at): NamedRow => {
      const name = longer[at] ?? row.label;
      const order = longer.slice(0, at + 1).filter((other) => other === name).length;
      return {
        formId: form.id,
        formCode: form.code,
        name: countOf(name, longer) === 1 ? name : `${name} (${order})`,
        label: row.label,
        rowId: row.id,
        indicatorId: row.indicatorId,
        unitOfMeasure: row.unitOfMeasure,
        decimals: row.decimals,
      };
    });
  });
}

const sameText = (left: string, right: string): boolean =>
  foldForIdentity(left) === foldForIdentity(right);

/** How a row is called from a form: with the code of its own form where that is another. */
export const nameFrom = (formId: string, row: NamedRow): string =>
  row.formId === formId ? row.name : `${row.formCode}: ${row.name}`;

/** The row that a reference means, read from the form the check belongs to. */
export function rowNamed(
  reference: Pick<Reference, "name" | "at">,
  formId: string,
  rows: readonly NamedRow[],
): Result<NamedRow, ExpressionError> {
  const { name, at } = reference;
  const to = at + name.length + 2;
  const found = rows.find((row) => sameText(nameFrom(formId, row), name));
  if (found !== undefined) return ok(found);
  const own = rows.find((row) => sameText(`${row.formCode}: ${row.name}`, name));
  if (own !== undefined) return ok(own);
  const alike = rows.filter((row) => row.formId === formId && sameText(row.label, name));
  if (alike.length > 0)
    return err(
      errorAt(
        at,
        to,
        `Biểu có ${alike.length} dòng tên “${name}”. Chọn đúng dòng bằng tên đầy đủ.`,
        alike.map((row) => row.name),
      ),
    );
  const names = rows.map((row) => nameFrom(formId, row));
  const near = nearestOf(name, names);
  const todo = near.length === 0 ? "Chọn tên trong danh sách bên dưới." : "Chọn tên gần đúng.";
  return err(errorAt(at, to, `Không có chỉ tiêu “${name}”. ${todo}`, near));
}
