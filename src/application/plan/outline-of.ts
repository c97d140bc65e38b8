import type { Outline } from "../../domain/plan/outline.ts";
import type { PlanRecord } from "./plan-store.ts";

/** What of a stored version can be edited. */
export const outlineOf = (plan: PlanRecord): Outline => ({
  groups: plan.groups,
  items: plan.items.map((item) => ({
    id: item.id,
    groupId: item.groupId,
    number: item.number,
    wording: item.title,
    secrecy: item.secrecy,
    deadlineAsWritten: item.deadlineAsWritten,
    deadlineOn: item.deadlineOn,
    criteria: item.criteria,
    assignments: item.assignments.map(({ unitId, role }) => ({ unitId, role })),
    targets: item.targets.map(({ id, code, measure, rule }) => ({ id, code, measure, rule })),
  })),
});
