import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { carryTarget } from "../../domain/plan/carry-target.ts";
import { codeTargets } from "../../domain/plan/outline-numbers.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { type CreateRequest, draftFromNothing } from "./create-plan.ts";
import type {
  NewAssignment,
  NewGroup,
  NewItem,
  NewPlan,
  PlanItemRecord,
  PlanRecord,
} from "./plan-store.ts";
import { endedUnitsOf, openItems } from "./propose-copy.ts";

type CopyProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "plan.term.reversed"
  | "plan.copy.units-open"
  | "plan.version.no-items"
>;

/** A new plan that carries an earlier one on. */
export interface CopyRequest extends CreateRequest {
  readonly planId: string;
  readonly itemIds: readonly string[];
  /** For each unit that ended: whose its parts become; null leaves them out. */
  readonly units: Readonly<Record<string, string | null>>;
}

interface Copying {
  readonly request: CopyRequest;
  readonly newId: () => string;
}

/** The weightier part first, so that a unit that takes over two of them keeps that one. */
const WEIGHT = { lead: 0, data_owner: 1, coordinate: 2 } as const;

function carryAssignments(
  { assignments }: PlanItemRecord,
  { request, newId }: Copying,
): readonly NewAssignment[] {
  const parts = new Map<string, NewAssignment>();
  const byWeight = [...assignments].sort((one, other) => WEIGHT[one.role] - WEIGHT[other.role]);
  for (const { unitId, role } of byWeight) {
    const answer = request.units[unitId];
    const heir = answer === undefined ? unitId : answer;
    if (heir === null || parts.has(heir)) continue;
    parts.set(heir, { id: newId(), unitId: heir, role, asWritten: "", groupId: null });
  }
  return [...parts.values()];
}

function carryItem(item: PlanItemRecord, number: string, on: Copying): NewItem {
  const { request, newId } = on;
  const term = { from: request.termFrom, to: request.termTo };
  const coded = codeTargets(item.targets, number);
  return {
    ...item,
    id: newId(),
    number,
    continuesId: item.id,
    sourceSpans: [],
    // a day of the old term means nothing in the new one; what goes on goes on
    ...(item.deadlineOn === null
      ? {}
      : { deadlineAsWritten: null, deadlineOn: null, deadlineRule: null, deadlineType: null }),
    assignments: carryAssignments(item, on),
    targets: item.targets.map((target, at) => ({
      ...target,
      id: newId(),
      code: coded[at]?.code ?? number,
      ordinal: at + 1,
      rule: carryTarget(target.rule, term),
      continuesId: target.id,
    })),
  };
}

function carryGroups(
  plan: PlanRecord,
  chosen: readonly PlanItemRecord[],
  on: Copying,
): readonly NewGroup[] {
  const kept = plan.groups.filter(({ id }) => chosen.some(({ groupId }) => groupId === id));
  let ordinal = 0;
  return kept.map((group, at) => ({
    ...group,
    id: on.newId(),
    number: String(at + 1),
    items: chosen
      .filter(({ groupId }) => groupId === group.id)
      .map((item, place) => ({
        ...carryItem(item, `${at + 1}.${place + 1}`, on),
        ordinal: ++ordinal,
      })),
  }));
}

/**
 * Begins a plan from an earlier one (chép sang nhiệm kỳ mới): the chosen items with their rules in
 * the new years and the same indicators, so that figures go on; parts of units that ended go to
 * whoever is named for them.
 */
export async function copyPlan(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: CopyRequest,
): Promise<Result<{ planId: string; slug: string }, CopyProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  const { termFrom: from, termTo: to } = request;
  if (from > to) return err(problem("plan.term.reversed", { from, to }));
  return work.write<{ planId: string; slug: string }, CopyProblem>(actor, async (stores) => {
    const found = await stores.plan.findPlan(request.planId);
    if (found === undefined) return notFound("plan");
    const chosen = openItems(actor, found).filter(({ id }) => request.itemIds.includes(id));
    if (chosen.length === 0) return err(problem("plan.version.no-items", {}));
    const today = clock.today();
    const ended = await endedUnitsOf(stores, chosen, today);
    const open = ended.filter(({ unitId }) => request.units[unitId] === undefined);
    if (open.length > 0) {
      return err(problem("plan.copy.units-open", { units: open.map(({ name }) => name) }));
    }
    const valid = new Set((await stores.organisation.listUnits(today)).map(({ id }) => id));
    const heirs = ended.map(({ unitId }) => request.units[unitId] ?? null);
    if (heirs.some((heir) => heir !== null && !valid.has(heir))) return notFound("unit");
    const newId = () => secrets.newId();
    const facts = { id: newId(), versionId: newId(), at: clock.now() };
    const groups = carryGroups(found, chosen, { request, newId });
    const begun = await draftFromNothing(stores, request, groups, facts);
    const { documentType, symbol, place, signerAuthority, signerPosition, recipients } = found;
    // what the office is does not change with the term; on what the plan rests does
    const made: NewPlan = {
      ...begun,
      version: {
        ...begun.version,
        ...{ documentType, symbol, place, signerAuthority, signerPosition, recipients },
      },
    };
    await stores.plan.addPlan(made, facts.at);
    await stores.events.record({
      subject: "plan",
      subjectId: made.id,
      kind: "plan.copied",
      to: "draft",
      details: {
        from: found.id,
        items: chosen.length,
        leftOut: found.items.length - chosen.length,
      },
    });
    return ok({ planId: made.id, slug: made.slug });
  });
}
