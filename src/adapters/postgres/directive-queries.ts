import { sql } from "kysely";
import type { RecordedEvent } from "../../application/audit.ts";
import type {
  DirectiveRecord,
  DirectiveStore,
  DirectiveSubject,
} from "../../application/directive/directive-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

interface DirectiveRow extends Omit<DirectiveRecord, "history"> {
  readonly history: readonly RecordedEvent[];
}

/** Leaders' orders, on one transaction. */
export const directiveStore = ({
  tx,
  organizationId,
  accountId,
}: OrganizationScope): DirectiveStore => {
  const select = async (condition: ReturnType<typeof sql>): Promise<readonly DirectiveRecord[]> => {
    const { rows } = await sql<DirectiveRow>`
      SELECT d.id, d.round_id AS "roundId", i.id AS "itemId", i.number AS "itemNumber",
        t.code AS "targetCode",
        coalesce(g.is_confidential OR i.secrecy <> 'open', false) AS "isConfidential",
        d.unit_id AS "unitId", u.name AS unit, d.body, d.due_on AS "dueOn", d.state,
        a.full_name AS "issuedBy", d.issued_at AS "issuedAt",
        (SELECT coalesce(json_agg(json_build_object(
            'sequence', e.sequence, 'kind', e.kind, 'fromState', e.from_state,
            'toState', e.to_state, 'actorName', who.full_name,
            'occurredAt', to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'reason', e.reason, 'details', e.details) ORDER BY e.sequence), '[]')
          FROM event e
          LEFT JOIN account who ON who.organization_id = e.organization_id AND who.id = e.actor_id
          WHERE e.organization_id = d.organization_id AND e.subject = 'directive'
            AND e.subject_id = d.id) AS history
      FROM directive d
      JOIN reporting_unit u ON u.organization_id = d.organization_id AND u.id = d.unit_id
      JOIN account a ON a.organization_id = d.organization_id AND a.id = d.issued_by
      LEFT JOIN target t ON t.organization_id = d.organization_id AND t.id = d.target_id
      LEFT JOIN plan_item i ON i.organization_id = d.organization_id
        AND i.id = coalesce(d.plan_item_id, t.plan_item_id)
      LEFT JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
      WHERE d.organization_id = ${organizationId()} AND ${condition}
      ORDER BY d.issued_at DESC, d.id`.execute(tx);
    return rows;
  };

  return {
    list: (unitIds) =>
      select(unitIds === null ? sql`true` : sql`d.unit_id = ANY(${[...unitIds]}::uuid[])`),

    find: async (id) => (await select(sql`d.id = ${id}`))[0],

    async hasRound(roundId) {
      const row = await tx
        .selectFrom("round")
        .where("organization_id", "=", organizationId())
        .where("id", "=", roundId)
        .select("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    async findSubject(roundId, { targetId, itemId }) {
      const { rows } = await sql<DirectiveSubject>`
        SELECT (g.is_confidential OR i.secrecy <> 'open') AS "isConfidential",
          ARRAY(SELECT a.unit_id FROM assignment a
            WHERE a.organization_id = i.organization_id AND a.plan_item_id = i.id)::text[] AS "unitIds"
        FROM round r
        JOIN plan_item i ON i.organization_id = r.organization_id
          AND i.plan_version_id = r.plan_version_id
        JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
        LEFT JOIN target t ON t.organization_id = i.organization_id AND t.plan_item_id = i.id
          AND t.id = ${targetId}::uuid
        WHERE r.organization_id = ${organizationId()} AND r.id = ${roundId}
          AND (${targetId}::uuid IS NULL OR t.id IS NOT NULL)
          AND (${itemId}::uuid IS NULL OR i.id = ${itemId}::uuid)
        LIMIT 1`.execute(tx);
      return rows[0];
    },

    async countUnits(unitIds) {
      const row = await tx
        .selectFrom("reporting_unit")
        .where("organization_id", "=", organizationId())
        .where("id", "in", [...unitIds])
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async add(directive) {
      await tx
        .insertInto("directive")
        .values({
          organization_id: organizationId(),
          id: directive.id,
          round_id: directive.roundId,
          target_id: directive.targetId,
          plan_item_id: directive.itemId,
          unit_id: directive.unitId,
          body: directive.body,
          due_on: directive.dueOn,
          issued_by: accountId ?? "",
          issued_at: directive.issuedAt,
        })
        .execute();
    },

    async setState(id, state) {
      await tx
        .updateTable("directive")
        .set({ state })
        .where("organization_id", "=", organizationId())
        .where("id", "=", id)
        .execute();
    },
  };
};
