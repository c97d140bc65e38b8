import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { formatDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { endOfDay } from "../instant.ts";
import type { PlanRecord } from "../plan/plan-store.ts";
import type { Dependencies } from "../ports.ts";
import type { NewObligation } from "./round-store.ts";

export interface OpenRoundRequest {
  readonly planId: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly windowFrom: LocalDate;
  readonly windowTo: LocalDate;
  readonly cutoffOn: LocalDate;
  readonly deadlineAsWritten: string;
  /** Last day in time, as interpreted. */
  readonly deadlineOn: LocalDate;
  readonly asOfYear: number;
  readonly formIds: readonly string[];
  /** The unit's head approves before the unit sends. */
  readonly needsHeadApproval?: boolean | undefined;
}

type OpenProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "plan.version.not-issued"
  | "collection.round.no-forms"
  | "collection.round.dates-reversed"
>;

type Duty = Map<string, "lead" | "coordinate" | "data_owner">;

/** Each unit's items: what the plan assigns, and what the forms ask of it besides. */
function dutiesOf(
  plan: PlanRecord,
  formDuties: readonly { readonly unitId: string; readonly itemId: string }[],
): ReadonlyMap<string, Duty> {
  const duties = new Map<string, Duty>();
  const dutyOf = (unitId: string): Duty => {
    const known = duties.get(unitId) ?? new Map();
    duties.set(unitId, known);
    return known;
  };
  for (const item of plan.items) {
    for (const { unitId, role } of item.assignments) dutyOf(unitId).set(item.id, role);
  }
  for (const { unitId, itemId } of formDuties) {
    const duty = dutyOf(unitId);
    if (!duty.has(itemId)) duty.set(itemId, "data_owner");
  }
  return duties;
}

const later = (a: LocalDate, b: LocalDate): Problem<"collection.round.dates-reversed"> | null =>
  a > b
    ? problem("collection.round.dates-reversed", { earlier: formatDate(a), later: formatDate(b) })
    : null;

/**
 * Opens a round (mở đợt báo cáo): every unit that the plan or a form names gets an obligation with
 * a task for each of its items.
 */
export async function openRound(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: OpenRoundRequest,
): Promise<Result<{ id: string; units: number; tasks: number }, OpenProblem>> {
  const allowed = requireAction(actor, "round.open");
  if (!allowed.ok) return allowed;
  if (request.formIds.length === 0) return err(problem("collection.round.no-forms", {}));
  const reversed =
    later(request.windowFrom, request.windowTo) ?? later(request.cutoffOn, request.deadlineOn);
  if (reversed !== null) return err(reversed);
  return work.write<{ id: string; units: number; tasks: number }, OpenProblem>(
    actor,
    async ({ plan, round, events }) => {
      const found = await plan.findPlan(request.planId);
      if (found === undefined) return notFound("plan");
      if (found.state !== "issued") {
        return err(problem("plan.version.not-issued", { title: found.title }));
      }
      if ((await round.countForms(request.formIds)) !== new Set(request.formIds).size) {
        return notFound("form");
      }
      const duties = dutiesOf(found, await round.listFormDuties(request.formIds));
      const obligations = [...duties].map(([unitId, duty]): NewObligation => ({
        id: secrets.newId(),
        unitId,
        tasks: [...duty].map(([itemId, role]) => ({ id: secrets.newId(), itemId, role })),
      }));
      const id = secrets.newId();
      const { planId: _plan, deadlineOn, ...facts } = request;
      await round.open(
        {
          ...facts,
          id,
          planVersionId: found.versionId,
          deadlineAt: endOfDay(deadlineOn),
          deadlineRule: found.deadlineRule,
          needsHeadApproval: request.needsHeadApproval ?? false,
          at: clock.now(),
        },
        obligations,
      );
      const tasks = obligations.reduce((sum, obligation) => sum + obligation.tasks.length, 0);
      await events.record({
        subject: "round",
        subjectId: id,
        kind: "round.opened",
        to: "open",
        details: { units: obligations.length, tasks },
      });
      return ok({ id, units: obligations.length, tasks });
    },
  );
}
