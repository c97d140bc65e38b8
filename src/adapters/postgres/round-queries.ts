import { sql } from "kysely";
import type {
  ObligationRecord,
  RoundRecord,
  RoundStore,
} from "../../application/round/round-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Rounds and obligations, on one transaction. */
export const roundStore = ({ tx, organizationId, accountId }: OrganizationScope): RoundStore => ({
  async list() {
    const { rows } = await sql<RoundRecord>`
      SELECT r.id, v.plan_id AS "planId", v.title AS "planTitle", r.name,
        r.period_label AS "periodLabel", r.window_from AS "windowFrom", r.window_to AS "windowTo",
        r.cutoff_on AS "cutoffOn", r.deadline_as_written AS "deadlineAsWritten",
        r.deadline_at AS "deadlineAt", r.deadline_rule AS "deadlineRule",
        r.as_of_year::int AS "asOfYear", r.state, r.opened_at AS "openedAt",
        a.full_name AS "openedBy", r.needs_head_approval AS "needsHeadApproval",
        (SELECT count(*)::int FROM obligation o
          WHERE o.organization_id = r.organization_id AND o.round_id = r.id) AS units,
        (SELECT count(*)::int FROM obligation o
          JOIN task t ON t.organization_id = o.organization_id AND t.obligation_id = o.id
          WHERE o.organization_id = r.organization_id AND o.round_id = r.id) AS tasks,
        (SELECT coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'title', f.title)
            ORDER BY rf.ordinal), '[]')
          FROM round_form rf
          JOIN form f ON f.organization_id = rf.organization_id AND f.id = rf.form_id
          WHERE rf.organization_id = r.organization_id AND rf.round_id = r.id) AS forms
      FROM round r
      JOIN plan_version v ON v.organization_id = r.organization_id AND v.id = r.plan_version_id
      JOIN account a ON a.organization_id = r.organization_id AND a.id = r.opened_by
      WHERE r.organization_id = ${organizationId()}
      ORDER BY r.opened_at DESC`.execute(tx);
    return rows;
  },

  async listObligations(roundId) {
    const { rows } = await sql<ObligationRecord>`
      SELECT o.id, o.unit_id AS "unitId", u.short_name AS unit, o.deadline_at AS "deadlineAt",
        (SELECT count(*)::int FROM task t
          WHERE t.organization_id = o.organization_id AND t.obligation_id = o.id) AS tasks
      FROM obligation o
      JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
      WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
      ORDER BY u.sort_order`.execute(tx);
    return rows;
  },

  async listFormDuties(formIds) {
    const { rows } = await sql<{ unitId: string; itemId: string }>`
      SELECT DISTINCT p.unit_id AS "unitId", r.plan_item_id AS "itemId"
      FROM form_row r
      JOIN form_row_provider p ON p.organization_id = r.organization_id AND p.form_row_id = r.id
      WHERE r.organization_id = ${organizationId()} AND r.form_id = ANY(${[...formIds]}::uuid[])
        AND r.plan_item_id IS NOT NULL`.execute(tx);
    return rows;
  },

  async countForms(formIds) {
    const { count } = await tx
      .selectFrom("form")
      .where("organization_id", "=", organizationId())
      .where("id", "in", [...formIds])
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return count;
  },

  async setHeadApproval(roundId, isNeeded) {
    await tx
      .updateTable("round")
      .set({ needs_head_approval: isNeeded })
      .where("organization_id", "=", organizationId())
      .where("id", "=", roundId)
      .execute();
  },

  async open(round, obligations) {
    await tx
      .insertInto("round")
      .values({
        organization_id: organizationId(),
        id: round.id,
        plan_version_id: round.planVersionId,
        name: round.name,
        period_label: round.periodLabel,
        window_from: round.windowFrom,
        window_to: round.windowTo,
        cutoff_on: round.cutoffOn,
        deadline_as_written: round.deadlineAsWritten,
        deadline_at: round.deadlineAt,
        deadline_rule: round.deadlineRule,
        as_of_year: round.asOfYear,
        state: "open",
        opened_by: accountId ?? "",
        opened_at: round.at,
        needs_head_approval: round.needsHeadApproval,
      })
      .execute();
    await tx
      .insertInto("round_form")
      .values(
        round.formIds.map((formId, index) => ({
          organization_id: organizationId(),
          round_id: round.id,
          form_id: formId,
          ordinal: index + 1,
        })),
      )
      .execute();
    if (obligations.length === 0) return;
    await tx
      .insertInto("obligation")
      .values(
        obligations.map((obligation) => ({
          organization_id: organizationId(),
          id: obligation.id,
          round_id: round.id,
          unit_id: obligation.unitId,
          deadline_at: round.deadlineAt,
          original_deadline_at: round.deadlineAt,
        })),
      )
      .execute();
    await tx
      .insertInto("task")
      .values(
        obligations.flatMap((obligation) =>
          obligation.tasks.map((task) => ({
            organization_id: organizationId(),
            id: task.id,
            obligation_id: obligation.id,
            plan_item_id: task.itemId,
            role: task.role,
            updated_at: round.at,
          })),
        ),
      )
      .execute();
  },
});
