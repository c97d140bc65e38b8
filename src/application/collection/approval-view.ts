import { mayForUnit } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { ApprovalFacts } from "./team-store.ts";
import type { Worksheet } from "./worksheet.ts";

/** What a page says of the head's approval: whether it is needed, what waits, what came back. */
export function approvalOf(
  { facts, tasks }: Pick<Worksheet, "facts" | "tasks">,
  approvals: readonly ApprovalFacts[],
  actor: Actor,
) {
  const numbersOf = (ids: readonly string[]) =>
    tasks.filter(({ id }) => ids.includes(id)).map(({ itemNumber }) => itemNumber);
  const isDecider = mayForUnit(actor, "submission.approve", facts.unitId);
  const [newest] = approvals;
  return {
    isNeeded: facts.needsHeadApproval,
    /** The reader is the head, who decides. */
    isDecider,
    waiting: approvals
      .filter(({ decision }) => decision === null)
      .map(({ id, askedBy, askedAt, taskIds }) => ({
        approvalId: id,
        askedBy,
        askedAt,
        itemNumbers: numbersOf(taskIds),
      }))
      .filter(({ itemNumbers }) => itemNumbers.length > 0),
    /** The head's last words, until the work is laid before them again. */
    sentBack:
      newest?.decision === "sent_back"
        ? {
            by: newest.decidedBy ?? "",
            at: newest.decidedAt ?? newest.askedAt,
            words: newest.words,
            itemNumbers: numbersOf(newest.taskIds),
          }
        : null,
  };
}
