import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { PlanItemRecord, PlanRecord, PlanTargetRecord } from "../plan/plan-store.ts";
import type { Dependencies } from "../ports.ts";
import type { DesignedColumn, DesignedRow, FormDesign } from "./design-form.ts";

type ProposeProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

const NOT_MEASURED = {
  isPart: false,
  unitOfMeasure: "",
  decimals: 0,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorKey: null,
  denominatorKey: null,
  shareGroup: null,
  isRequired: true,
  overUnits: "none",
  direction: "none",
  ceiling: null,
  source: "",
  isIllustrative: false,
  providers: [],
} as const;

/** The lead answers for the figure unless the plan names somebody who owns it. */
const providersOf = (item: PlanItemRecord) => {
  const owners = item.assignments.filter((assignment) => assignment.role === "data_owner");
  const leads = item.assignments.filter((assignment) => assignment.role === "lead");
  return (owners.length > 0 ? owners : leads).map(({ unitId }) => ({ unitId, isMain: true }));
};

/** One decimal more than the target was written with shows how far a result passed it. */
const decimalsOf = ({ rule }: PlanTargetRecord): number =>
  rule.unit === "%" ? Math.max(1, rule.decimals) : rule.decimals;

const isShare = (target: PlanTargetRecord): boolean =>
  target.rule.comparator === "maintain" && target.rule.direction === "none";

function targetRow(item: PlanItemRecord, target: PlanTargetRecord, number: string): DesignedRow {
  return {
    ...NOT_MEASURED,
    key: target.code,
    parentKey: `nhóm ${item.groupId}`,
    number,
    label: target.measure,
    kind: "figure",
    unitOfMeasure: target.rule.unit,
    decimals: decimalsOf(target),
    indicatorId: target.indicatorId,
    planItemId: item.id,
    targetId: target.id,
    shareGroup: isShare(target) ? `cơ cấu ${item.number}` : null,
    direction: target.rule.direction,
    ceiling: target.rule.ceiling,
    providers: providersOf(item),
  };
}

function rowsOf(plan: PlanRecord): DesignedRow[] {
  let count = 0;
  return plan.groups.flatMap((group, index) => {
    const items = plan.items.filter(
      (item) =>
        item.groupId === group.id && item.secrecy !== "state_secret" && item.targets.length > 0,
    );
    if (items.length === 0) return [];
    const head: DesignedRow = {
      ...NOT_MEASURED,
      key: `nhóm ${group.id}`,
      parentKey: null,
      number: ROMAN[index] ?? String(index + 1),
      label: group.title,
      kind: "group",
    };
    const rows = items.flatMap((item) =>
      item.targets.map((target) => {
        count += 1;
        return targetRow(item, target, String(count));
      }),
    );
    return [head, ...rows];
  });
}

function columnsOf(plan: PlanRecord, asOfYear: number): DesignedColumn[] {
  const years = Array.from(
    { length: plan.termTo - plan.termFrom + 1 },
    (_, index) => plan.termFrom + index,
  );
  const kindOf = (year: number) =>
    year < asOfYear ? "actual" : year === asOfYear ? "estimate" : "plan";
  return [
    ...years.map(
      (year) =>
        ({
          label: String(year),
          kind: kindOf(year),
          year,
          derivation: null,
        }) satisfies DesignedColumn,
    ),
    { label: "Mục tiêu", kind: "derived", year: null, derivation: "target" },
    { label: "So với mục tiêu (%)", kind: "derived", year: null, derivation: "target_comparison" },
    { label: "Đánh giá", kind: "derived", year: null, derivation: "verdict" },
  ];
}

/**
 * Drafts the form that a plan's targets ask for: a row for each target under its group, a column
 * for each year of the term (đề xuất biểu mẫu). Nothing is stored; a person designs on.
 */
export async function proposeForm(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly planId: string; readonly code: string; readonly asOfYear: number },
): Promise<Result<FormDesign, ProposeProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ plan }) => {
    const found = await plan.findPlan(request.planId);
    if (found === undefined) return notFound("plan");
    return ok<FormDesign>({
      code: request.code,
      title: `Kết quả thực hiện các chỉ tiêu ${found.termFrom}–${found.termTo}`,
      unitNote: "",
      sourceNote: "Báo cáo của các đơn vị",
      planVersionId: found.versionId,
      origin: "plan",
      rows: rowsOf(found),
      columns: columnsOf(found, request.asOfYear),
    });
  });
}
