import { makeOverride } from "../../domain/evaluation/override.ts";
import type { Verdict } from "../../domain/evaluation/verdict.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { judgeRound } from "./judge-round.ts";

export interface OverrideVerdictRequest {
  readonly roundId: string;
  readonly targetId: string;
  /** Null withdraws the override. */
  readonly verdict: Verdict | null;
  readonly reason: string;
}

type OverrideProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "evaluation.override.reason-too-short"
>;

/**
 * Sets another verdict beside the computed one, with a reason (xếp loại lại); the computed verdict
 * stays and both are shown. An earlier override is superseded, never changed.
 */
export async function overrideVerdict(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: OverrideVerdictRequest,
): Promise<Result<void, OverrideProblem>> {
  const allowed = requireAction(actor, "evaluation.override");
  if (!allowed.ok) return allowed;
  return work.write<void, OverrideProblem>(actor, async ({ evaluation, events }) => {
    const round = await evaluation.findRound(request.roundId);
    if (round === undefined) return notFound("round");
    const { results } = await judgeRound(evaluation, round);
    const found = results.find(({ target }) => target.id === request.targetId);
    if (found === undefined || !maySee(actor, found.target)) return notFound("target");
    const now = clock.now();
    const from = found.reviewed.verdict;
    const computedVerdict = found.reviewed.computed.verdict;
    if (request.verdict !== null) {
      const made = makeOverride(request.verdict, request.reason);
      if (!made.ok) return made;
      await evaluation.endOverride(round.id, found.target.id, now);
      await evaluation.addOverride({
        id: secrets.newId(),
        roundId: round.id,
        targetId: found.target.id,
        verdict: made.value.verdict,
        computedVerdict,
        reason: made.value.reason,
        at: now,
      });
    } else {
      await evaluation.endOverride(round.id, found.target.id, now);
    }
    await events.record({
      subject: "target",
      subjectId: found.target.id,
      kind: request.verdict === null ? "target.override-withdrawn" : "target.override-set",
      from,
      to: request.verdict ?? computedVerdict,
      reason: request.reason,
    });
    return ok(undefined);
  });
}
