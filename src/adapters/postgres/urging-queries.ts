import { sql } from "kysely";
import type {
  ClaimedMessage,
  MessageFacts,
  NoticeFacts,
  OwedFacts,
  UrgingStore,
} from "../../application/urging/urging-store.ts";
import type { MessageState } from "../../domain/urging/delivery.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** Reminding takes turns on this lock, together with the organization. */
const TURN = 7_301_144;

/** Digests, messages and the rules of reminding, on one transaction. */
export const urgingStore = ({ tx, organizationId, accountId }: OrganizationScope): UrgingStore => ({
  async listOrganizations() {
    const rows = await tx.selectFrom("organization").select("id").orderBy("id").execute();
    return rows.map(({ id }) => id);
  },

  async takeTurn() {
    await sql`SELECT pg_advisory_xact_lock(${TURN}, hashtext(${organizationId()}))`.execute(tx);
  },

  async findPolicy() {
    return tx
      .selectFrom("urging_policy")
      .where("organization_id", "=", organizationId())
      .orderBy("set_at", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .select([
        "is_on as isOn",
        "is_rehearsal as isRehearsal",
        "hours_from as hoursFrom",
        "hours_until as hoursUntil",
        "working_days_before as workingDaysBefore",
      ])
      .executeTakeFirst();
  },

  async setPolicy(id, policy, at) {
    await tx
      .insertInto("urging_policy")
      .values({
        organization_id: organizationId(),
        id,
        is_on: policy.isOn,
        is_rehearsal: policy.isRehearsal,
        hours_from: policy.hoursFrom,
        hours_until: policy.hoursUntil,
        working_days_before: [...policy.workingDaysBefore],
        set_by: accountId ?? "",
        set_at: at,
      })
      .execute();
  },

  async findCalendar() {
    const days = await tx
      .selectFrom("calendar_day")
      .where("organization_id", "=", organizationId())
      .where("withdrawn_at", "is", null)
      .select(["day", "kind"])
      .execute();
    const of = (kind: "off" | "worked") =>
      days.filter((each) => each.kind === kind).map(({ day }) => day);
    return { off: of("off"), worked: of("worked") };
  },

  async listTemplates() {
    const rows = await tx
      .selectFrom("message_template")
      .distinctOn("kind")
      .where("organization_id", "=", organizationId())
      .orderBy("kind")
      .orderBy("set_at", "desc")
      .orderBy("id", "desc")
      .select(["kind", "subject", "body"])
      .execute();
    return new Map(rows.map(({ kind, subject, body }) => [kind, { subject, body }]));
  },

  async setTemplate(id, kind, { subject, body }, at) {
    await tx
      .insertInto("message_template")
      .values({
        organization_id: organizationId(),
        id,
        kind,
        subject,
        body,
        set_by: accountId ?? "",
        set_at: at,
      })
      .execute();
  },

  async listOwed(today, of) {
    // whoever a task was handed to answers for it alone; else all officers of the unit do
    const { rows } = await sql<OwedFacts>`
      SELECT a.id AS "accountId", a.full_name AS "fullName", a.email,
        (SELECT max(n.created_at) FROM notice n
          WHERE n.organization_id = a.organization_id AND n.account_id = a.id
            AND n.kind = 'digest') AS "lastDigestAt",
        t.id AS "taskId", o.id AS "obligationId", r.name AS round, u.short_name AS unit,
        i.number AS "itemNumber", i.title AS "itemTitle",
        (g.is_confidential OR i.secrecy <> 'open') AS "isConfidential",
        CASE WHEN t.state = 'returned' AND t.return_due_at IS NOT NULL THEN t.return_due_at
          ELSE o.deadline_at END AS "dueAt",
        t.state = 'returned' AS "isReturned",
        EXISTS (SELECT FROM issue s WHERE s.organization_id = o.organization_id
          AND s.obligation_id = o.id AND s.plan_item_id = i.id AND s.state = 'open') AS "isBlocked"
      FROM task t
      JOIN obligation o ON o.organization_id = t.organization_id AND o.id = t.obligation_id
      JOIN round r ON r.organization_id = o.organization_id AND r.id = o.round_id
        AND r.state = 'open'
      JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
      JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
      JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
      LEFT JOIN LATERAL (SELECT w.account_id FROM task_handover w
        JOIN account held ON held.organization_id = w.organization_id AND held.id = w.account_id
          AND held.disabled_at IS NULL
        WHERE w.organization_id = t.organization_id AND w.task_id = t.id AND w.ended_at IS NULL
          AND (w.until_on IS NULL OR w.until_on >= ${today})) handed ON true
      JOIN account a ON a.organization_id = o.organization_id AND a.disabled_at IS NULL
        AND CASE WHEN handed.account_id IS NOT NULL THEN a.id = handed.account_id
          ELSE EXISTS (SELECT FROM account_role held
            WHERE held.organization_id = o.organization_id AND held.unit_id = o.unit_id
              AND held.role = 'unit_officer' AND held.account_id = a.id) END
      WHERE t.organization_id = ${organizationId()}
        AND t.state IN ('not_started', 'in_progress', 'returned')
        AND (${of ?? null}::uuid IS NULL OR a.id = ${of ?? null})
      ORDER BY a.id, i.ordinal, t.id`.execute(tx);
    return rows;
  },

  async addNotice({ id, accountId: to, occasion, subject, body, taskIds, at }) {
    await tx
      .insertInto("notice")
      .values({
        organization_id: organizationId(),
        id,
        account_id: to,
        kind: "digest",
        occasion,
        subject,
        body,
        task_ids: [...taskIds],
        created_at: at,
      })
      .execute();
  },

  async addMessage({ id, noticeId, accountId: to, address, dueAt, expiresAt }) {
    await tx
      .insertInto("message")
      .values({
        organization_id: organizationId(),
        id,
        notice_id: noticeId,
        account_id: to,
        channel: "mail",
        address,
        subject: null,
        body: null,
        due_at: dueAt,
        expires_at: expiresAt,
        claimed_at: null,
        created_at: dueAt,
      })
      .execute();
  },

  async claimMessage(now) {
    const { rows } = await sql<ClaimedMessage>`
      UPDATE message m SET state = 'sending', attempts = m.attempts + 1, claimed_at = ${now}
      WHERE m.organization_id = ${organizationId()} AND m.id = (
        SELECT next.id FROM message next
        WHERE next.organization_id = ${organizationId()} AND next.state = 'queued'
          AND next.due_at <= ${now}
        ORDER BY next.due_at, next.id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING m.id, m.account_id AS "accountId", m.address, m.expires_at AS "expiresAt",
        m.attempts`.execute(tx);
    return rows[0];
  },

  async settleMessage({ id, state, dueAt, attempt, words, at }) {
    await tx
      .updateTable("message")
      .set({
        state,
        ...(dueAt === null ? {} : { due_at: dueAt }),
        ...(words === null ? {} : { subject: words.subject, body: words.body }),
      })
      .where("organization_id", "=", organizationId())
      .where("id", "=", id)
      .execute();
    if (attempt === null) return;
    await tx
      .insertInto("message_attempt")
      .values({
        organization_id: organizationId(),
        message_id: id,
        number: attempt.number,
        outcome: attempt.outcome,
        answer: attempt.answer.slice(0, 500),
        by: accountId,
        ended_at: at,
      })
      .execute();
  },

  async listInterrupted(before) {
    return tx
      .selectFrom("message")
      .where("organization_id", "=", organizationId())
      .where("state", "=", "sending")
      .where("claimed_at", "<=", before)
      .select(["id", "account_id as accountId", "address", "expires_at as expiresAt", "attempts"])
      .forUpdate()
      .execute();
  },

  async findMessage(id) {
    return tx
      .selectFrom("message")
      .where("organization_id", "=", organizationId())
      .where("id", "=", id)
      .select(["state", "attempts"])
      .forUpdate()
      .executeTakeFirst();
  },

  async releaseMessage(id, at, expiresAt) {
    const released = await tx
      .updateTable("message")
      .set({ state: "queued", due_at: at, expires_at: expiresAt })
      .where("organization_id", "=", organizationId())
      .where("id", "=", id)
      .returning("attempts")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("message_attempt")
      .values({
        organization_id: organizationId(),
        message_id: id,
        number: released.attempts,
        outcome: "released",
        by: accountId,
        ended_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  async listMessages({ states, limit, offset }) {
    const { rows } = await sql<MessageFacts & { readonly total: number }>`
      SELECT m.id, a.full_name AS "fullName", coalesce((SELECT string_agg(DISTINCT u.short_name, ', ')
          FROM account_role held
          JOIN reporting_unit u ON u.organization_id = held.organization_id AND u.id = held.unit_id
          WHERE held.organization_id = m.organization_id AND held.account_id = m.account_id), '') AS unit,
        m.address, coalesce(m.subject, n.subject) AS subject, m.state, m.attempts,
        last.answer AS "lastAnswer", m.created_at AS "createdAt",
        coalesce(last.ended_at, m.claimed_at, m.created_at) AS "changedAt",
        count(*) OVER ()::int AS total
      FROM message m
      JOIN notice n ON n.organization_id = m.organization_id AND n.id = m.notice_id
      JOIN account a ON a.organization_id = m.organization_id AND a.id = m.account_id
      LEFT JOIN LATERAL (SELECT t.answer, t.ended_at FROM message_attempt t
        WHERE t.organization_id = m.organization_id AND t.message_id = m.id
        ORDER BY t.ended_at DESC, t.number DESC LIMIT 1) last ON true
      WHERE m.organization_id = ${organizationId()} AND m.state = ANY(${[...states]}::text[])
      ORDER BY "changedAt" DESC, m.id
      LIMIT ${limit} OFFSET ${offset}`.execute(tx);
    return {
      messages: rows.map(({ total: _, ...message }) => message),
      total: rows[0]?.total ?? 0,
    };
  },

  async countMessages() {
    const rows = await tx
      .selectFrom("message")
      .where("organization_id", "=", organizationId())
      .groupBy("state")
      .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
      .execute();
    return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])) as Partial<
      Record<MessageState, number>
    >;
  },

  async listNotices({ limit, offset }) {
    const { rows } = await sql<NoticeFacts & { readonly total: number }>`
      SELECT n.id, n.occasion, n.subject, n.body, n.created_at AS "createdAt",
        n.created_at <= coalesce(s.seen_at, '-infinity') AS "isSeen",
        count(*) OVER ()::int AS total
      FROM notice n
      LEFT JOIN notice_reading s ON s.organization_id = n.organization_id
        AND s.account_id = n.account_id
      WHERE n.organization_id = ${organizationId()} AND n.account_id = ${accountId}
      ORDER BY n.created_at DESC, n.id DESC
      LIMIT ${limit} OFFSET ${offset}`.execute(tx);
    return {
      notices: rows.map(({ total: _, ...notice }) => notice),
      total: rows[0]?.total ?? 0,
    };
  },

  async countUnseen() {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM notice n
      WHERE n.organization_id = ${organizationId()} AND n.account_id = ${accountId}
        AND n.created_at > coalesce((SELECT s.seen_at FROM notice_reading s
          WHERE s.organization_id = n.organization_id AND s.account_id = n.account_id),
          '-infinity')`.execute(tx);
    return rows[0]?.count ?? 0;
  },

  async markSeen(at) {
    await sql`
      INSERT INTO notice_reading (organization_id, account_id, seen_at)
      VALUES (${organizationId()}, ${accountId}, ${at})
      ON CONFLICT (organization_id, account_id) DO UPDATE
        SET seen_at = greatest(notice_reading.seen_at, excluded.seen_at)`.execute(tx);
  },
});
