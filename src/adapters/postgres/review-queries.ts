import { sql } from "kysely";
import type { NarrativeRecord } from "../../application/collection/collection-store.ts";
import type {
  NewReview,
  OtherSource,
  ReviewFacts,
  ReviewStore,
  SentFigureRecord,
  SubmissionFacts,
} from "../../application/review/review-store.ts";
import { FIGURE_FIELDS, SENT_NARRATIVE_FIELDS } from "./entry-queries.ts";
import { observationQueries } from "./observation-queries.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import { STANDS, addSubmission } from "./submission-queries.ts";

/** Submissions and reviews, on one transaction. */
export const reviewStore = (on: OrganizationScope): ReviewStore => {
  const { tx, organizationId, accountId } = on;
  const submissions = async (condition: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => {
    const { rows } = await sql<SubmissionFacts>`
      SELECT s.id, s.obligation_id AS "obligationId", s.revision::int,
        s.receipt_number AS "receiptNumber", a.full_name AS "submittedBy",
        s.submitted_at AS "submittedAt", s.is_late AS "isLate", p.full_name AS "preparedBy",
        w.withdrawn_at AS "withdrawnAt",
        ARRAY(SELECT st.task_id FROM submission_task st
          WHERE st.organization_id = s.organization_id
            AND st.submission_id = s.id)::text[] AS "taskIds"
      FROM submission s
      JOIN account a ON a.organization_id = s.organization_id AND a.id = s.submitted_by
      LEFT JOIN account p ON p.organization_id = s.organization_id AND p.id = s.prepared_by
      LEFT JOIN submission_withdrawal w ON w.organization_id = s.organization_id
        AND w.submission_id = s.id
      WHERE s.organization_id = ${organizationId()} AND ${condition}
      ORDER BY ${order}`.execute(tx);
    return rows;
  };
  return {
    ...observationQueries(on),

    addSubmission: (submission) => addSubmission(on, submission),

    async withdraw(submissionId, at) {
      await tx
        .insertInto("submission_withdrawal")
        .values({
          organization_id: organizationId(),
          submission_id: submissionId,
          withdrawn_by: accountId ?? "",
          withdrawn_at: at,
        })
        .execute();
    },

    findSubmission: async (id) => (await submissions(sql`s.id = ${id}`, sql`s.id`))[0],

    listSubmissions: (obligationIds) =>
      submissions(
        sql`s.obligation_id = ANY(${[...obligationIds]}::uuid[])`,
        sql`s.submitted_at DESC, s.revision DESC`,
      ),

    listWaiting: () =>
      submissions(
        sql`EXISTS (SELECT FROM submission_task st
          JOIN task t ON t.organization_id = st.organization_id AND t.id = st.task_id
            AND t.state = 'submitted'
          WHERE st.organization_id = s.organization_id AND st.submission_id = s.id
            AND NOT EXISTS (SELECT FROM submission_task later
              JOIN submission s2 ON s2.organization_id = later.organization_id
                AND s2.id = later.submission_id
              WHERE later.organization_id = st.organization_id AND later.task_id = st.task_id
                AND s2.revision > s.revision))`,
        sql`s.submitted_at, s.id`,
      ),

    async listFigures(submissionId) {
      const { rows } = await sql<SentFigureRecord>`
        SELECT ${FIGURE_FIELDS}, sf.task_id AS "taskId"
        FROM submission_figure sf
        JOIN figure_entry e ON e.organization_id = sf.organization_id
          AND e.id = sf.figure_entry_id
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
        WHERE sf.organization_id = ${organizationId()} AND sf.submission_id = ${submissionId}`.execute(
        tx,
      );
      return rows;
    },

    async listOtherSources(roundId, unitId, rowIds) {
      const { rows } = await sql<OtherSource>`
        SELECT "rowId", "columnId", unit, value
        FROM (SELECT DISTINCT ON (e.form_row_id, e.form_column_id, u.id)
          e.form_row_id AS "rowId", e.form_column_id AS "columnId", u.short_name AS unit, e.value
        FROM obligation o
        JOIN reporting_unit u ON u.organization_id = o.organization_id AND u.id = o.unit_id
        JOIN submission s ON s.organization_id = o.organization_id AND s.obligation_id = o.id
        JOIN submission_figure sf ON sf.organization_id = s.organization_id
          AND sf.submission_id = s.id
        JOIN figure_entry e ON e.organization_id = sf.organization_id
          AND e.id = sf.figure_entry_id
        WHERE o.organization_id = ${organizationId()} AND o.round_id = ${roundId}
          AND o.unit_id <> ${unitId} AND ${STANDS} AND e.form_row_id = ANY(${[...rowIds]}::uuid[])
        ORDER BY e.form_row_id, e.form_column_id, u.id, s.revision DESC) AS newest
        WHERE value IS NOT NULL`.execute(tx);
      return rows;
    },

    async listNarratives(submissionId) {
      const { rows } = await sql<NarrativeRecord>`
        SELECT ${SENT_NARRATIVE_FIELDS}
        FROM submission_narrative sn
        JOIN narrative_entry e ON e.organization_id = sn.organization_id
          AND e.id = sn.narrative_entry_id
        JOIN account a ON a.organization_id = e.organization_id AND a.id = e.entered_by
        WHERE sn.organization_id = ${organizationId()} AND sn.submission_id = ${submissionId}
        ORDER BY e.section, e.position, e.point`.execute(tx);
      return rows;
    },

    async listReviews(submissionIds) {
      const { rows } = await sql<ReviewFacts>`
        SELECT v.id, v.submission_id AS "submissionId", v.decision, a.full_name AS by,
          v.reviewed_at AS at, v.reason, v.due_at AS "dueAt",
          ARRAY(SELECT rt.task_id FROM review_task rt
            WHERE rt.organization_id = v.organization_id AND rt.review_id = v.id)::text[] AS "taskIds",
          (SELECT coalesce(json_agg(json_build_object('id', k.id, 'taskId', k.task_id,
              'rowId', k.form_row_id, 'columnId', k.form_column_id, 'section', k.section,
              'body', k.body, 'proposedValue', k.proposed_value::text) ORDER BY k.id), '[]')
            FROM review_comment k
            WHERE k.organization_id = v.organization_id AND k.review_id = v.id) AS comments
        FROM review v
        JOIN account a ON a.organization_id = v.organization_id AND a.id = v.reviewer_id
        WHERE v.organization_id = ${organizationId()}
          AND v.submission_id = ANY(${[...submissionIds]}::uuid[])
        ORDER BY v.reviewed_at, v.id`.execute(tx);
      return rows;
    },

    async addReview(review: NewReview) {
      const organization_id = organizationId();
      await tx
        .insertInto("review")
        .values({
          organization_id,
          id: review.id,
          submission_id: review.submissionId,
          decision: review.decision,
          reviewer_id: accountId ?? "",
          reviewed_at: review.at,
          reason: review.reason,
          due_at: review.dueAt,
        })
        .execute();
      await tx
        .insertInto("review_task")
        .values(
          review.taskIds.map((task_id) => ({ organization_id, review_id: review.id, task_id })),
        )
        .execute();
      if (review.comments.length === 0) return;
      await tx
        .insertInto("review_comment")
        .values(
          review.comments.map((comment) => ({
            organization_id,
            id: comment.id,
            review_id: review.id,
            task_id: comment.taskId,
            form_row_id: comment.rowId,
            form_column_id: comment.columnId,
            section: comment.section,
            body: comment.body,
            proposed_value: comment.proposedValue,
          })),
        )
        .execute();
    },
  };
};
