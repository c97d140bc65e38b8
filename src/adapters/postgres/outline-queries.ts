import { sql } from "kysely";
import type { OutlineStore, RecordedEdit } from "../../application/plan/outline-store.ts";
import type {
  OutlineAssignment,
  OutlineGroup,
  OutlineItem,
  OutlineTarget,
} from "../../domain/plan/outline.ts";
import { ruleColumns } from "./rule-columns.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** What is written here stands in no document. */
const NOWHERE = JSON.stringify({ block: 0, start: 0, end: 0 });

interface Placed<T> {
  readonly part: T;
  readonly ordinal: number;
}

const placed = <T extends { readonly id: string }>(
  parts: readonly T[],
): ReadonlyMap<string, Placed<T>> =>
  new Map(parts.map((part, at) => [part.id, { part, ordinal: at + 1 }]));

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Drafts of plans, on one transaction. */
export const outlineStore = ({
  tx,
  organizationId,
  accountId,
}: OrganizationScope): OutlineStore => {
  const person = () => {
    if (accountId === null) throw new Error("a plan is changed by a person");
    return accountId;
  };

  const writeGroup = (versionId: string, { part, ordinal }: Placed<OutlineGroup>) =>
    sql`INSERT INTO plan_group (organization_id, id, plan_version_id, number, title, short_title,
        ordinal, is_confidential)
      VALUES (${organizationId()}, ${part.id}, ${versionId}, ${part.number}, ${part.title},
        ${part.shortTitle}, ${ordinal}, ${part.isConfidential})
      ON CONFLICT (organization_id, id) DO UPDATE SET number = excluded.number,
        title = excluded.title, short_title = excluded.short_title,
        ordinal = excluded.ordinal, is_confidential = excluded.is_confidential`.execute(tx);

  const insertItem = (versionId: string, { part, ordinal }: Placed<OutlineItem>) =>
    sql`INSERT INTO plan_item (organization_id, id, plan_version_id, group_id, number, ordinal, title,
        original_text, source_spans, secrecy)
      VALUES (${organizationId()}, ${part.id}, ${versionId}, ${part.groupId}, ${part.number},
        ${ordinal}, ${part.wording}, ${part.wording}, '[]', ${part.secrecy})`.execute(tx);

  const updateItem = async ({ part, ordinal }: Placed<OutlineItem>, was: OutlineItem) => {
    const isReworded = part.wording !== was.wording;
    const hasNewDeadline =
      part.deadlineAsWritten !== was.deadlineAsWritten || part.deadlineOn !== was.deadlineOn;
    await tx
      .updateTable("plan_item")
      .set({
        group_id: part.groupId,
        number: part.number,
        ordinal,
        secrecy: part.secrecy,
        criteria: part.criteria === null ? null : JSON.stringify(part.criteria),
        ...(isReworded ? { title: part.wording, original_text: part.wording } : {}),
        ...(hasNewDeadline
          ? {
              deadline_as_written: part.deadlineAsWritten,
              deadline_on: part.deadlineOn,
              deadline_rule: null,
              deadline_type: part.deadlineOn === null ? null : "date",
            }
          : {}),
      })
      .where("organization_id", "=", organizationId())
      .where("id", "=", part.id)
      .execute();
  };

  const dropAssignments = async (itemId: string, unitIds: readonly string[]) => {
    if (unitIds.length === 0) return;
    await tx
      .deleteFrom("assignment")
      .where("organization_id", "=", organizationId())
      .where("plan_item_id", "=", itemId)
      .where("unit_id", "in", [...unitIds])
      .execute();
  };

  const setRole = (itemId: string, { unitId, role }: OutlineAssignment) =>
    sql`INSERT INTO assignment (organization_id, id, plan_item_id, unit_id, role, as_written)
      VALUES (${organizationId()}, gen_random_uuid(), ${itemId}, ${unitId}, ${role}, '')
      ON CONFLICT ON CONSTRAINT assignment_once DO UPDATE SET role = excluded.role`.execute(tx);

  /** Helpers first: at no moment do two units lead. */
  const writeAssignments = async (
    itemId: string,
    was: readonly OutlineAssignment[],
    now: readonly OutlineAssignment[],
  ) => {
    const kept = new Set(now.map(({ unitId }) => unitId));
    await dropAssignments(
      itemId,
      was.map(({ unitId }) => unitId).filter((unitId) => !kept.has(unitId)),
    );
    const changed = now.filter(
      ({ unitId, role }) => was.find((each) => each.unitId === unitId)?.role !== role,
    );
    const helpersFirst = [
      ...changed.filter(({ role }) => role !== "lead"),
      ...changed.filter(({ role }) => role === "lead"),
    ];
    for (const assignment of helpersFirst) await setRole(itemId, assignment);
  };

  const targetColumns = ({ measure, code, rule }: OutlineTarget, ordinal: number, at: string) => ({
    code,
    ordinal,
    measure,
    ...ruleColumns(rule),
    confirmed_by: person(),
    confirmed_at: at,
  });

  const writeTarget = async (
    item: OutlineItem,
    { part, ordinal }: Placed<OutlineTarget>,
    facts: { readonly isNew: boolean; readonly indicatorId: string | undefined; at: string },
  ) => {
    const columns = targetColumns(part, ordinal, facts.at);
    const measured = facts.indicatorId === undefined ? {} : { indicator_id: facts.indicatorId };
    if (!facts.isNew) {
      await tx
        .updateTable("target")
        .set({ ...columns, ...measured })
        .where("organization_id", "=", organizationId())
        .where("id", "=", part.id)
        .execute();
      return;
    }
    if (facts.indicatorId === undefined) throw new Error(`no indicator for target ${part.id}`);
    await tx
      .insertInto("target")
      .values({
        ...columns,
        organization_id: organizationId(),
        id: part.id,
        plan_item_id: item.id,
        indicator_id: facts.indicatorId,
        exclusion: null,
        source_text: item.wording,
        source_span: NOWHERE,
      })
      .execute();
  };

  const dropTargets = async (ids: readonly string[]) => {
    if (ids.length === 0) return;
    await tx
      .deleteFrom("target")
      .where("organization_id", "=", organizationId())
      .where("id", "in", [...ids])
      .execute();
  };

  const writeTargets = async (
    item: OutlineItem,
    was: readonly OutlineTarget[],
    indicators: ReadonlyMap<string, string>,
    at: string,
  ) => {
    const before = placed(was);
    const after = placed(item.targets);
    await dropTargets([...before.keys()].filter((id) => !after.has(id)));
    for (const [id, target] of after) {
      const isNew = !before.has(id);
      const indicatorId = indicators.get(id);
      if (!isNew && indicatorId === undefined && isSame(before.get(id), target)) continue;
      await writeTarget(item, target, { isNew, indicatorId, at });
    }
  };

  const dropItem = async ({ id, assignments, targets }: OutlineItem) => {
    await dropTargets(targets.map((target) => target.id));
    await dropAssignments(
      id,
      assignments.map(({ unitId }) => unitId),
    );
    await tx
      .deleteFrom("plan_item")
      .where("organization_id", "=", organizationId())
      .where("id", "=", id)
      .execute();
  };

  const dropGroup = (id: string) =>
    tx
      .deleteFrom("plan_group")
      .where("organization_id", "=", organizationId())
      .where("id", "=", id)
      .execute();

  return {
    async lock(versionId) {
      const row = await tx
        .selectFrom("plan_version")
        .where("organization_id", "=", organizationId())
        .where("id", "=", versionId)
        .select("id")
        .forUpdate()
        .executeTakeFirst();
      return row !== undefined;
    },

    async findEditSince(versionId, revision, touched) {
      const { rows } = await sql<{ by: string }>`
        SELECT a.full_name AS by
        FROM plan_edit e
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.edited_by
        WHERE e.organization_id = ${organizationId()} AND e.plan_version_id = ${versionId}
          AND e.revision > ${revision} AND e.touched && ${[...touched]}::uuid[]
        ORDER BY e.revision DESC LIMIT 1`.execute(tx);
      return rows[0];
    },

    async findDocumentEditSince(versionId, revision, parts) {
      const { rows } = await sql<{ by: string }>`
        SELECT a.full_name AS by
        FROM plan_edit e
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.edited_by
        WHERE e.organization_id = ${organizationId()} AND e.plan_version_id = ${versionId}
          AND e.revision > ${revision} AND e.after -> 'document' ?| ${[...parts]}::text[]
        ORDER BY e.revision DESC LIMIT 1`.execute(tx);
      return rows[0];
    },

    async writeDocument(versionId, document) {
      const { rows } = await sql<{ planId: string | null }>`
        UPDATE plan_version v SET document_type = ${document.documentType},
          title = ${document.title}, issuer = ${document.issuer}, symbol = ${document.symbol},
          place = ${document.place}, signer_authority = ${document.signerAuthority},
          signer_position = ${document.signerPosition}, signer_name = ${document.signerName},
          legal_bases = ${JSON.stringify(document.legalBases)}::jsonb,
          recipients = ${JSON.stringify(document.recipients)}::jsonb,
          purposes = ${JSON.stringify(document.purposes)}::jsonb,
          requirements = ${JSON.stringify(document.requirements)}::jsonb,
          duties = ${JSON.stringify(document.duties)}::jsonb
        WHERE v.organization_id = ${organizationId()} AND v.id = ${versionId}
        RETURNING CASE WHEN v.version = 1 THEN v.plan_id END AS "planId"`.execute(tx);
      const planId = rows[0]?.planId ?? null;
      if (planId === null) return;
      await tx
        .updateTable("plan")
        .set({ title: document.title })
        .where("organization_id", "=", organizationId())
        .where("id", "=", planId)
        .execute();
    },

    async listEdits(versionId) {
      const { rows } = await sql<RecordedEdit>`
        SELECT e.revision, e.kind, e.touched, e.before, e.after, a.full_name AS by,
          e.edited_at AS at
        FROM plan_edit e
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.edited_by
        WHERE e.organization_id = ${organizationId()} AND e.plan_version_id::text = ${versionId}
        ORDER BY e.revision DESC`.execute(tx);
      return rows;
    },

    async write(versionId, before, after, indicators, at) {
      const oldGroups = placed(before.groups);
      const groups = placed(after.groups);
      for (const [id, group] of groups) {
        if (!isSame(oldGroups.get(id), group)) await writeGroup(versionId, group);
      }
      const oldItems = placed(before.items);
      const items = placed(after.items);
      for (const [id, item] of items) {
        const was = oldItems.get(id);
        if (was === undefined) await insertItem(versionId, item);
        else if (!isSame(was, item)) await updateItem(item, was.part);
        await writeAssignments(id, was?.part.assignments ?? [], item.part.assignments);
        await writeTargets(item.part, was?.part.targets ?? [], indicators, at);
      }
      for (const [id, { part }] of oldItems) if (!items.has(id)) await dropItem(part);
      for (const id of oldGroups.keys()) if (!groups.has(id)) await dropGroup(id);
    },

    async recordEdit({ versionId, revision, kind, touched, before, after, at }) {
      await tx
        .insertInto("plan_edit")
        .values({
          organization_id: organizationId(),
          plan_version_id: versionId,
          revision,
          kind,
          touched: [...touched],
          before: JSON.stringify(before),
          after: JSON.stringify(after),
          edited_by: person(),
          edited_at: at,
        })
        .execute();
      await tx
        .updateTable("plan_version")
        .set({ revision })
        .where("organization_id", "=", organizationId())
        .where("id", "=", versionId)
        .execute();
    },

    async isAskedFor(itemId, targetIds) {
      const { rows } = await sql<{ asked: boolean }>`
        SELECT EXISTS (SELECT FROM form_row r
          WHERE r.organization_id = ${organizationId()}
            AND (r.plan_item_id::text = ${itemId} OR r.target_id = ANY(${[...targetIds]}::uuid[]))
        ) AS asked`.execute(tx);
      return rows[0]?.asked === true;
    },

    async isShared(indicatorId, targetId) {
      const { rows } = await sql<{ shared: boolean }>`
        SELECT EXISTS (SELECT FROM target t WHERE t.organization_id = ${organizationId()}
            AND t.indicator_id = ${indicatorId} AND t.id <> ${targetId})
          OR EXISTS (SELECT FROM form_row r WHERE r.organization_id = ${organizationId()}
            AND r.indicator_id = ${indicatorId})
          OR EXISTS (SELECT FROM observation o WHERE o.organization_id = ${organizationId()}
            AND o.indicator_id = ${indicatorId}) AS shared`.execute(tx);
      return rows[0]?.shared === true;
    },

    async reshapeIndicator(shape) {
      await tx
        .updateTable("indicator")
        .set({
          name: shape.name,
          unit_of_measure: shape.unitOfMeasure,
          decimals: shape.decimals,
          direction: shape.direction,
          ceiling: shape.ceiling,
          over_units: shape.overUnits,
          over_time: shape.overTime,
        })
        .where("organization_id", "=", organizationId())
        .where("id", "=", shape.id)
        .execute();
    },

    async listSuccessors(unitIds) {
      const { rows } = await sql<{ fromId: string; toId: string }>`
        SELECT l.from_unit_id AS "fromId", l.to_unit_id AS "toId"
        FROM reporting_unit_lineage l
        WHERE l.organization_id = ${organizationId()} AND l.kind <> 'unchanged'
          AND l.from_unit_id = ANY(${[...unitIds]}::uuid[])
        ORDER BY l.effective_on, l.to_unit_id`.execute(tx);
      return rows;
    },

    async dropUnusedIndicators(ids) {
      if (ids.length === 0) return;
      await sql`
        DELETE FROM indicator n
        WHERE n.organization_id = ${organizationId()} AND n.id = ANY(${[...ids]}::uuid[])
          AND NOT EXISTS (SELECT FROM target t
            WHERE t.organization_id = n.organization_id AND t.indicator_id = n.id)
          AND NOT EXISTS (SELECT FROM form_row r
            WHERE r.organization_id = n.organization_id AND r.indicator_id = n.id)
          AND NOT EXISTS (SELECT FROM observation o
            WHERE o.organization_id = n.organization_id AND o.indicator_id = n.id)
          AND NOT EXISTS (SELECT FROM indicator m
            WHERE m.organization_id = n.organization_id
              AND n.id IN (m.numerator_id, m.denominator_id, m.weight_id))`.execute(tx);
    },
  };
};
