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
import type { Form } from "../../domain/collection/form.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { CheckDesign, CheckRecord } from "./check-store.ts";

/** Which of the two texts is wrong, and where. */
export interface ReadError extends ExpressionError {
  readonly field: "expression" | "proposal";
}

const inField = (field: ReadError["field"], error: ExpressionError) => err({ ...error, field });

/** Reads a design against the rows of its form and the others (đọc quy tắc). */
export function readCheck(
  design: Omit<CheckDesign, "isActive"> & { readonly id: string },
  formId: string,
  rows: readonly NamedRow[],
): Result<DesignedCheck, ReadError> {
  const relation = parseRelation(design.expression);
  if (!relation.ok) return inField("expression", relation.error);
  const found = resolveRelation(relation.value, formId, rows);
  if (!found.ok) return inField("expression", found.error);
  const proposed = design.proposal === null ? null : parseExpression(design.proposal);
  if (proposed?.ok === false) return inField("proposal", proposed.error);
  const proposal = proposed === null ? null : proposed.value;
  const more = proposal === null ? ok({}) : resolveProposal(proposal, formId, rows);
  if (!more.ok) return inField("proposal", more.error);
  const references = [
    ...referencesOfRelation(relation.value),
    ...(proposal === null ? [] : referencesOf(proposal)),
  ];
  const named: NamedRows = { ...found.value, ...more.value };
  const own = references.find((each) => !each.overUnits && named[each.name]?.formId === formId);
  const first = own === undefined ? undefined : named[own.name];
  if (first === undefined)
    return inField("expression", {
      at: 0,
      to: design.expression.length,
      message:
        "Điều kiện chưa nhắc chỉ tiêu nào của biểu này, nên không biết báo ở ô nào. Thêm một chỉ tiêu của biểu.",
      proposals: [],
    });
  const isPlaced = rows.some((row) => row.formId === formId && row.rowId === design.rowId);
  return ok({
    id: design.id,
    code: design.code,
    name: design.name,
    formId,
    rowId: isPlaced && design.rowId !== null ? design.rowId : first.rowId,
    severity: design.severity,
    message: design.message,
    relation: relation.value,
    proposal,
    rows: named,
  });
}

/**
 * The active checks of a round, read against its own forms. One that names a row which this version
 * of the form has no more stays out.
 */
export function checksOfForms(
  records: readonly CheckRecord[],
  forms: readonly Form[],
): readonly DesignedCheck[] {
  const active = records.filter(({ isActive }) => isActive);
  if (active.length === 0) return [];
  const rows = namedRows(forms);
  return active.flatMap((record) => {
    const form = forms.find(({ code }) => code === record.formCode);
    const read = form === undefined ? undefined : readCheck(record, form.id, rows);
    return read?.ok === true ? [read.value] : [];
  });
}
