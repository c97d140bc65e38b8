import { sql } from "kysely";
import type {
  CollectionStore,
  ContactFacts,
  IssueFacts,
  ObligationFacts,
  ReceivedDirective,
  ReceivedReminder,
} from "../../application/collection/collection-store.ts";
import { formsOfRound } from "./collection-forms.ts";
import { entryQueries } from "./entry-queries.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import { returnsOf, tasksOf } from "./task-queries.ts";

/** What units owe and have typed, on one transaction. */
export const collectionStore = (on: OrganizationScope): CollectionStore => {
  const { tx, organizationId, accountId } = on;
  const obligations = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await sql<ObligationFacts>`
      SELECT o.id, r.id AS "roundId", r.name AS "roundName", r.period_label AS "periodLabel",
        r.state AS "roundState", r.as_of_year::int AS "asOfYear", v.title AS "planTitle",
        o.unit_id AS "unitId", u.name AS unit, u.short_name AS "unitShortName",
        o.deadline_at AS "deadlineAt", o.original_deadline_at AS "originalDeadlineAt",
        r.deadline_as_written AS "deadlineAsWritten",
        r.needs_head_approval AND EXISTS (SELECT FROM account_role held
          JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
            AND a.disabled_at IS NULL
          WHERE held.organization_id = o.organization_id AND held.unit_id = o.unit_id
            AND held.role = 'unit_head') AS "needsHeadApproval"
      FROM obligation o
      JOIN round r ON r.organization_id = o.organization_id AND r.id = o.round_id
      JOIN plan_version v ON v.organization_id = r.organization_id AND v.id = r.plan_version_id
      JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
      WHERE o.organization_id = ${organizationId()} AND ${condition}
      ORDER BY r.state = 'open' DESC, r.opened_at DESC, u.sort_order`.execute(tx);
    return rows;
  };
  return {
    ...entryQueries(on),

    findObligation: async (id) => (await obligations(sql`o.id = ${id}`))[0],

    async lockObligation(id) {
      await tx
        .selectFrom("obligation")
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .select("id")
        .forUpdate()
        .execute();
    },

    listObligations: (unitIds) => obligations(sql`o.unit_id = ANY(${[...unitIds]}::uuid[])`),

    listTasks: (obligationIds) => tasksOf(on, obligationIds),
    listReturns: (obligationIds) => returnsOf(on, obligationIds),
    listForms: (roundId) => formsOfRound(on, roundId),

    async setTaskState(taskId, change) {
      await tx
        .updateTable("task")
        .set({
          state: change.state,
          updated_at: change.at,
          ...(change.firstSubmittedAt === undefined
            ? {}
            : { first_submitted_at: change.firstSubmittedAt }),
          ...(change.returnDueAt === undefined ? {} : { return_due_at: change.returnDueAt }),
        })
        .where("organization_id", "=", organizationId())
        .where("id", "=", taskId)
        .execute();
    },

    async listContacts() {
      const { rows } = await sql<ContactFacts>`
        SELECT held.role, a.full_name AS "fullName", a.position, a.phone
        FROM account_role held
        JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
        WHERE held.organization_id = ${organizationId()} AND held.role IN ('office', 'finance')
          AND a.disabled_at IS NULL
        ORDER BY held.role DESC, a.full_name COLLATE "vi-x-icu"`.execute(tx);
      return rows;
    },

    async listIssues(obligationIds) {
      const { rows } = await sql<IssueFacts>`
        SELECT s.id, s.obligation_id AS "obligationId", i.number AS "itemNumber", s.kind, s.body,
          s.state, s.answer, s.raised_at AS "raisedAt"
        FROM issue s
        LEFT JOIN plan_item i ON i.organization_id = s.organization_id AND i.id = s.plan_item_id
        WHERE s.organization_id = ${organizationId()}
          AND s.obligation_id = ANY(${[...obligationIds]}::uuid[])
        ORDER BY s.raised_at DESC, s.id`.execute(tx);
      return rows;
    },

    async addIssue(issue) {
      await tx
        .insertInto("issue")
        .values({
          organization_id: organizationId(),
          id: issue.id,
          obligation_id: issue.obligationId,
          plan_item_id: issue.itemId,
          kind: issue.kind,
          body: issue.body,
          raised_by: accountId ?? "",
          raised_at: issue.at,
        })
        .execute();
    },

    async listDirectives(unitIds) {
      const { rows } = await sql<ReceivedDirective>`
        SELECT d.id, d.unit_id AS "unitId", i.number AS "itemNumber", d.body, d.due_on AS "dueOn",
          d.state, a.full_name AS "issuedBy"
        FROM directive d
        JOIN account a ON a.organization_id = d.organization_id AND a.id = d.issued_by
        LEFT JOIN target t ON t.organization_id = d.organization_id AND t.id = d.target_id
        LEFT JOIN plan_item i ON i.organization_id = d.organization_id
          AND i.id = coalesce(d.plan_item_id, t.plan_item_id)
        WHERE d.organization_id = ${organizationId()} AND d.state <> 'closed'
          AND d.unit_id = ANY(${[...unitIds]}::uuid[])
        ORDER BY d.due_on, d.id`.execute(tx);
      return rows;
    },

    async listReminders(obligationIds) {
      const { rows } = await sql<ReceivedReminder>`
        SELECT obligation_id AS "obligationId", body, sent_at AS "sentAt"
        FROM reminder
        WHERE organization_id = ${organizationId()}
          AND obligation_id = ANY(${[...obligationIds]}::uuid[])
        ORDER BY sent_at DESC, id LIMIT 20`.execute(tx);
      return rows;
    },
  };
};
