import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

type IssueProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "plan.version.already-issued"
  | "plan.item.lead-missing"
>;

/** Issues a plan (ban hành): number and date are given, and it is read-only from then on. */
export async function issuePlan(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly planId: string; readonly number: string; readonly issuedOn: LocalDate },
): Promise<Result<void, IssueProblem>> {
  const allowed = requireAction(actor, "plan.issue");
  if (!allowed.ok) return allowed;
  return work.write<void, IssueProblem>(actor, async ({ plan, events }) => {
    const found = await plan.lockPlan(request.planId);
    if (found === undefined) return notFound("plan");
    if (found.state !== "draft") {
      return err(problem("plan.version.already-issued", { number: found.number ?? found.title }));
    }
    const without = found.items.filter(
      (item) => !item.assignments.some((assignment) => assignment.role === "lead"),
    );
    if (without.length > 0) {
      return err(problem("plan.item.lead-missing", { items: without.map((item) => item.number) }));
    }
    await plan.issue(found.id, found.versionId, request.number, request.issuedOn);
    await events.record({
      subject: "plan",
      subjectId: found.id,
      kind: "plan.issued",
      from: "draft",
      to: "issued",
      details: { number: request.number, issuedOn: request.issuedOn },
    });
    return ok(undefined);
  });
}
