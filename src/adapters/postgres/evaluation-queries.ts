import { sql } from "kysely";
import type {
  EvaluationStore,
  JudgedTarget,
  KnownFigure,
  RecordedOverride,
} from "../../application/evaluation/evaluation-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Targets and their figures, on one transaction. */
export const evaluationStore = ({
  tx,
  organizationId,
  accountId,
}: OrganizationScope): EvaluationStore => ({
  async findRound(roundId) {
    return tx
      .selectFrom("round")
      .innerJoin("plan_version as version", (join) =>
        join
          .onRef("version.organization_id", "=", "round.organization_id")
          .onRef("version.id", "=", "round.plan_version_id"),
      )
      .innerJoin("plan", (join) =>
        join
          .onRef("plan.organization_id", "=", "version.organization_id")
          .onRef("plan.id", "=", "version.plan_id"),
      )
      .where("round.organization_id", "=", organizationId())
      .where("round.id", "=", roundId)
      .select([
        "round.id",
        "round.name",
        "version.title as planTitle",
        "plan.term_from as termFrom",
        "plan.term_to as termTo",
        "round.as_of_year as asOfYear",
      ])
      .executeTakeFirst();
  },

  async listTargets(roundId) {
    const { rows } = await sql<JudgedTarget>`
      SELECT t.id, t.code, i.id AS "itemId", i.number AS "itemNumber", i.title AS "itemTitle",
        g.id AS "groupId", g.number AS "groupNumber", g.title AS "groupTitle",
        g.short_title AS "groupShortTitle",
        (g.is_confidential OR i.secrecy <> 'open') AS "isConfidential",
        ARRAY(SELECT a.unit_id FROM assignment a
          WHERE a.organization_id = i.organization_id AND a.plan_item_id = i.id)::text[] AS "unitIds",
        (SELECT coalesce(json_agg(json_build_object('unitId', u.id, 'name', u.short_name)
            ORDER BY u.sort_order), '[]')
          FROM reporting_unit u WHERE u.organization_id = r.organization_id AND u.id IN (
            SELECT p.unit_id FROM round_form rf
            JOIN form_row fr ON fr.organization_id = rf.organization_id AND fr.form_id = rf.form_id
              AND fr.indicator_id = t.indicator_id
            JOIN form_row_provider p ON p.organization_id = fr.organization_id
              AND p.form_row_id = fr.id AND p.is_main
            WHERE rf.organization_id = r.organization_id AND rf.round_id = r.id)) AS providers,
        lead.unit_id AS "leadUnitId", u.short_name AS "leadUnit",
        t.measure, t.indicator_id AS "indicatorId",
        n.is_illustrative AS "isIllustrative", n.over_units AS "overUnits",
        t.comparator, t.strict, t.value, t.value_to AS "valueTo",
        t.unit_of_measure AS "unitOfMeasure", t.decimals::int,
        n.decimals::int AS "figureDecimals", t.direction, t.frequency,
        t.due_year AS "dueYear", t.ceiling, t.baseline
      FROM round r
      JOIN plan_item i ON i.organization_id = r.organization_id
        AND i.plan_version_id = r.plan_version_id
      JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
      JOIN target t ON t.organization_id = i.organization_id AND t.plan_item_id = i.id
      JOIN indicator n ON n.organization_id = t.organization_id AND n.id = t.indicator_id
      LEFT JOIN assignment lead ON lead.organization_id = i.organization_id
        AND lead.plan_item_id = i.id AND lead.role = 'lead'
      LEFT JOIN reporting_unit u ON u.organization_id = lead.organization_id AND u.id = lead.unit_id
      WHERE r.organization_id = ${organizationId()} AND r.id = ${roundId}
      ORDER BY i.ordinal, t.ordinal`.execute(tx);
    return rows;
  },

  async listKnownFigures(roundId) {
    // a second source only cross-checks: its figures never enter the city's
    const { rows } = await sql<KnownFigure>`
      SELECT o.id AS "observationId", o.indicator_id AS "indicatorId", o.unit_id AS "unitId",
        o.year, o.kind, o.value, o.status, o.numerator, o.denominator
      FROM observation o
      LEFT JOIN figure_entry e ON e.organization_id = o.organization_id AND e.id = o.figure_entry_id
      LEFT JOIN form_row_provider p ON p.organization_id = e.organization_id
        AND p.form_row_id = e.form_row_id AND p.unit_id = o.unit_id
      WHERE o.organization_id = ${organizationId()} AND o.known_to IS NULL AND o.kind <> 'plan'
        AND coalesce(p.is_main, true)
        AND o.indicator_id IN (
          SELECT t.indicator_id FROM round r
          JOIN plan_item i ON i.organization_id = r.organization_id
            AND i.plan_version_id = r.plan_version_id
          JOIN target t ON t.organization_id = i.organization_id AND t.plan_item_id = i.id
          WHERE r.organization_id = o.organization_id AND r.id = ${roundId})
      ORDER BY o.indicator_id, o.year, o.unit_id`.execute(tx);
    return rows;
  },

  async listOverrides(roundId) {
    const { rows } = await sql<RecordedOverride>`
      SELECT o.target_id AS "targetId", o.verdict, o.computed_verdict AS "computedVerdict",
        o.reason, a.full_name AS by, o.set_at AS at, o.superseded_at AS "supersededAt"
      FROM evaluation_override o
      JOIN account a ON a.organization_id = o.organization_id AND a.id = o.set_by
      WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
      ORDER BY o.set_at DESC`.execute(tx);
    return rows;
  },

  async endOverride(roundId, targetId, at) {
    await tx
      .updateTable("evaluation_override")
      .set({ superseded_at: at })
      .where("organization_id", "=", organizationId())
      .where("round_id", "=", roundId)
      .where("target_id", "=", targetId)
      .where("superseded_at", "is", null)
      .execute();
  },

  async addOverride(override) {
    await tx
      .insertInto("evaluation_override")
      .values({
        organization_id: organizationId(),
        id: override.id,
        target_id: override.targetId,
        round_id: override.roundId,
        computed_verdict: override.computedVerdict,
        verdict: override.verdict,
        reason: override.reason,
        set_by: accountId ?? "",
        set_at: override.at,
        superseded_at: null,
      })
      .execute();
  },
});
