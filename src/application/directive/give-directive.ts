import { type LocalDate, formatDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

export interface GiveDirectiveRequest {
  readonly roundId: string;
  readonly unitIds: readonly string[];
  readonly targetId: string | null;
  readonly itemId: string | null;
  readonly body: string;
  readonly dueOn: LocalDate;
}

type GiveProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "directive.deadline.past"
>;

/** Orders units to act by a day (ý kiến chỉ đạo); one directive for each unit. */
export async function giveDirective(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: GiveDirectiveRequest,
): Promise<Result<{ ids: string[] }, GiveProblem>> {
  const allowed = requireAction(actor, "directive.give");
  if (!allowed.ok) return allowed;
  if (request.dueOn < clock.today()) {
    return err(problem("directive.deadline.past", { dueOn: formatDate(request.dueOn) }));
  }
  return work.write<{ ids: string[] }, GiveProblem>(actor, async ({ directive, events }) => {
    if (!(await directive.hasRound(request.roundId))) return notFound("round");
    const { unitIds, ...facts } = request;
    if (request.targetId !== null || request.itemId !== null) {
      const subject = await directive.findSubject(request.roundId, request);
      if (subject === undefined || !maySee(actor, subject)) return notFound("target");
    }
    const recipients = new Set(unitIds);
    if ((await directive.countUnits([...recipients])) < recipients.size) return notFound("unit");
    const ids: string[] = [];
    for (const unitId of recipients) {
      const id = secrets.newId();
      await directive.add({ ...facts, id, unitId, issuedAt: clock.now() });
      await events.record({
        subject: "directive",
        subjectId: id,
        kind: "directive.given",
        to: "open",
        details: { body: request.body, dueOn: request.dueOn },
      });
      ids.push(id);
    }
    return ok({ ids });
  });
}
