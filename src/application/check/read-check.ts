import type { DesignedCheck } from "../../domain/collection/designed-check.ts";
import {
  type ExpressionError,
  referencesOf,
  referencesOfRelation,
} from "../../domain/collection/expression/expression.ts";
import { type NamedRow, namedRows } from "../../domain/collection/expression/names.ts";
import {
  parseExpression,
  parseRelation,
} from "../../domain/collection/expression/parse-expression.ts";
import {
  type NamedRows,
  resolveProposal,
  resolveRelation,
} from "../../domain/collection/expression/resolve.ts";
import { type Form, isTypedColumn } from "../../domain/collection/form.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { Stores } from "../ports.ts";
import type { CheckDesign } from "./check-store.ts";

/** Which of the two texts is wrong, and where. */
export interface ReadError extends ExpressionError {
  readonly field: "expression" | "proposal";
}

const inField = (field: ReadError["field"], error: ExpressionError) => err({ ...error, field });

interface Placement {
  readonly rowId: string | null;
  readonly columnId: string | null;
  /** How they are called, for finding them in another version of the form. */
  readonly rowLabel?: string | null;
  readonly columnLabel?: string | null;
}

/** The one row of the form that a check shows at, by its id or else by its name. */
function rowOf(placement: Placement, formId: string, rows: readonly NamedRow[]) {
  const own = rows.filter((row) => row.formId === formId);
  const named = own.filter(({ label }) => label === placement.rowLabel);
  return (
    own.find(({ rowId }) => rowId === placement.rowId) ??
    (named.length === 1 ? named[0] : undefined)
  );
}

/** The one column; null where the check holds in all, undefined where this form has it no more. */
function columnOf({ columnId, columnLabel }: Placement, form: Form): string | null | undefined {
  if (columnId === null) return null;
  const columns = form.columns.filter(isTypedColumn);
  const found =
    columns.find(({ id }) => id === columnId) ?? columns.find(({ label }) => label === columnLabel);
  return found?.id;
}

const nowhere = (design: { readonly expression: string }, message: string) =>
  inField("expression", { at: 0, to: design.expression.length, message, proposals: [] });

/** Reads a design against its form, whose rows and those of others it may name (đọc quy tắc). */
export function readCheck(
  design: Omit<CheckDesign, "isActive" | "formId"> & Placement & { readonly id: string },
  form: Form,
  rows: readonly NamedRow[],
): Result<DesignedCheck, ReadError> {
  const formId = form.id;
  const relation = parseRelation(design.expression);
  if (!relation.ok) return inField("expression", relation.error);
  const found = resolveRelation(relation.value, formId, rows);
  if (!found.ok) return inField("expression", found.error);
  const proposed = design.proposal === null ? null : parseExpression(design.proposal);
  if (proposed?.ok === false) return inField("proposal", proposed.error);
  const proposal = proposed === null ? null : proposed.value;
  const references = [
    ...referencesOfRelation(relation.value),
    ...(proposal === null ? [] : referencesOf(proposal)),
  ];
  const own = references.find(
    (each) => !each.overUnits && found.value[each.name]?.formId === formId,
  );
  const shown =
    rowOf(design, formId, rows) ?? (own === undefined ? undefined : found.value[own.name]);
  if (shown === undefined)
    return nowhere(
      design,
      "Điều kiện chưa nhắc chỉ tiêu nào của biểu này, nên không biết báo ở ô nào. Thêm một chỉ tiêu của biểu, hoặc chọn dòng báo.",
    );
  const columnId = columnOf(design, form);
  if (columnId === undefined)
    return nowhere(design, "Cột báo không có trong biểu này. Chọn lại cột, hoặc chọn mọi cột.");
  const more =
    proposal === null ? ok({}) : resolveProposal(proposal, formId, rows, shown.unitOfMeasure);
  if (!more.ok) return inField("proposal", more.error);
  const named: NamedRows = { ...found.value, ...more.value };
  return ok({
    id: design.id,
    code: design.code,
    name: design.name,
    formId,
    rowId: shown.rowId,
    columnId,
    severity: design.severity,
    message: design.message,
    relation: relation.value,
    proposal,
    rows: named,
  });
}

/**
 * The active checks of a round, read against its own forms; what stands in other forms is read from
 * accepted figures. One that names a row which no form has any more stays out.
 */
export async function checksOfRound(
  { check, form }: Pick<Stores, "check" | "form">,
  forms: readonly Form[],
): Promise<readonly DesignedCheck[]> {
  const active = (await check.listNewest()).filter(({ isActive }) => isActive);
  const read = (rows: readonly NamedRow[]) =>
    active.flatMap((record) => {
      const own = forms.find(({ code }) => code === record.formCode);
      return own === undefined ? [] : [readCheck(record, own, rows)];
    });
  const rows = namedRows(forms);
  const near = read(rows);
  const isWhole = near.every(({ ok: isRead }) => isRead);
  const all = isWhole ? near : read([...rows, ...namedRows(await otherForms(form, forms))]);
  return all.flatMap((each) => (each.ok ? [each.value] : []));
}

/** The newest version of every form whose code is not among those at hand. */
export async function otherForms(
  store: Stores["form"],
  forms: readonly Form[],
): Promise<readonly Form[]> {
  const newest = new Map<string, { readonly id: string; readonly version: number }>();
  for (const each of await store.listForms())
    if (
      forms.every(({ code }) => code !== each.code) &&
      each.version >= (newest.get(each.code)?.version ?? 0)
    )
      newest.set(each.code, each);
  const others: Form[] = [];
  for (const { id } of newest.values()) {
    const found = await store.findForm(id);
    if (found !== undefined) others.push(found);
  }
  return others;
}
