import { sql } from "kysely";
import type {
  CommentFacts,
  ReturnFacts,
  TargetFacts,
  TaskFacts,
} from "../../application/collection/collection-store.ts";
import { toLocalDate } from "../../application/instant.ts";
import type { OrganizationScope } from "./organization-scope.ts";

type TargetJson = Omit<TargetFacts, "term">;

interface TaskRow extends Omit<TaskFacts, "targets"> {
  readonly targets: readonly TargetJson[];
  readonly termFrom: number;
  readonly termTo: number;
}

/** Tasks of obligations in the order of the plan, with the rules they are judged by. */
export async function tasksOf(
  { tx, organizationId, now }: OrganizationScope,
  obligationIds: readonly string[],
): Promise<readonly TaskFacts[]> {
  const today = toLocalDate(now());
  const { rows } = await sql<TaskRow>`
    SELECT t.id, t.obligation_id AS "obligationId", i.id AS "itemId", i.number AS "itemNumber",
      i.title AS "itemTitle", t.role, t.state, t.first_submitted_at AS "firstSubmittedAt",
      EXISTS (SELECT FROM head_approval_task ht
        JOIN head_approval h ON h.organization_id = ht.organization_id AND h.id = ht.approval_id
          AND h.decision IS NULL
        WHERE ht.organization_id = t.organization_id AND ht.task_id = t.id) AS "isAsked",
      (SELECT json_build_object('accountId', w.account_id, 'fullName', a.full_name,
          'until', w.until_on, 'words', w.words, 'handedBy', by.full_name,
          'isActive', a.disabled_at IS NULL AND EXISTS (SELECT FROM account_role r
            WHERE r.organization_id = a.organization_id AND r.account_id = a.id
              AND r.unit_id = o.unit_id))
        FROM task_handover w
        JOIN account a ON a.organization_id = w.organization_id AND a.id = w.account_id
        JOIN account by ON by.organization_id = w.organization_id AND by.id = w.handed_by
        WHERE w.organization_id = t.organization_id AND w.task_id = t.id AND w.ended_at IS NULL
          AND (w.until_on IS NULL OR w.until_on >= ${today})) AS holder,
      t.return_due_at AS "returnDueAt", i.secrecy,
      (g.is_confidential OR i.secrecy <> 'open') AS "isConfidential",
      (ARRAY(SELECT a.unit_id FROM assignment a
        WHERE a.organization_id = i.organization_id AND a.plan_item_id = i.id)
        || o.unit_id)::text[] AS "unitIds",
      p.term_from::int AS "termFrom", p.term_to::int AS "termTo",
      (SELECT coalesce(json_agg(json_build_object('id', x.id, 'code', x.code,
          'measure', x.measure, 'comparator', x.comparator, 'strict', x.strict,
          'value', x.value::text, 'valueTo', x.value_to::text, 'unit', x.unit_of_measure,
          'decimals', x.decimals, 'direction', x.direction, 'frequency', x.frequency,
          'dueYear', x.due_year, 'ceiling', x.ceiling::text, 'baseline', x.baseline)
          ORDER BY x.ordinal), '[]')
        FROM target x
        WHERE x.organization_id = i.organization_id AND x.plan_item_id = i.id) AS targets
    FROM task t
    JOIN obligation o ON o.organization_id = t.organization_id AND o.id = t.obligation_id
    JOIN plan_item i ON i.organization_id = t.organization_id AND i.id = t.plan_item_id
    JOIN plan_group g ON g.organization_id = i.organization_id AND g.id = i.group_id
    JOIN plan_version v ON v.organization_id = i.organization_id AND v.id = i.plan_version_id
    JOIN plan p ON p.organization_id = v.organization_id AND p.id = v.plan_id
    WHERE t.organization_id = ${organizationId()}
      AND t.obligation_id = ANY(${[...obligationIds]}::uuid[])
    ORDER BY t.obligation_id, i.ordinal`.execute(tx);
  return rows.map(({ termFrom, termTo, targets, ...task }) => ({
    ...task,
    targets: targets.map((target) => ({ ...target, term: { from: termFrom, to: termTo } })),
  }));
}

/** The last return of each task that was ever returned. */
export async function returnsOf(
  { tx, organizationId }: OrganizationScope,
  obligationIds: readonly string[],
): Promise<readonly ReturnFacts[]> {
  const { rows } = await sql<ReturnFacts & { readonly comments: readonly CommentFacts[] }>`
    SELECT DISTINCT ON (rt.task_id) rt.task_id AS "taskId", v.reason, a.full_name AS by,
      v.reviewed_at AS at, v.due_at AS "dueAt",
      (SELECT coalesce(json_agg(json_build_object('id', k.id, 'rowId', k.form_row_id,
          'columnId', k.form_column_id, 'section', k.section, 'body', k.body,
          'proposedValue', k.proposed_value::text) ORDER BY k.id), '[]')
        FROM review_comment k
        WHERE k.organization_id = v.organization_id AND k.review_id = v.id
          AND k.task_id = rt.task_id) AS comments
    FROM review_task rt
    JOIN task t ON t.organization_id = rt.organization_id AND t.id = rt.task_id
    JOIN review v ON v.organization_id = rt.organization_id AND v.id = rt.review_id
      AND v.decision = 'returned'
    JOIN account a ON a.organization_id = v.organization_id AND a.id = v.reviewer_id
    WHERE rt.organization_id = ${organizationId()}
      AND t.obligation_id = ANY(${[...obligationIds]}::uuid[])
    ORDER BY rt.task_id, v.reviewed_at DESC, v.id DESC`.execute(tx);
  return rows;
}
