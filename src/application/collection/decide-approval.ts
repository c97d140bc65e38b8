import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { openSheet } from "./open-sheet.ts";
import { type Receipt, type SubmitProblem, keepSubmission, readyDraft } from "./submit-work.ts";
import type { ApprovalFacts } from "./team-store.ts";
import type { Worksheet } from "./worksheet.ts";

export interface DecideApprovalRequest {
  readonly approvalId: string;
  /** approved and sent_back are the head's; taken_back is the unit's own second thought. */
  readonly decision: "approved" | "sent_back" | "taken_back";
  readonly words: string;
}

type DecideProblem =
  SubmitProblem | Problem<"collection.approval.decided" | "collection.approval.words-missing">;

type Team = Pick<Stores, "collection" | "evidence" | "check" | "review" | "team" | "events">;

/** Sends what was laid before the head, exactly as it stood. */
async function send(
  deps: Dependencies,
  stores: Team,
  sheet: Worksheet,
  found: ApprovalFacts,
): Promise<Result<Receipt, SubmitProblem>> {
  const tasks = sheet.tasks.filter(({ id }) => found.taskIds.includes(id));
  const ready = await readyDraft(deps, stores, sheet, tasks, []);
  return ready.ok
    ? keepSubmission(deps, stores, sheet, tasks, ready.value, found.askedById)
    : ready;
}

/**
 * What the unit's head decides (lãnh đạo đơn vị duyệt nộp): approving sends the work with a receipt
 * that names both; sending back opens it again with words. Who asked may take it back meanwhile.
 */
export async function decideApproval(
  deps: Dependencies,
  actor: Actor,
  request: DecideApprovalRequest,
): Promise<Result<{ receipt: Receipt | null }, DecideProblem>> {
  const allowed = requireAction(actor, "submission.submit");
  if (!allowed.ok) return allowed;
  const words = request.words.trim();
  if (request.decision === "sent_back" && words === "")
    return err(problem("collection.approval.words-missing", {}));
  return deps.work.write<{ receipt: Receipt | null }, DecideProblem>(actor, async (stores) => {
    const asked = await stores.team.findApproval(request.approvalId);
    if (asked === undefined) return notFound("approval");
    const opened = await openSheet(stores, actor, "submission.submit", asked.obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const isHead = mayForUnit(actor, "submission.approve", sheet.facts.unitId);
    if (request.decision !== "taken_back" && !isHead)
      return err(problem("access.action.forbidden", { action: "submission.approve" }));
    // read again: the obligation is locked only now
    const found = await stores.team.findApproval(request.approvalId);
    if (found === undefined || found.decision !== null)
      return err(problem("collection.approval.decided", {}));
    const sent = request.decision === "approved" ? await send(deps, stores, sheet, found) : null;
    if (sent !== null && !sent.ok) return sent;
    const receipt = sent === null ? null : sent.value;
    await stores.team.decideApproval({
      id: found.id,
      decision: request.decision,
      at: deps.clock.now(),
      words,
      submissionId: receipt?.submissionId ?? null,
    });
    await stores.events.record({
      subject: "approval",
      subjectId: found.id,
      kind: `approval.${request.decision}`,
      from: "waiting",
      to: request.decision,
      reason: words,
    });
    return ok({ receipt });
  });
}
