import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { AmendmentBasis } from "../../domain/plan/amendment.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { NewGroup, NewItem, PlanItemRecord, PlanRecord } from "./plan-store.ts";

type AmendProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "plan.version.not-issued"
  | "plan.version.draft-open"
>;

type NewId = () => string;

const copyItem = (item: PlanItemRecord, newId: NewId): NewItem => ({
  ...item,
  id: newId(),
  continuesId: item.id,
  assignments: item.assignments.map(({ unitId, role, asWritten, groupId }) => ({
    id: newId(),
    unitId,
    role,
    asWritten,
    groupId,
  })),
  targets: item.targets.map((target, at) => ({
    ...target,
    id: newId(),
    ordinal: at + 1,
    continuesId: target.id,
  })),
});

/** Everything of a version again, each part carrying on the one it copies. */
const copyGroups = (plan: PlanRecord, newId: NewId): readonly NewGroup[] =>
  plan.groups.map((group) => ({
    ...group,
    id: newId(),
    items: plan.items
      .filter(({ groupId }) => groupId === group.id)
      .map((item) => copyItem(item, newId)),
  }));

/**
 * Begins an amendment (lập bản điều chỉnh): a draft of the next version, prepared from the one in
 * force, which stays as issued together with every round made from it.
 */
export async function amendPlan(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: { readonly planId: string; readonly basis: AmendmentBasis },
): Promise<Result<{ version: number; slug: string }, AmendProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  return work.write<{ version: number; slug: string }, AmendProblem>(
    actor,
    async ({ plan, events }) => {
      const found = await plan.lockPlan(request.planId);
      if (found === undefined) return notFound("plan");
      if (found.state !== "issued" || found.issuedOn === null) {
        return err(problem("plan.version.not-issued", { title: found.title }));
      }
      const version = found.version + 1;
      const versions = await plan.listVersions(found.id);
      if (versions.some(({ issuedOn }) => issuedOn === null)) {
        return err(problem("plan.version.draft-open", { version }));
      }
      await plan.addAmendment({
        id: secrets.newId(),
        amendsId: found.versionId,
        basis: request.basis,
        groups: copyGroups(found, () => secrets.newId()),
        at: clock.now(),
      });
      await events.record({
        subject: "plan",
        subjectId: found.id,
        kind: "plan.amendment-begun",
        reason: request.basis.reason,
        details: { version, ...request.basis },
      });
      return ok({ version, slug: found.slug });
    },
  );
}
