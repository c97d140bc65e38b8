import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { defaultTitle } from "./to-report-input.ts";

type BeginProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Begins the report of a round; a round has one, so that asking again answers the same. */
export async function beginReport(
  { work, secrets }: Dependencies,
  actor: Actor,
  request: { readonly roundId: string; readonly title?: string },
): Promise<Result<{ id: string }, BeginProblem>> {
  const allowed = requireAction(actor, "report.write");
  if (!allowed.ok) return allowed;
  return work.write<{ id: string }, BeginProblem>(actor, async (stores) => {
    const round = await stores.evaluation.findRound(request.roundId);
    if (round === undefined) return notFound("round");
    const begun = await stores.report.findOfRound(round.id);
    if (begun !== undefined) return ok({ id: begun.id });
    const id = secrets.newId();
    const title = request.title ?? defaultTitle(round);
    await stores.report.add({ id, roundId: round.id, title });
    await stores.events.record({
      subject: "report",
      subjectId: id,
      kind: "report.begun",
      to: "draft",
    });
    return ok({ id });
  });
}
