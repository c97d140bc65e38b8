import { sql } from "kysely";
import type { FormStore, FormSummary, IndicatorRecord } from "../../application/form/form-store.ts";
import { readForm } from "./form-tree.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Indicators and forms, on one transaction. */
export const formStore = (on: OrganizationScope): FormStore => {
  const { tx, organizationId, accountId } = on;
  return {
    async listIndicators() {
      const { rows } = await sql<IndicatorRecord>`
        SELECT id, code, name, unit_of_measure AS "unitOfMeasure", decimals::int, direction, ceiling,
          over_units AS "overUnits", over_time AS "overTime", numerator_id AS "numeratorId",
          denominator_id AS "denominatorId", source, is_illustrative AS "isIllustrative", frequency
        FROM indicator WHERE organization_id = ${organizationId()}
        ORDER BY code COLLATE "vi-x-icu"`.execute(tx);
      return rows;
    },

    async addIndicator(indicator) {
      await tx
        .insertInto("indicator")
        .values({
          organization_id: organizationId(),
          id: indicator.id,
          code: indicator.code,
          name: indicator.name,
          unit_of_measure: indicator.unitOfMeasure,
          decimals: indicator.decimals,
          direction: indicator.direction,
          ceiling: indicator.ceiling,
          over_units: indicator.overUnits,
          over_time: indicator.overTime,
          numerator_id: indicator.numeratorId,
          denominator_id: indicator.denominatorId,
          source: indicator.source,
          is_illustrative: indicator.isIllustrative,
        })
        .execute();
    },

    async listForms() {
      const { rows } = await sql<FormSummary>`
        SELECT f.id, f.code, f.version::int, f.title, f.origin,
          (SELECT count(*)::int FROM form_row r
            WHERE r.organization_id = f.organization_id AND r.form_id = f.id) AS rows,
          (SELECT count(*)::int FROM form_column c
            WHERE c.organization_id = f.organization_id AND c.form_id = f.id) AS columns,
          EXISTS (SELECT FROM round_form rf
            WHERE rf.organization_id = f.organization_id AND rf.form_id = f.id) AS "isUsed"
        FROM form f
        WHERE f.organization_id = ${organizationId()}
        ORDER BY f.code COLLATE "vi-x-icu", f.version DESC`.execute(tx);
      return rows;
    },

    findForm: (id) => readForm(on, id),

    async listProviders(formId) {
      return tx
        .selectFrom("form_row_provider as p")
        .innerJoin("form_row as r", (join) =>
          join
            .onRef("r.organization_id", "=", "p.organization_id")
            .onRef("r.id", "=", "p.form_row_id"),
        )
        .where("p.organization_id", "=", organizationId())
        .where("r.form_id", "=", formId)
        .select(["p.form_row_id as rowId", "p.unit_id as unitId", "p.is_main as isMain"])
        .execute();
    },

    async lastVersion(code) {
      const row = await tx
        .selectFrom("form")
        .where("organization_id", "=", organizationId())
        .where("code", "=", code)
        .select((eb) => eb.fn.max("version").as("version"))
        .executeTakeFirst();
      return row?.version ?? 0;
    },

    async addForm(form) {
      await tx
        .insertInto("form")
        .values({
          organization_id: organizationId(),
          id: form.id,
          code: form.code,
          version: form.version,
          title: form.title,
          unit_note: form.unitNote,
          source_note: form.sourceNote,
          plan_version_id: form.planVersionId,
          origin: form.origin,
          created_by: accountId,
          created_at: form.at,
        })
        .execute();
      for (const row of form.rows) {
        await tx
          .insertInto("form_row")
          .values({
            organization_id: organizationId(),
            id: row.id,
            form_id: form.id,
            parent_id: row.parentId,
            ordinal: row.ordinal,
            number: row.number,
            label: row.label,
            kind: row.kind,
            is_part: row.isPart,
            unit_of_measure: row.unitOfMeasure,
            decimals: row.decimals,
            indicator_id: row.indicatorId,
            plan_item_id: row.planItemId,
            target_id: row.targetId,
            share_group: row.shareGroup,
            is_required: row.isRequired,
          })
          .execute();
      }
      for (const row of form.rows.filter((each) => each.kind === "ratio")) {
        // set after every row exists: a rate may stand above the counts it divides
        await tx
          .updateTable("form_row")
          .set({ numerator_row_id: row.numeratorRowId, denominator_row_id: row.denominatorRowId })
          .where("organization_id", "=", organizationId())
          .where("id", "=", row.id)
          .execute();
      }
      const providers = form.rows.flatMap((row) =>
        row.providers.map((provider) => ({
          organization_id: organizationId(),
          form_row_id: row.id,
          unit_id: provider.unitId,
          is_main: provider.isMain,
        })),
      );
      if (providers.length > 0)
        await tx.insertInto("form_row_provider").values(providers).execute();
      await tx
        .insertInto("form_column")
        .values(
          form.columns.map((column) => ({
            organization_id: organizationId(),
            id: column.id,
            form_id: form.id,
            ordinal: column.ordinal,
            label: column.label,
            kind: column.kind,
            year: column.year,
            derivation: column.derivation,
          })),
        )
        .execute();
    },
  };
};
