import { sql } from "kysely";
import type {
  CheckRecord,
  CheckStore,
  ExplanationRecord,
  UnitEarlierFigure,
} from "../../application/check/check-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Designed checks, on one transaction. */
export const checkStore = ({ tx, organizationId, accountId }: OrganizationScope): CheckStore => ({
  async listNewest() {
    const { rows } = await sql<CheckRecord>`
      SELECT DISTINCT ON (c.code) c.id, c.form_id AS "formId", f.code AS "formCode",
        c.form_row_id AS "rowId", r.label AS "rowLabel", c.form_column_id AS "columnId",
        k.label AS "columnLabel", c.code, c.version::int, c.name, c.expression, c.severity,
        c.message, c.proposal, c.is_active AS "isActive", a.full_name AS "designedBy",
        c.designed_at AS "designedAt"
      FROM form_check c
      JOIN form f ON f.organization_id = c.organization_id AND f.id = c.form_id
      JOIN account a ON a.organization_id = c.organization_id AND a.id = c.designed_by
      LEFT JOIN form_row r ON r.organization_id = c.organization_id AND r.id = c.form_row_id
      LEFT JOIN form_column k ON k.organization_id = c.organization_id
        AND k.id = c.form_column_id
      WHERE c.organization_id = ${organizationId()}
      ORDER BY c.code, c.version DESC`.execute(tx);
    return rows;
  },

  async lockNewest(code) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`form_check ${organizationId()} ${code}`}, 0))`.execute(
      tx,
    );
    return tx
      .selectFrom("form_check")
      .where("organization_id", "=", organizationId())
      .where("code", "=", code)
      .orderBy("version", "desc")
      .select(["id", "version"])
      .executeTakeFirst();
  },

  async add(check) {
    await tx
      .insertInto("form_check")
      .values({
        organization_id: organizationId(),
        id: check.id,
        form_id: check.formId,
        form_row_id: check.rowId,
        form_column_id: check.columnId,
        code: check.code,
        version: check.version,
        name: check.name,
        expression: check.expression,
        severity: check.severity,
        message: check.message,
        proposal: check.proposal,
        is_active: check.isActive,
        designed_by: accountId ?? "",
        designed_at: check.at,
      })
      .execute();
  },

  async listEarlier(roundId, unitIds, indicatorIds) {
    if (unitIds.length === 0 || indicatorIds.length === 0) return [];
    const asked = sql`o.organization_id = ${organizationId()}
      AND o.unit_id = ANY(${[...unitIds]}::uuid[])
      AND o.indicator_id = ANY(${[...indicatorIds]}::uuid[])
      AND o.value IS NOT NULL AND o.period_label = o.year::text`;
    const { rows } = await sql<UnitEarlierFigure>`
      SELECT o.unit_id AS "unitId", o.indicator_id AS "indicatorId", o.year::int, o.kind,
        'known' AS "from", o.value
      FROM observation o WHERE ${asked} AND o.known_to IS NULL
      UNION ALL
      SELECT before.* FROM (
        SELECT DISTINCT ON (o.unit_id, o.indicator_id, o.year, o.kind)
          o.unit_id, o.indicator_id, o.year::int, o.kind, 'earlier_round', o.value
        FROM observation o
        LEFT JOIN submission s ON s.organization_id = o.organization_id AND s.id = o.submission_id
        LEFT JOIN obligation b ON b.organization_id = s.organization_id AND b.id = s.obligation_id
        WHERE ${asked} AND b.round_id IS DISTINCT FROM ${roundId}
        ORDER BY o.unit_id, o.indicator_id, o.year, o.kind, o.known_from DESC
      ) before`.execute(tx);
    return rows;
  },

  async listExplanations(roundId) {
    const { rows } = await sql<ExplanationRecord>`
      SELECT e.id, c.code, e.unit_id AS "unitId", e.form_row_id AS "rowId",
        e.form_column_id AS "columnId", e.left_value AS "left", e.right_value AS "right", e.body,
        a.full_name AS by, e.explained_at AS at
      FROM check_explanation e
      JOIN form_check c ON c.organization_id = e.organization_id AND c.id = e.form_check_id
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.explained_by
      WHERE e.organization_id = ${organizationId()} AND e.round_id = ${roundId}
        AND e.superseded_at IS NULL
      ORDER BY e.explained_at DESC, e.id DESC`.execute(tx);
    return rows;
  },

  async addExplanation(explanation, replaced) {
    const organization_id = organizationId();
    if (replaced.length > 0)
      await tx
        .updateTable("check_explanation")
        .set({ superseded_at: explanation.at })
        .where("organization_id", "=", organization_id)
        .where("id", "in", [...replaced])
        .execute();
    await tx
      .insertInto("check_explanation")
      .values({
        organization_id,
        id: explanation.id,
        round_id: explanation.roundId,
        form_check_id: explanation.checkId,
        unit_id: explanation.unitId,
        form_row_id: explanation.rowId,
        form_column_id: explanation.columnId,
        left_value: explanation.left,
        right_value: explanation.right,
        body: explanation.body,
        explained_by: accountId ?? "",
        explained_at: explanation.at,
      })
      .execute();
  },
});
