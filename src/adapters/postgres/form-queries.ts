import { type RawBuilder, sql } from "kysely";
import type { FormStore, FormSummary, IndicatorRecord } from "../../application/form/form-store.ts";
import { readForm } from "./form-tree.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Indicators and forms, on one transaction. */
export const formStore = (on: OrganizationScope): FormStore => {
  const { tx, organizationId, accountId } = on;
  const selectIndicators = async (condition: RawBuilder<unknown>) => {
    const { rows } = await sql<IndicatorRecord>`
      SELECT n.id, n.code, n.name, n.unit_of_measure AS "unitOfMeasure", n.decimals::int,
        n.direction, n.ceiling, n.over_units AS "overUnits", n.over_time AS "overTime",
        n.numerator_id AS "numeratorId", n.denominator_id AS "denominatorId", n.source,
        n.weight_id AS "weightId", n.formula, n.definition,
        n.is_illustrative AS "isIllustrative", n.frequency, measured."isConfidential",
        measured."unitIds",
        EXISTS (SELECT FROM observation o
          WHERE o.organization_id = n.organization_id AND o.indicator_id = n.id)
        OR EXISTS (SELECT FROM figure_entry e
          JOIN form_row r ON r.organization_id = e.organization_id AND r.id = e.form_row_id
          WHERE r.organization_id = n.organization_id AND r.indicator_id = n.id) AS "isUsed",
        ARRAY(SELECT u.short_name FROM reporting_unit u
          WHERE u.organization_id = n.organization_id AND u.id IN (
            SELECT p.unit_id FROM form_row_provider p
            JOIN form_row r ON r.organization_id = p.organization_id AND r.id = p.form_row_id
            WHERE r.organization_id = n.organization_id AND r.indicator_id = n.id)
          ORDER BY u.sort_order) AS providers
      FROM indicator n
      CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(g.is_confidential OR i.secrecy <> 'open'), false) AS "isConfidential",
          coalesce(array_agg(a.unit_id::text) FILTER (WHERE a.unit_id IS NOT NULL), '{}') AS "unitIds"
        FROM target t
        JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
        JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
        LEFT JOIN assignment a ON a.organization_id = i.organization_id AND a.plan_item_id = i.id
        WHERE t.organization_id = n.organization_id AND t.indicator_id = n.id
      ) measured
      WHERE n.organization_id = ${organizationId()} AND ${condition}
      ORDER BY n.code COLLATE "vi-x-icu"`.execute(tx);
    return rows;
  };
  const findNewest = (code: string) =>
    tx
      .selectFrom("form")
      .where("organization_id", "=", organizationId())
      .where("code", "=", code)
      .orderBy("version", "desc")
      .select(["id", "version"])
      .executeTakeFirst();
  const countOf = async (
    table: "reporting_unit" | "plan_item" | "target" | "indicator",
    ids: readonly string[],
  ): Promise<number> => {
    if (ids.length === 0) return 0;
    const { count } = await tx
      .selectFrom(table)
      .where("organization_id", "=", organizationId())
      .where("id", "in", [...ids])
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return count;
  };
  return {
    listIndicators: () => selectIndicators(sql`true`),

    async findIndicator(id) {
      const [found] = await selectIndicators(sql`n.id = ${id}`);
      return found;
    },

    async changeIndicator(id, change) {
      // what is undefined is left out of the statement, and keeps what stands
      const set = {
        code: change.code,
        name: change.name,
        unit_of_measure: change.unitOfMeasure,
        decimals: change.decimals,
        direction: change.direction,
        ceiling: change.ceiling,
        over_units: change.overUnits,
        over_time: change.overTime,
        numerator_id: change.numeratorId,
        denominator_id: change.denominatorId,
        weight_id: change.weightId,
        formula: change.formula,
        definition: change.definition,
        source: change.source,
        frequency: change.frequency,
      };
      if (Object.values(set).every((value) => value === undefined)) return;
      await tx
        .updateTable("indicator")
        .set(set)
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
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

    findNewest,

    async lockNewest(code) {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended('form ' || ${organizationId()} || ${code}, 0))`.execute(
        tx,
      );
      return findNewest(code);
    },

    async knows({ units, items, targets, indicators }) {
      const named = [
        ["reporting_unit", units],
        ["plan_item", items],
        ["target", targets],
        ["indicator", indicators],
      ] as const;
      for (const [table, ids] of named) {
        const distinct = [...new Set(ids)];
        if ((await countOf(table, distinct)) !== distinct.length) return false;
      }
      return true;
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
            evidence_required: row.evidenceRequired ?? false,
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
