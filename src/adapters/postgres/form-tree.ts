import type { Form, FormColumn, FormRow } from "../../domain/collection/form.ts";
import type { OrganizationScope } from "./organization-scope.ts";

interface StoredRow extends Omit<FormRow, "children"> {
  readonly parentId: string | null;
}

function toTree(rows: readonly StoredRow[], parentId: string | null): FormRow[] {
  return rows
    .filter((row) => row.parentId === parentId)
    .map(({ parentId: _parent, ...row }) => ({ ...row, children: toTree(rows, row.id) }));
}

/** A form with its rows as a tree and its columns in order; undefined where there is none. */
export async function readForm(
  { tx, organizationId }: OrganizationScope,
  formId: string,
): Promise<Form | undefined> {
  const form = await tx
    .selectFrom("form")
    .where("organization_id", "=", organizationId())
    .where("id", "=", formId)
    .select(["id", "code", "title", "unit_note as unitNote", "source_note as sourceNote"])
    .executeTakeFirst();
  if (form === undefined) return undefined;
  const rows = await tx
    .selectFrom("form_row as row")
    .leftJoin("indicator", (join) =>
      join
        .onRef("indicator.organization_id", "=", "row.organization_id")
        .onRef("indicator.id", "=", "row.indicator_id"),
    )
    .where("row.organization_id", "=", organizationId())
    .where("row.form_id", "=", formId)
    .orderBy("row.ordinal")
    .select([
      "row.id",
      "row.parent_id as parentId",
      "row.number",
      "row.label",
      "row.kind",
      "row.is_part as isPart",
      "row.unit_of_measure as unitOfMeasure",
      "row.decimals",
      "indicator.ceiling",
      "row.indicator_id as indicatorId",
      "row.plan_item_id as planItemId",
      "row.target_id as targetId",
      "row.numerator_row_id as numeratorRowId",
      "row.denominator_row_id as denominatorRowId",
      "row.share_group as shareGroup",
      "row.is_required as isRequired",
      "row.evidence_required as evidenceRequired",
    ])
    .execute();
  const columns: FormColumn[] = await tx
    .selectFrom("form_column")
    .where("organization_id", "=", organizationId())
    .where("form_id", "=", formId)
    .orderBy("ordinal")
    .select(["id", "label", "kind", "year", "derivation"])
    .execute();
  return { ...form, rows: toTree(rows, null), columns };
}
