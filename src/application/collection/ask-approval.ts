import type { Problem } from "../../domain/kernel/problem.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { openSheet } from "./open-sheet.ts";
import {
  type SubmitProblem,
  type SubmitWorkRequest,
  chosenTasks,
  readyDraft,
} from "./submit-work.ts";

export interface ApprovalAsked {
  readonly approvalId: string;
  readonly askedAt: string;
  readonly itemNumbers: readonly string[];
}

/**
 * Lays a unit's work before its head (trình lãnh đạo duyệt): it must be fit to be sent, and stays as
 * it is until the head decides or the unit takes it back.
 */
export async function askApproval(
  deps: Dependencies,
  actor: Actor,
  request: SubmitWorkRequest,
): Promise<Result<ApprovalAsked, SubmitProblem>> {
  const allowed = requireAction(actor, "submission.submit");
  if (!allowed.ok) return allowed;
  const { work, clock, secrets } = deps;
  return work.write<ApprovalAsked, SubmitProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "submission.submit", request.obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const chosen = chosenTasks(sheet, request.taskIds);
    if (!chosen.ok) return chosen;
    if (chosen.value.length === 0)
      return err<Problem<"collection.submission.nothing-to-submit">>(
        problem("collection.submission.nothing-to-submit", {}),
      );
    const ready = await readyDraft(deps, stores, sheet, chosen.value, request.explanations ?? []);
    if (!ready.ok) return ready;
    const [approvalId, askedAt] = [secrets.newId(), clock.now()];
    const itemNumbers = chosen.value.map((task) => task.itemNumber);
    await stores.team.addApproval({
      id: approvalId,
      obligationId: request.obligationId,
      at: askedAt,
      taskIds: chosen.value.map((task) => task.id),
    });
    await stores.events.record({
      subject: "approval",
      subjectId: approvalId,
      kind: "approval.asked",
      to: "waiting",
      details: { obligationId: request.obligationId, items: itemNumbers },
    });
    return ok({ approvalId, askedAt, itemNumbers });
  });
}
