import { groupBy } from "../../domain/kernel/group-by.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type MeasurabilityFacts, checkVersion } from "./check-plan.ts";
import type { PlanRecord } from "./plan-store.ts";

type IssueProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "plan.version.already-issued"
  | "plan.version.no-items"
  | "plan.version.unmeasured"
  | "plan.item.lead-missing"
>;

export interface IssueRequest {
  readonly planId: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** That the issuer has read which items cannot be measured yet. */
  readonly acknowledgesUnmeasured?: boolean;
}

/** The draft to be issued: the plan itself, or an amendment of an issued one. */
async function draftOf(
  { plan }: Stores,
  found: PlanRecord,
): Promise<Result<PlanRecord, IssueProblem>> {
  if (found.state === "draft") return ok(found);
  const last = (await plan.listVersions(found.id)).at(-1);
  const isAmended = found.state === "issued" && last !== undefined && last.id !== found.versionId;
  const draft = isAmended ? await plan.findVersion(last.id) : undefined;
  if (draft !== undefined) return ok(draft);
  return err(problem("plan.version.already-issued", { number: found.number ?? found.title }));
}

function checkReady(
  draft: PlanRecord,
  measured: MeasurabilityFacts,
  acknowledges: boolean,
): Result<void, IssueProblem> {
  if (draft.items.length === 0) return err(problem("plan.version.no-items", {}));
  const without = draft.items.filter(
    (item) => !item.assignments.some((assignment) => assignment.role === "lead"),
  );
  if (without.length > 0) {
    return err(problem("plan.item.lead-missing", { items: without.map((item) => item.number) }));
  }
  const { unmeasured, items } = measured;
  if (unmeasured === 0 || acknowledges) return ok(undefined);
  return err(problem("plan.version.unmeasured", { unmeasured, items }));
}

async function recordAcknowledgement(
  { events }: Stores,
  draft: PlanRecord,
  { items, unmeasured, findings }: MeasurabilityFacts,
): Promise<void> {
  if (unmeasured === 0) return;
  await events.record({
    subject: "plan",
    subjectId: draft.id,
    kind: "plan.unmeasured-acknowledged",
    details: {
      version: draft.version,
      items,
      unmeasured,
      // counts alone: the log is read by people who may not read every item
      reasons: Object.fromEntries(
        [...groupBy(findings, ({ reason }) => reason)].map(([reason, own]) => [reason, own.length]),
      ),
    },
  });
}

/**
 * Issues a plan (ban hành) or its amendment: number and date are given, and the version is
 * read-only from then on. What cannot be measured yet is acknowledged first, and that is recorded.
 */
export async function issuePlan(
  { work }: Dependencies,
  actor: Actor,
  request: IssueRequest,
): Promise<Result<void, IssueProblem>> {
  const allowed = requireAction(actor, "plan.issue");
  if (!allowed.ok) return allowed;
  return work.write<void, IssueProblem>(actor, async (stores) => {
    const found = await stores.plan.lockPlan(request.planId);
    if (found === undefined) return notFound("plan");
    const draft = await draftOf(stores, found);
    if (!draft.ok) return draft;
    const measured = await checkVersion(stores, actor, draft.value, request.issuedOn);
    const ready = checkReady(draft.value, measured, request.acknowledgesUnmeasured === true);
    if (!ready.ok) return ready;
    const { number, issuedOn } = request;
    await recordAcknowledgement(stores, draft.value, measured);
    await stores.plan.issue(found.id, draft.value.versionId, number, issuedOn);
    await stores.events.record({
      subject: "plan",
      subjectId: found.id,
      kind: draft.value.amendment === null ? "plan.issued" : "plan.amended",
      from: found.state,
      to: "issued",
      details: { number, issuedOn, version: draft.value.version },
    });
    return ok(undefined);
  });
}
