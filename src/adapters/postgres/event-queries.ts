import type { EventLog } from "../../application/audit.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** The log of transitions, on one transaction. */
export const eventLog = ({ tx, organizationId, accountId, now }: OrganizationScope): EventLog => ({
  async record(event) {
    await tx
      .insertInto("event")
      .values({
        organization_id: organizationId(),
        subject: event.subject,
        subject_id: event.subjectId,
        kind: event.kind,
        from_state: event.from ?? null,
        to_state: event.to ?? null,
        actor_id: accountId,
        occurred_at: now(),
        reason: event.reason ?? null,
        details: JSON.stringify(event.details ?? {}),
      })
      .execute();
  },

  async listFor(subject, subjectId) {
    const rows = await tx
      .selectFrom("event")
      .leftJoin("account", (join) =>
        join
          .onRef("account.organization_id", "=", "event.organization_id")
          .onRef("account.id", "=", "event.actor_id"),
      )
      .where("event.organization_id", "=", organizationId())
      .where("event.subject", "=", subject)
      .where("event.subject_id", "=", subjectId)
      .orderBy("event.sequence")
      .select([
        "event.sequence",
        "event.kind",
        "event.from_state as fromState",
        "event.to_state as toState",
        "account.full_name as actorName",
        "event.occurred_at as occurredAt",
        "event.reason",
        "event.details",
      ])
      .execute();
    // details are written by `record` alone, always an object
    return rows.map((row) => ({ ...row, details: row.details as Record<string, unknown> }));
  },
});
