import { sql } from "kysely";
import type { FiledLetter, TrackingStore } from "../../application/tracking/tracking-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** A round with the version of the plan that it asks reports for. */
const roundAndPlan = ({ tx, organizationId }: OrganizationScope, roundId: string) =>
  tx
    .selectFrom("round")
    .innerJoin("plan_version", (join) =>
      join
        .onRef("plan_version.organization_id", "=", "round.organization_id")
        .onRef("plan_version.id", "=", "round.plan_version_id"),
    )
    .where("round.organization_id", "=", organizationId())
    .where("round.id", "=", roundId);

/** The tracking board, on one transaction. */
export const trackingStore = (scope: OrganizationScope): TrackingStore => {
  const { tx, organizationId, accountId } = scope;
  return {
    async findRound(roundId) {
      return roundAndPlan(scope, roundId)
        .select([
          "round.id",
          "round.name",
          "plan_version.title as planTitle",
          "round.deadline_at as deadlineAt",
          "round.deadline_as_written as deadlineAsWritten",
        ])
        .executeTakeFirst();
    },

    async listItems(roundId) {
      const { rows } = await sql<{
        id: string;
        number: string;
        title: string;
        groupId: string;
        groupNumber: string;
        groupShortTitle: string;
        isConfidential: boolean;
      }>`SELECT item.id, item.number, item.title, g.id AS "groupId", g.number AS "groupNumber",
        g.short_title AS "groupShortTitle",
        (g.is_confidential OR item.secrecy <> 'open') AS "isConfidential"
      FROM round r
      JOIN plan_item item ON item.organization_id = r.organization_id
        AND item.plan_version_id = r.plan_version_id
      JOIN plan_group g ON g.organization_id = item.organization_id AND g.id = item.group_id
      WHERE r.organization_id = ${organizationId()} AND r.id = ${roundId}
      ORDER BY item.ordinal`.execute(tx);
      return rows;
    },

    async listTasks(roundId) {
      // figures asked: typed rows of the item that the unit provides × typed columns of the form;
      // materialized, or a database that has not gathered statistics yet counts anew for every task
      const { rows } = await sql<{
        taskId: string;
        obligationId: string;
        unitId: string;
        itemId: string;
        itemNumber: string;
        state: "not_started" | "in_progress" | "submitted" | "returned" | "accepted" | "frozen";
        deadlineAt: string;
        returnDueAt: string | null;
        firstSubmittedAt: string | null;
        updatedAt: string;
        figures: number;
        figuresAsked: number;
        narratives: number;
      }>`
      WITH asked AS MATERIALIZED (
        SELECT p.unit_id, fr.plan_item_id, count(*)::int AS cells
        FROM round_form rf
        JOIN form_row fr ON fr.organization_id = rf.organization_id AND fr.form_id = rf.form_id
          AND fr.kind IN ('figure', 'memo')
        JOIN form_column fc ON fc.organization_id = rf.organization_id AND fc.form_id = rf.form_id
          AND fc.kind IN ('actual', 'estimate', 'plan')
        JOIN form_row_provider p ON p.organization_id = fr.organization_id AND p.form_row_id = fr.id
        WHERE rf.organization_id = ${organizationId()} AND rf.round_id = ${roundId}
        GROUP BY p.unit_id, fr.plan_item_id
      ), filled AS MATERIALIZED (
        SELECT e.obligation_id, fr.plan_item_id, count(*)::int AS cells
        FROM figure_entry e
        JOIN obligation o ON o.organization_id = e.organization_id AND o.id = e.obligation_id
        JOIN form_row fr ON fr.organization_id = e.organization_id AND fr.id = e.form_row_id
        WHERE e.organization_id = ${organizationId()} AND o.round_id = ${roundId}
          AND e.superseded_at IS NULL AND e.status <> 'blank'
        GROUP BY e.obligation_id, fr.plan_item_id
      ), written AS MATERIALIZED (
        SELECT n.obligation_id, n.plan_item_id, count(*)::int AS paragraphs
        FROM narrative_entry n
        JOIN obligation o ON o.organization_id = n.organization_id AND o.id = n.obligation_id
        WHERE n.organization_id = ${organizationId()} AND o.round_id = ${roundId}
          AND n.superseded_at IS NULL AND n.body <> ''
        GROUP BY n.obligation_id, n.plan_item_id
      )
      SELECT t.id AS "taskId", o.id AS "obligationId", o.unit_id AS "unitId",
        item.id AS "itemId", item.number AS "itemNumber", t.state,
        o.deadline_at AS "deadlineAt", t.return_due_at AS "returnDueAt",
        t.first_submitted_at AS "firstSubmittedAt", t.updated_at AS "updatedAt",
        coalesce(filled.cells, 0) AS figures, coalesce(asked.cells, 0) AS "figuresAsked",
        coalesce(written.paragraphs, 0) AS narratives
      FROM obligation o
      JOIN task t ON t.organization_id = o.organization_id AND t.obligation_id = o.id
      JOIN plan_item item ON item.organization_id = t.organization_id AND item.id = t.plan_item_id
      LEFT JOIN asked ON asked.unit_id = o.unit_id AND asked.plan_item_id = item.id
      LEFT JOIN filled ON filled.obligation_id = o.id AND filled.plan_item_id = item.id
      LEFT JOIN written ON written.obligation_id = o.id AND written.plan_item_id = item.id
      WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
      ORDER BY o.unit_id, item.ordinal`.execute(tx);
      return rows;
    },

    async listUnits(roundId) {
      const { rows } = await sql<{
        unitId: string;
        obligationId: string;
        name: string;
        shortName: string;
        abbreviation: string;
        kind: "office" | "agency" | "ward" | "commune";
        tileRow: number | null;
        tileColumn: number | null;
        deadlineAt: string;
        reminders: number;
        lastReminderAt: string | null;
        contact: { fullName: string; phone: string } | null;
        openIssues: { itemId: string | null; itemNumber: string | null; body: string }[];
      }>`
      SELECT u.id AS "unitId", o.id AS "obligationId", u.name, u.short_name AS "shortName",
        u.abbreviation, u.kind, u.tile_row AS "tileRow", u.tile_column AS "tileColumn",
        o.deadline_at AS "deadlineAt",
        (SELECT count(DISTINCT m.occasion)::int FROM reminder m
          WHERE m.organization_id = o.organization_id AND m.obligation_id = o.id) AS reminders,
        (SELECT max(m.sent_at) FROM reminder m
          WHERE m.organization_id = o.organization_id AND m.obligation_id = o.id
            AND m.channel = 'notice') AS "lastReminderAt",
        (SELECT json_build_object('fullName', a.full_name, 'phone', a.phone)
          FROM account_role held
          JOIN account a ON a.organization_id = held.organization_id AND a.id = held.account_id
          WHERE held.organization_id = o.organization_id AND held.unit_id = u.id
            AND a.disabled_at IS NULL
          ORDER BY held.role = 'unit_officer' DESC, held.granted_at, a.id LIMIT 1) AS contact,
        (SELECT coalesce(json_agg(json_build_object('itemId', i.id, 'itemNumber', i.number,
            'body', s.body) ORDER BY s.raised_at), '[]')
          FROM issue s
          LEFT JOIN plan_item i ON i.organization_id = s.organization_id AND i.id = s.plan_item_id
          WHERE s.organization_id = o.organization_id AND s.obligation_id = o.id
            AND s.state = 'open') AS "openIssues"
      FROM obligation o
      JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
      WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
      ORDER BY u.sort_order`.execute(tx);
      return rows;
    },

    async findLastOccasion(roundId) {
      return tx
        .selectFrom("reminder")
        .innerJoin("obligation", (join) =>
          join
            .onRef("obligation.organization_id", "=", "reminder.organization_id")
            .onRef("obligation.id", "=", "reminder.obligation_id"),
        )
        .where("reminder.organization_id", "=", organizationId())
        .where("obligation.round_id", "=", roundId)
        .groupBy("reminder.occasion")
        .orderBy("reminder.occasion", "desc")
        .limit(1)
        .select((eb) => [
          "reminder.occasion",
          eb.fn.max("reminder.sent_at").as("sentAt"),
          eb.fn.count<number>("obligation.id").distinct().as("units"),
        ])
        .executeTakeFirst();
    },

    async listSubmissionsPerDay(roundId) {
      const { rows } = await sql<{ day: string; submitted: number }>`
      SELECT (t.first_submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
        count(*)::int AS submitted
      FROM task t
      JOIN obligation o ON o.organization_id = t.organization_id AND o.id = t.obligation_id
      WHERE t.organization_id = ${organizationId()} AND o.round_id = ${roundId}
        AND t.first_submitted_at IS NOT NULL
      GROUP BY 1 ORDER BY 1`.execute(tx);
      return rows;
    },

    async addReminder(reminder) {
      await tx
        .insertInto("reminder")
        .values({
          organization_id: organizationId(),
          id: reminder.id,
          obligation_id: reminder.obligationId,
          occasion: reminder.occasion,
          channel: reminder.channel,
          body: reminder.body,
          item_numbers: [...reminder.itemNumbers],
          sent_by: accountId ?? "",
          sent_at: reminder.sentAt,
        })
        .execute();
    },

    async findRoundPlan(roundId) {
      return roundAndPlan(scope, roundId)
        .select([
          "plan_version.title",
          "plan_version.document_type as documentType",
          "plan_version.issuer",
          "plan_version.place",
          "plan_version.number",
          "plan_version.symbol",
          "plan_version.issued_on as issuedOn",
        ])
        .executeTakeFirst();
    },

    async findOwnPhone() {
      const own = await tx
        .selectFrom("account")
        .where("organization_id", "=", organizationId())
        .where("id", "=", accountId ?? "")
        .select("phone")
        .executeTakeFirst();
      return own?.phone ?? "";
    },

    async addLetter({ id, batchId, roundId, unitIds, occasion, fileName, content, sha256, at }) {
      await tx
        .insertInto("urging_letter")
        .values({
          organization_id: organizationId(),
          id,
          batch_id: batchId,
          round_id: roundId,
          unit_ids: [...unitIds],
          occasion,
          file_name: fileName,
          content: Buffer.from(content),
          sha256,
          written_by: accountId ?? "",
          written_at: at,
        })
        .execute();
    },

    async listLetters(roundId) {
      const { rows } = await sql<FiledLetter>`
      SELECT l.batch_id AS "batchId", l.file_name AS "fileName", l.occasion,
        ARRAY(SELECT u.short_name FROM reporting_unit u
          WHERE u.organization_id = l.organization_id AND u.id = ANY(l.unit_ids)
          ORDER BY u.sort_order) AS units,
        a.full_name AS "writtenBy", l.written_at AS "writtenAt"
      FROM urging_letter l
      JOIN account a ON a.organization_id = l.organization_id AND a.id = l.written_by
      WHERE l.organization_id = ${organizationId()} AND l.round_id = ${roundId}
      ORDER BY l.written_at DESC, l.file_name`.execute(tx);
      return rows;
    },

    async findLetters(batchId) {
      return tx
        .selectFrom("urging_letter")
        .where("organization_id", "=", organizationId())
        .where("batch_id", "=", batchId)
        .orderBy("file_name")
        .select(["file_name as fileName", "content"])
        .execute();
    },
  };
};
