import { sql } from "kysely";
import type { NewSubmission } from "../../application/review/review-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

/** True of a submission `s` that its unit has not taken back. */
export const STANDS = sql`NOT EXISTS (SELECT FROM submission_withdrawal gone
  WHERE gone.organization_id = s.organization_id AND gone.submission_id = s.id)`;

/** Enough parameters for one statement, far below the protocol's 65.535. */
const AT_ONCE = 2000;

/** Keeps a submission exactly as it was sent; its obligation is locked by the caller. */
export async function addSubmission(
  { tx, organizationId, accountId }: OrganizationScope,
  submission: NewSubmission,
): Promise<{ readonly revision: number; readonly receiptNumber: number }> {
  const organization_id = organizationId();
  const submission_id = submission.id;
  // receipts are numbered over all units, so units that submit at once take turns here
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('receipt ' || ${organization_id}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ revision: number; receiptNumber: number }>`
    INSERT INTO submission (organization_id, id, obligation_id, revision, receipt_number,
      submitted_by, submitted_at, is_late, prepared_by)
    SELECT ${organization_id}, ${submission_id}, ${submission.obligationId},
      (SELECT coalesce(max(s.revision), 0) + 1 FROM submission s
        WHERE s.organization_id = ${organization_id}
          AND s.obligation_id = ${submission.obligationId}),
      (SELECT coalesce(max(s.receipt_number), 0) + 1 FROM submission s
        WHERE s.organization_id = ${organization_id}),
      ${accountId}, ${submission.at}, ${submission.isLate}, ${submission.preparedBy}
    RETURNING revision::int, receipt_number AS "receiptNumber"`.execute(tx);
  const [made] = rows;
  if (made === undefined) throw new Error("a submission was not kept");
  await tx
    .insertInto("submission_task")
    .values(submission.taskIds.map((task_id) => ({ organization_id, submission_id, task_id })))
    .execute();
  for (let from = 0; from < submission.figures.length; from += AT_ONCE) {
    const values = submission.figures.slice(from, from + AT_ONCE).map(({ entryId, taskId }) => ({
      organization_id,
      submission_id,
      figure_entry_id: entryId,
      task_id: taskId,
    }));
    await tx.insertInto("submission_figure").values(values).execute();
  }
  if (submission.narratives.length > 0) {
    await tx
      .insertInto("submission_narrative")
      .values(
        submission.narratives.map(({ entryId, body }) => ({
          organization_id,
          submission_id,
          narrative_entry_id: entryId,
          body,
        })),
      )
      .execute();
  }
  return made;
}
