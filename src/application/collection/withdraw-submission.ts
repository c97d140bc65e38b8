import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { ReviewFacts, SubmissionFacts } from "../review/review-store.ts";
import type { TaskFacts } from "./collection-store.ts";
import { moveTask } from "./move-task.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";

type WithdrawProblem =
  | OpenProblem
  | Problem<
      | "access.action.forbidden"
      | "collection.submission.not-withdrawable"
      | "collection.task.wrong-state"
    >;

/** True while nobody has decided anything on a submission, and none of it was sent again. */
export const isWithdrawable = (
  submission: SubmissionFacts,
  tasks: readonly Pick<TaskFacts, "id" | "state">[],
  reviews: readonly Pick<ReviewFacts, "submissionId">[],
): boolean =>
  submission.withdrawnAt === null &&
  !reviews.some(({ submissionId }) => submissionId === submission.id) &&
  submission.taskIds.every((id) => tasks.find((task) => task.id === id)?.state === "submitted");

/**
 * Takes a submission back to mend it (rút lại để sửa), while no reviewer has decided. The revision
 * and its receipt stay; each task is open again as it was before it was sent.
 */
export async function withdrawSubmission(
  { work, clock }: Dependencies,
  actor: Actor,
  submissionId: string,
): Promise<Result<void, WithdrawProblem>> {
  const allowed = requireAction(actor, "submission.submit");
  if (!allowed.ok) return allowed;
  return work.write<void, WithdrawProblem>(actor, async (stores) => {
    const { collection, review, events } = stores;
    const seen = await review.findSubmission(submissionId);
    if (seen === undefined) return notFound("submission");
    const opened = await openSheet(stores, actor, "submission.submit", seen.obligationId);
    if (!opened.ok)
      return opened.error.code === "access.thing.not-found" ? notFound("submission") : opened;
    // read again: the obligation is locked only now
    const submission = (await review.findSubmission(submissionId)) ?? seen;
    const tasks = await collection.listTasks([seen.obligationId]);
    const reviews = await review.listReviews([submissionId]);
    if (!isWithdrawable(submission, tasks, reviews)) {
      const { receiptNumber } = submission;
      return err(problem("collection.submission.not-withdrawable", { receiptNumber }));
    }
    const at = clock.now();
    const returns = await collection.listReturns([seen.obligationId]);
    for (const task of tasks.filter(({ id }) => submission.taskIds.includes(id))) {
      const before = returns.find(({ taskId }) => taskId === task.id);
      const moved = await moveTask(stores, task, {
        event: before === undefined ? "withdraw" : "withdraw_again",
        at,
        details: { submissionId, receiptNumber: submission.receiptNumber },
        change: before === undefined ? { firstSubmittedAt: null } : { returnDueAt: before.dueAt },
      });
      if (!moved.ok) return moved;
    }
    await review.withdraw(submissionId, at);
    await events.record({
      subject: "submission",
      subjectId: submissionId,
      kind: "submission.withdrawn",
      from: "submitted",
      to: "withdrawn",
      details: { receiptNumber: submission.receiptNumber },
    });
    return ok(undefined);
  });
}
