import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { PlanItemRecord, PlanRecord } from "./plan-store.ts";
import { isItemOpen } from "./view-plan.ts";

type ProposeCopyProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** A unit of an earlier plan that no longer exists: whose work its items become is asked. */
export interface EndedUnit {
  readonly unitId: string;
  readonly name: string;
  /** Numbers of the items it has a part in. */
  readonly items: string[];
  /** Units that the register says came after it. */
  readonly successorIds: string[];
}

/** What of an earlier plan can go on in a new one. */
export interface CopyProposal {
  readonly title: string;
  readonly items: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly group: string;
    readonly unitIds: string[];
    /** True for one-off work whose last day is over. */
    readonly isClosed: boolean;
  }[];
  readonly endedUnits: EndedUnit[];
}

/** One-off work whose last day is over; what has a target goes on with the new term's years. */
const isClosed = (item: PlanItemRecord, on: LocalDate): boolean =>
  item.deadlineOn !== null && item.deadlineOn < on && item.targets.length === 0;

/** Units with a part in the items that are not in the register on a day. */
export async function endedUnitsOf(
  { organisation, outline }: Stores,
  items: readonly PlanItemRecord[],
  on: LocalDate,
): Promise<EndedUnit[]> {
  const valid = new Set((await organisation.listUnits(on)).map(({ id }) => id));
  const ended = new Map<string, EndedUnit>();
  for (const item of items) {
    for (const { unitId, unitName } of item.assignments) {
      if (valid.has(unitId)) continue;
      const known = ended.get(unitId);
      const numbers = [...(known?.items ?? []), item.number];
      ended.set(unitId, { unitId, name: unitName, items: numbers, successorIds: [] });
    }
  }
  const successors = await outline.listSuccessors([...ended.keys()]);
  return [...ended.values()].map((unit) => ({
    ...unit,
    successorIds: successors
      .filter(({ fromId, toId }) => fromId === unit.unitId && valid.has(toId))
      .map(({ toId }) => toId),
  }));
}

/** Items of a plan that a person may see, in their order. */
export const openItems = (actor: Actor, plan: PlanRecord): readonly PlanItemRecord[] =>
  plan.items.filter((item) => isItemOpen(actor, plan, item));

/** What of a plan could go on in the next, and what must be asked first. */
export async function proposeCopy(
  { work, clock }: Dependencies,
  actor: Actor,
  planId: string,
): Promise<Result<CopyProposal, ProposeCopyProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const found = await stores.plan.findPlan(planId);
    if (found === undefined) return notFound("plan");
    const items = openItems(actor, found);
    const today = clock.today();
    return ok({
      title: found.title,
      items: items.map((item) => ({
        id: item.id,
        number: item.number,
        title: item.title,
        group: found.groups.find(({ id }) => id === item.groupId)?.title ?? "",
        unitIds: item.assignments.map(({ unitId }) => unitId),
        isClosed: isClosed(item, today),
      })),
      endedUnits: await endedUnitsOf(stores, items, today),
    });
  });
}
