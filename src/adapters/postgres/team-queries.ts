import { sql } from "kysely";
import type {
  FigureRecord,
  NarrativeRecord,
} from "../../application/collection/collection-store.ts";
import type {
  ApprovalFacts,
  ColleagueFacts,
  HeldFacts,
  PresentFacts,
  TeamStore,
} from "../../application/collection/team-store.ts";
import { FIGURE_FIELDS, NARRATIVE_FIELDS } from "./entry-queries.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Approvals, handed tasks and presence, on one transaction. */
export const teamStore = ({ tx, organizationId, accountId }: OrganizationScope): TeamStore => {
  const approvals = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await sql<ApprovalFacts>`
      SELECT h.id, h.obligation_id AS "obligationId", h.asked_by AS "askedById",
        a.full_name AS "askedBy", h.asked_at AS "askedAt", h.decision,
        d.full_name AS "decidedBy", h.decided_at AS "decidedAt", h.words,
        ARRAY(SELECT ht.task_id FROM head_approval_task ht
          WHERE ht.organization_id = h.organization_id
            AND ht.approval_id = h.id)::text[] AS "taskIds"
      FROM head_approval h
      JOIN account a ON a.organization_id = h.organization_id AND a.id = h.asked_by
      LEFT JOIN account d ON d.organization_id = h.organization_id AND d.id = h.decided_by
      WHERE h.organization_id = ${organizationId()} AND ${condition}
      ORDER BY h.asked_at DESC, h.id DESC`.execute(tx);
    return rows;
  };
  return {
    async addApproval({ id, obligationId, at, taskIds }) {
      const organization_id = organizationId();
      await tx
        .insertInto("head_approval")
        .values({
          organization_id,
          id,
          obligation_id: obligationId,
          asked_by: accountId ?? "",
          asked_at: at,
          decision: null,
          decided_by: null,
          decided_at: null,
          submission_id: null,
        })
        .execute();
      await tx
        .insertInto("head_approval_task")
        .values(taskIds.map((task_id) => ({ organization_id, approval_id: id, task_id })))
        .execute();
    },

    findApproval: async (id) => (await approvals(sql`h.id = ${id}`))[0],

    listApprovals: (obligationIds) =>
      approvals(sql`h.obligation_id = ANY(${[...obligationIds]}::uuid[])`),

    async decideApproval({ id, decision, at, words, submissionId }) {
      await tx
        .updateTable("head_approval")
        .set({
          decision,
          decided_by: accountId,
          decided_at: at,
          words,
          submission_id: submissionId,
        })
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
    },

    async listColleagues(unitIds) {
      const { rows } = await sql<ColleagueFacts>`
        SELECT DISTINCT held.unit_id AS "unitId", a.id AS "accountId", a.full_name AS "fullName",
          a.position
        FROM account_role held
        JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
        WHERE held.organization_id = ${organizationId()} AND a.disabled_at IS NULL
          AND held.unit_id = ANY(${[...unitIds]}::uuid[])
        ORDER BY "fullName"`.execute(tx);
      return rows;
    },

    async handOver({ id, taskId, accountId: to, until, words, at }) {
      await tx
        .insertInto("task_handover")
        .values({
          organization_id: organizationId(),
          id,
          task_id: taskId,
          account_id: to,
          until_on: until,
          words,
          handed_by: accountId ?? "",
          handed_at: at,
          ended_at: null,
        })
        .execute();
    },

    async endHandover(taskId, at) {
      await tx
        .updateTable("task_handover")
        .set({ ended_at: at })
        .where("organization_id", "=", organizationId())
        .where("task_id", "=", taskId)
        .where("ended_at", "is", null)
        .execute();
    },

    async listHeld(accountId) {
      const { rows } = await sql<HeldFacts>`
        SELECT * FROM (SELECT t.id AS "taskId", u.id AS "unitId", u.short_name AS unit,
          r.name AS round, i.number AS "itemNumber", u.sort_order, i.ordinal,
          CASE WHEN i.secrecy = 'open' THEN i.title END AS "itemTitle",
          EXISTS (SELECT FROM task_handover w
            WHERE w.organization_id = t.organization_id AND w.task_id = t.id
              AND w.account_id = ${accountId} AND w.ended_at IS NULL) AS "isHanded",
          EXISTS (SELECT FROM account_role own
            WHERE own.organization_id = o.organization_id AND own.unit_id = o.unit_id
              AND own.account_id = ${accountId})
          AND NOT EXISTS (SELECT FROM account_role held
            JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
              AND a.disabled_at IS NULL
            WHERE held.organization_id = o.organization_id AND held.unit_id = o.unit_id
              AND held.account_id <> ${accountId}) AS "isLast"
        FROM task t
        JOIN obligation o ON o.organization_id = t.organization_id AND o.id = t.obligation_id
        JOIN round r ON r.organization_id = o.organization_id AND r.id = o.round_id
          AND r.state = 'open'
        JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
        JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
        WHERE t.organization_id = ${organizationId()}
          AND t.state NOT IN ('accepted', 'frozen')) AS owed
        WHERE "isHanded" OR "isLast"
        ORDER BY sort_order, round, ordinal, "taskId"`.execute(tx);
      return rows.map(
        ({ taskId, unitId, unit, round, itemNumber, itemTitle, isHanded }): HeldFacts => ({
          taskId,
          unitId,
          unit,
          round,
          itemNumber,
          itemTitle,
          isHanded,
        }),
      );
    },

    async listUnattended(roundId) {
      const { rows } = await sql<{ unit: string }>`
        SELECT u.short_name AS unit
        FROM obligation o
        JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
        WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
          AND EXISTS (SELECT FROM task t WHERE t.organization_id = o.organization_id
            AND t.obligation_id = o.id AND t.state NOT IN ('accepted', 'frozen'))
          AND EXISTS (SELECT FROM account_role held
            WHERE held.organization_id = o.organization_id AND held.unit_id = o.unit_id)
          AND NOT EXISTS (SELECT FROM account_role held
            JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
              AND a.disabled_at IS NULL
            WHERE held.organization_id = o.organization_id AND held.unit_id = o.unit_id)
        ORDER BY u.sort_order`.execute(tx);
      return rows.map(({ unit }) => unit);
    },

    async appear(obligationId, rowId, at) {
      await sql`
        INSERT INTO entry_presence (organization_id, obligation_id, account_id, form_row_id, seen_at)
        VALUES (${organizationId()}, ${obligationId}, ${accountId}, ${rowId}, ${at})
        ON CONFLICT (organization_id, obligation_id, account_id)
        DO UPDATE SET form_row_id = excluded.form_row_id, seen_at = excluded.seen_at`.execute(tx);
    },

    async listPresent(obligationId, since) {
      const { rows } = await sql<PresentFacts>`
        SELECT p.account_id AS "accountId", a.full_name AS "fullName", p.form_row_id AS "rowId"
        FROM entry_presence p
        JOIN account a ON a.organization_id = p.organization_id AND a.id = p.account_id
        WHERE p.organization_id = ${organizationId()} AND p.obligation_id = ${obligationId}
          AND p.seen_at > ${since} AND p.account_id <> ${accountId}
        ORDER BY a.full_name, a.id`.execute(tx);
      return rows;
    },

    async listChanged(obligationId, since) {
      const { rows } = await sql<FigureRecord>`
        SELECT ${FIGURE_FIELDS}
        FROM figure_entry e
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
        WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND e.superseded_at IS NULL AND e.entered_at > ${since}`.execute(tx);
      return rows;
    },

    async listRewritten(obligationId, since) {
      const { rows } = await sql<NarrativeRecord>`
        SELECT ${NARRATIVE_FIELDS}
        FROM narrative_entry e
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
        WHERE e.organization_id = ${organizationId()} AND e.obligation_id = ${obligationId}
          AND e.superseded_at IS NULL AND e.entered_at > ${since}`.execute(tx);
      return rows;
    },
  };
};
