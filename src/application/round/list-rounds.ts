import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { isUnitBound, notFound, requireAction, unitsOf } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { ObligationRecord, RoundRecord } from "./round-store.ts";

export interface RoundDetails extends RoundRecord {
  readonly forms: { readonly id: string; readonly code: string; readonly title: string }[];
  readonly obligations: ObligationRecord[];
}

/** Rounds, newest first. */
export async function listRounds({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "round.read");
  if (!allowed.ok) return allowed;
  const rounds = await work.read(actor, ({ round }) => round.list());
  return ok(rounds.map((round) => ({ ...round, forms: [...round.forms] })));
}

type RoundProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** One round with what each unit owes in it; a unit's people see their own unit. */
export async function viewRound(
  { work }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<RoundDetails, RoundProblem>> {
  const allowed = requireAction(actor, "round.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ round }) => {
    const found = (await round.list()).find(({ id }) => id === roundId);
    if (found === undefined) return notFound("round");
    const obligations = await round.listObligations(roundId);
    const own = unitsOf(actor);
    const shown = isUnitBound(actor)
      ? obligations.filter(({ unitId }) => own.includes(unitId))
      : obligations;
    return ok({ ...found, forms: [...found.forms], obligations: [...shown] });
  });
}
