import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { type CarryProposal, carryForward } from "../../domain/evaluation/carry-forward.ts";
import type { Verdict } from "../../domain/evaluation/verdict.ts";
import { judgeRound } from "../evaluation/judge-round.ts";
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
    /** True where it is proposed to be left out. */
    readonly isLeftOut: boolean;
    readonly reason: CarryProposal["reason"];
    readonly verdict: Verdict | null;
  }[];
  /** The round whose verdicts the proposal rests on; null where the plan had none. */
  readonly judgedBy: string | null;
  readonly endedUnits: EndedUnit[];
}

interface LastVerdicts {
  readonly round: string | null;
  readonly of: (target: PlanItemRecord["targets"][number]) => Verdict | null;
}

/** The verdicts of the plan's last round, people's over the rule's, on targets that still say the same. */
async function lastVerdicts({ round, evaluation }: Stores, planId: string): Promise<LastVerdicts> {
  const own = (await round.list()).filter((each) => each.planId === planId);
  const last = own.reduce<(typeof own)[number] | undefined>(
    (best, each) => (best === undefined || each.asOfYear > best.asOfYear ? each : best),
    undefined,
  );
  const found = last === undefined ? undefined : await evaluation.findRound(last.id);
  if (found === undefined) return { round: null, of: () => null };
  const { results } = await judgeRound(evaluation, found);
  const saying = (indicatorId: string, comparator: string, levels: readonly (string | null)[]) =>
    [indicatorId, comparator, ...levels].join(" ");
  const verdicts = new Map(
    results.map(({ target, reviewed }) => [
      saying(target.indicatorId, target.comparator, [target.value, target.valueTo]),
      reviewed.verdict,
    ]),
  );
  return {
    round: found.name,
    of: ({ indicatorId, rule }) =>
      verdicts.get(saying(indicatorId, rule.comparator, [rule.value, rule.valueTo])) ?? null,
  };
}

const RECURRING: ReadonlySet<string | null> = new Set(["recurring", "ongoing"]);

const proposalFor = (item: PlanItemRecord, { of }: LastVerdicts, on: LocalDate): CarryProposal =>
  carryForward({
    isRecurring: RECURRING.has(item.deadlineType),
    isOver: item.deadlineOn !== null && item.deadlineOn < on,
    targets: item.targets.map((target) => ({
      frequency: target.rule.frequency,
      verdict: of(target),
    })),
  });

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
    const verdicts = await lastVerdicts(stores, found.id);
    return ok({
      title: found.title,
      judgedBy: verdicts.round,
      items: items.map((item) => ({
        id: item.id,
        number: item.number,
        title: item.title,
        group: found.groups.find(({ id }) => id === item.groupId)?.title ?? "",
        unitIds: item.assignments.map(({ unitId }) => unitId),
        ...proposalFor(item, verdicts, today),
      })),
      endedUnits: await endedUnitsOf(stores, items, today),
    });
  });
}
