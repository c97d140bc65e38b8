import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import {
  type MeasurabilityFinding,
  type OtherPlanItem,
  checkMeasurability,
  countUnmeasured,
} from "../../domain/plan/check-measurability.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { PlanRecord, PlanSummary } from "./plan-store.ts";
import { isItemOpen } from "./view-plan.ts";

type CheckProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** What of a draft could not be judged later, as far as the reader may see it. */
export interface MeasurabilityFacts {
  readonly on: LocalDate;
  readonly items: number;
  readonly unmeasured: number;
  readonly findings: MeasurabilityFinding[];
}

/** Years that are judged: the first year of a term's name is its base. */
const firstJudged = ({ termFrom, termTo }: Pick<PlanSummary, "termFrom" | "termTo">): number =>
  termFrom === termTo ? termFrom : termFrom + 1;

const overlaps = (one: PlanRecord, other: PlanSummary): boolean =>
  other.id !== one.id &&
  other.state !== "closed" &&
  firstJudged(one) <= other.termTo &&
  firstJudged(other) <= one.termTo;

async function otherItems(
  { plan }: Stores,
  actor: Actor,
  own: PlanRecord,
): Promise<readonly OtherPlanItem[]> {
  const found: OtherPlanItem[] = [];
  for (const summary of await plan.listPlans()) {
    if (!overlaps(own, summary)) continue;
    const other = await plan.findPlan(summary.id);
    for (const item of other?.items ?? []) {
      if (other === undefined || !isItemOpen(actor, other, item)) continue;
      found.push({ planTitle: other.title, number: item.number, title: item.title });
    }
  }
  return found;
}

/** Checks a version on a day, inside a transaction that is open already. */
export async function checkVersion(
  stores: Stores,
  actor: Actor,
  version: PlanRecord,
  on: LocalDate,
): Promise<MeasurabilityFacts> {
  const items = version.items.filter((item) => isItemOpen(actor, version, item));
  const others = await otherItems(stores, actor, version);
  const findings = [...checkMeasurability(items, others, on)];
  return { on, items: items.length, unmeasured: countUnmeasured(findings), findings };
}

/** Which items of a version cannot be measured yet, and why (kiểm tra tính đo được). */
export async function checkPlan(
  { work, clock }: Dependencies,
  actor: Actor,
  request: { readonly versionId: string; readonly on?: LocalDate | undefined },
): Promise<Result<MeasurabilityFacts, CheckProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const found = await stores.plan.findVersion(request.versionId);
    if (found === undefined) return notFound("plan");
    return ok(await checkVersion(stores, actor, found, request.on ?? clock.today()));
  });
}
