import type { RoundForm } from "../../application/collection/collection-store.ts";
import { readForm } from "./form-tree.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** The forms of a round in order, with the units that fill each row. */
export async function formsOfRound(
  on: OrganizationScope,
  roundId: string,
): Promise<readonly RoundForm[]> {
  const { tx, organizationId } = on;
  const listed = await tx
    .selectFrom("round_form")
    .where("organization_id", "=", organizationId())
    .where("round_id", "=", roundId)
    .orderBy("ordinal")
    .select("form_id as formId")
    .execute();
  const providers = await tx
    .selectFrom("form_row_provider as p")
    .innerJoin("form_row as r", (join) =>
      join.onRef("r.organization_id", "=", "p.organization_id").onRef("r.id", "=", "p.form_row_id"),
    )
    .innerJoin("round_form as rf", (join) =>
      join
        .onRef("rf.organization_id", "=", "r.organization_id")
        .onRef("rf.form_id", "=", "r.form_id"),
    )
    .where("p.organization_id", "=", organizationId())
    .where("rf.round_id", "=", roundId)
    .select(["p.form_row_id as rowId", "p.unit_id as unitId", "p.is_main as isMain"])
    .execute();
  const byUnit = new Map<string, Map<string, boolean>>();
  for (const { rowId, unitId, isMain } of providers) {
    const rows = byUnit.get(unitId) ?? new Map<string, boolean>();
    byUnit.set(unitId, rows.set(rowId, isMain));
  }
  const forms: RoundForm[] = [];
  for (const { formId } of listed) {
    const form = await readForm(on, formId);
    if (form !== undefined) forms.push({ form, providers: byUnit });
  }
  return forms;
}
