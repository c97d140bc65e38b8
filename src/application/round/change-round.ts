import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

type ChangeProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "collection.submission.closed"
>;

/** Asks units for their head's approval before they send, or no longer, while the round is open. */
export async function changeRound(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly roundId: string; readonly needsHeadApproval: boolean },
): Promise<Result<void, ChangeProblem>> {
  const allowed = requireAction(actor, "round.open");
  if (!allowed.ok) return allowed;
  return work.write<void, ChangeProblem>(actor, async ({ round, events }) => {
    const found = (await round.list()).find(({ id }) => id === request.roundId);
    if (found === undefined) return notFound("round");
    if (found.state === "closed")
      return err(problem("collection.submission.closed", { unit: found.name }));
    await round.setHeadApproval(request.roundId, request.needsHeadApproval);
    await events.record({
      subject: "round",
      subjectId: request.roundId,
      kind: "round.changed",
      details: { needsHeadApproval: request.needsHeadApproval },
    });
    return ok(undefined);
  });
}
