import type { PlanView } from "../../contract/plan.ts";
import type { MeasurabilityFinding } from "../../domain/plan/check-measurability.ts";

/** The page where a draft is written, at an item. */
export const addressOfDraft = (plan: PlanView, itemId?: string): string =>
  `/ke-hoach/${plan.slug}/soan?ban=${plan.version}${itemId === undefined ? "" : `&muc=${itemId}`}`;

/** Where a reason is mended: the matrix for what units do, the draft for all else. */
export const addressOfReason = (plan: PlanView, finding: MeasurabilityFinding): string =>
  finding.reason === "no-lead" || finding.reason === "no-source"
    ? `/ke-hoach/${plan.slug}?ban=${plan.version}&xem=phan-cong&muc=${finding.itemId}`
    : addressOfDraft(plan, finding.itemId);
