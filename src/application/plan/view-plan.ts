import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { may, maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { PlanItemRecord, PlanRecord, PlanSummary, PlanVersionSummary } from "./plan-store.ts";

type PlanProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Plans of the register, newest first. */
export async function listPlans(
  { work }: Dependencies,
  actor: Actor,
): Promise<Result<readonly PlanSummary[], PlanProblem>> {
  const allowed = requireAction(actor, "plan.read");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ plan }) => plan.listPlans()));
}

/** True where the reader may see an item: confidential ones are for the people named for them. */
export const isItemOpen = (actor: Actor, plan: PlanRecord, item: PlanItemRecord): boolean =>
  maySee(actor, {
    isConfidential:
      item.secrecy !== "open" ||
      plan.groups.some((group) => group.id === item.groupId && group.isConfidential),
    unitIds: item.assignments.map((assignment) => assignment.unitId),
  });

function toItem(item: PlanItemRecord) {
  return {
    ...item,
    subItems: [...item.subItems],
    assignments: [...item.assignments],
    targets: item.targets.map((target) => ({ ...target, words: describeTarget(target.rule) })),
  };
}

function toView(plan: PlanRecord, versions: readonly PlanVersionSummary[], actor: Actor) {
  const open = plan.items.filter((item) => isItemOpen(actor, plan, item));
  return {
    ...plan,
    legalBases: [...plan.legalBases],
    recipients: [...plan.recipients],
    purposes: [...plan.purposes],
    requirements: [...plan.requirements],
    duties: [...plan.duties],
    groups: plan.groups.map((group) => ({ ...group })),
    items: open.map(toItem),
    versions: [...versions],
    withheld: plan.items.length - open.length,
  };
}

export type PlanFacts = ReturnType<typeof toView>;

/** Versions a person may read: a draft amendment is for those who write plans. */
export async function readableVersions(
  { plan }: Pick<Stores, "plan">,
  actor: Actor,
  planId: string,
): Promise<readonly PlanVersionSummary[]> {
  const versions = await plan.listVersions(planId);
  return versions.filter(
    ({ amendment, issuedOn }) =>
      amendment === null || issuedOn !== null || may(actor, "plan.write"),
  );
}

/**
 * A plan by its id or its address part, as the reader may see it: in the version in force, or in
 * the one asked for.
 */
export async function viewPlan(
  { work }: Dependencies,
  actor: Actor,
  idOrSlug: string,
  version?: number,
): Promise<Result<PlanFacts, PlanProblem>> {
  const allowed = requireAction(actor, "plan.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const id = (await stores.plan.findSlug(idOrSlug)) ?? idOrSlug;
    const versions = await readableVersions(stores, actor, id);
    const asked = versions.find((each) => each.version === version);
    if (version !== undefined && asked === undefined) return notFound("plan");
    const found =
      asked === undefined
        ? await stores.plan.findPlan(id)
        : await stores.plan.findVersion(asked.id);
    return found === undefined ? notFound("plan") : ok(toView(found, versions, actor));
  });
}
