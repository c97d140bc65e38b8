import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { isRate } from "../../domain/indicator/unit-of-measure.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { PlanItemRecord, PlanRecord, PlanTargetRecord } from "../plan/plan-store.ts";
import { isItemOpen } from "../plan/view-plan.ts";
import type { Dependencies } from "../ports.ts";
import type { DesignedColumn, DesignedRow, FormDesign } from "./form-design.ts";

export interface ProposeFormRequest {
  readonly planId: string;
  readonly code: string;
  /** The year of the estimate: those before it are actual, those after it planned. */
  readonly asOfYear: number;
  /** Also a column for what the last year of the next term aims at. */
  readonly withNextTerm?: boolean | undefined;
}

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

/** What is counted in every ward is reported by every ward; a rate cannot be added over them. */
function wardProviders(
  item: PlanItemRecord,
  target: PlanTargetRecord,
  wardIds: ReadonlySet<string>,
): readonly string[] {
  if (isRate(target.rule.unit)) return [];
  const named = item.assignments.filter(({ unitId }) => wardIds.has(unitId));
  return named.length === wardIds.size ? named.map(({ unitId }) => unitId) : [];
}

/** Who reports a target: whoever the plan says owns the figure, every ward, or the item's lead. */
function providersOf(
  item: PlanItemRecord,
  target: PlanTargetRecord,
  wardIds: ReadonlySet<string>,
): DesignedRow["providers"] {
  const named = (role: "lead" | "data_owner") =>
    item.assignments.filter((each) => each.role === role).map(({ unitId }) => unitId);
  const candidates = [named("data_owner"), wardProviders(item, target, wardIds), named("lead")];
  const chosen = candidates.find((units) => units.length > 0) ?? [];
  return chosen.map((unitId) => ({ unitId, isMain: true }));
}

/** One decimal more than the target was written with shows how far a result passed it. */
const decimalsOf = ({ rule }: PlanTargetRecord): number =>
  rule.unit === "%" ? Math.max(1, rule.decimals) : rule.decimals;

const isShare = (target: PlanTargetRecord): boolean =>
  target.rule.comparator === "maintain" && target.rule.direction === "none";

function targetRow(
  item: PlanItemRecord,
  target: PlanTargetRecord,
  number: string,
  wardIds: ReadonlySet<string>,
): DesignedRow {
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
    providers: providersOf(item, target, wardIds),
  };
}

function rowsOf(
  plan: PlanRecord,
  visible: readonly PlanItemRecord[],
  wardIds: ReadonlySet<string>,
): DesignedRow[] {
  let count = 0;
  let heads = 0;
  return plan.groups.flatMap((group) => {
    const items = visible.filter(
      (item) =>
        item.groupId === group.id && item.secrecy !== "state_secret" && item.targets.length > 0,
    );
    if (items.length === 0) return [];
    heads += 1;
    const head: DesignedRow = {
      ...NOT_MEASURED,
      key: `nhóm ${group.id}`,
      parentKey: null,
      number: ROMAN[heads - 1] ?? String(heads),
      label: group.title,
      kind: "group",
    };
    const rows = items.flatMap((item) =>
      item.targets.map((target) => {
        count += 1;
        return targetRow(item, target, String(count), wardIds);
      }),
    );
    return [head, ...rows];
  });
}

function columnsOf(
  plan: PlanRecord,
  { asOfYear, withNextTerm = false }: ProposeFormRequest,
): DesignedColumn[] {
  const years = Array.from(
    { length: plan.termTo - plan.termFrom + 1 },
    (_, index) => plan.termFrom + index,
  );
  const kindOf = (year: number) =>
    year < asOfYear ? "actual" : year === asOfYear ? "estimate" : "plan";
  const nextTerm = withNextTerm ? [plan.termTo + (plan.termTo - plan.termFrom)] : [];
  return [
    ...[...years, ...nextTerm].map(
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
  { work, clock }: Dependencies,
  actor: Actor,
  request: ProposeFormRequest,
): Promise<Result<FormDesign, ProposeProblem>> {
  const allowed = requireAction(actor, "form.design");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ plan, organisation, form }) => {
    const found = await plan.findPlan(request.planId);
    if (found === undefined) return notFound("plan");
    const units = await organisation.listUnits(found.issuedOn ?? clock.today());
    const wards = units.filter(({ kind }) => kind === "ward" || kind === "commune");
    const visible = found.items.filter((item) => isItemOpen(actor, found, item));
    return ok<FormDesign>({
      code: request.code,
      title: `Kết quả thực hiện các chỉ tiêu ${found.termFrom}–${found.termTo}`,
      unitNote: "",
      sourceNote: "Báo cáo của các đơn vị",
      planVersionId: found.versionId,
      origin: "plan",
      replaces: (await form.findNewest(request.code))?.id ?? null,
      rows: rowsOf(found, visible, new Set(wards.map(({ id }) => id))),
      columns: columnsOf(found, request),
    });
  });
}
