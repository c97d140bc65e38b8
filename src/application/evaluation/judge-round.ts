import { BLANK, type CellValue, missing } from "../../domain/collection/figure.ts";
import { type UnitFigure, aggregate } from "../../domain/consolidation/aggregate.ts";
import { evaluate } from "../../domain/evaluation/evaluate.ts";
import type { EvaluationTarget, YearObservation } from "../../domain/evaluation/evaluation.ts";
import { type ReviewedEvaluation, review } from "../../domain/evaluation/override.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import type {
  EvaluationStore,
  JudgedRound,
  JudgedTarget,
  KnownFigure,
  RecordedOverride,
} from "./evaluation-store.ts";

/** One year of a target's indicator for the whole city, and the figures it is made of. */
export interface CityFigure extends YearObservation {
  readonly status: KnownFigure["status"];
  readonly observationIds: readonly string[];
}

/** A target with the figures it was judged by and the verdicts on it. */
export interface JudgedResult {
  readonly target: JudgedTarget;
  readonly rule: EvaluationTarget;
  readonly figures: readonly CityFigure[];
  /** Units without an accepted figure for the year judged. */
  readonly owing: readonly string[];
  readonly reviewed: ReviewedEvaluation;
  readonly override: RecordedOverride | null;
  readonly overrides: readonly RecordedOverride[];
}

export interface JudgedTargets {
  readonly round: JudgedRound;
  readonly results: readonly JudgedResult[];
}

const toRule = (target: JudgedTarget, round: JudgedRound): EvaluationTarget => ({
  comparator: target.comparator,
  strict: target.strict,
  value: target.value,
  valueTo: target.valueTo,
  unit: target.unitOfMeasure,
  decimals: target.decimals,
  direction: target.direction,
  frequency: target.frequency,
  dueYear: target.dueYear,
  // the first year of a term's name is its base: "2020–2025" is judged on 2021 to 2025
  term: { from: round.termFrom + 1, to: round.termTo },
  ceiling: target.ceiling,
  baseline: target.baseline,
});

/** Judges every target of a round by the accepted figures, each beside a person's override. */
export async function judgeRound(
  store: EvaluationStore,
  round: JudgedRound,
): Promise<JudgedTargets> {
  const targets = await store.listTargets(round.id);
  const figuresOf = groupBy(await store.listKnownFigures(round.id), (known) => known.indicatorId);
  const overridesOf = groupBy(await store.listOverrides(round.id), (made) => made.targetId);
  const results = targets.map((target) => {
    const rule = toRule(target, round);
    const known = figuresOf.get(target.indicatorId) ?? [];
    const figures = cityFigures(target, known);
    const owing = unitsOwing(target, known, round.asOfYear);
    const overrides = overridesOf.get(target.id) ?? [];
    const override = overrides.find((made) => made.supersededAt === null) ?? null;
    const computed = evaluate({ target: rule, observations: figures, asOf: round.asOfYear });
    return {
      target,
      rule,
      figures,
      owing,
      reviewed: review(computed, override),
      override,
      overrides,
    };
  });
  return { round, results };
}

const toCell = (figure: KnownFigure): CellValue =>
  figure.status === "value"
    ? {
        kind: "value",
        value: figure.value ?? "",
        ...(figure.numerator === null ? {} : { numerator: figure.numerator }),
        ...(figure.denominator === null ? {} : { denominator: figure.denominator }),
      }
    : missing(figure.status);

const toUnitFigure = (figure: KnownFigure): UnitFigure => ({
  unitId: figure.unitId,
  cell: toCell(figure),
  accepted: true,
  observationIds: [figure.observationId],
});

const unanswered = (unitId: string): UnitFigure => ({
  unitId,
  cell: BLANK,
  accepted: false,
  observationIds: [],
});

/** The city's figure of one year, over every unit that fills it; never a part taken for the whole. */
function cityFigure(target: JudgedTarget, known: readonly KnownFigure[]): CityFigure | undefined {
  const [first] = known;
  if (first === undefined) return undefined;
  const answered = new Set(known.map((figure) => figure.unitId));
  const waiting = target.providers
    .map(({ unitId }) => unitId)
    .filter((unitId) => !answered.has(unitId));
  const whole = aggregate(target, [...known.map(toUnitFigure), ...waiting.map(unanswered)]);
  return {
    year: first.year,
    kind: first.kind,
    value: whole.cell.kind === "value" ? whole.cell.value : null,
    status: statusOf(whole.cell),
    observationIds: whole.observationIds,
  };
}

function unitsOwing(
  target: JudgedTarget,
  known: readonly KnownFigure[],
  year: number,
): readonly string[] {
  const answered = new Set(known.filter((figure) => figure.year === year).map((f) => f.unitId));
  return target.providers.filter(({ unitId }) => !answered.has(unitId)).map(({ name }) => name);
}

function statusOf(cell: CellValue): KnownFigure["status"] {
  if (cell.kind === "value") return "value";
  return cell.kind === "missing" ? cell.status : "not_collected";
}

function cityFigures(target: JudgedTarget, known: readonly KnownFigure[]): readonly CityFigure[] {
  const cells = groupBy(known, (figure) => `${figure.year} ${figure.kind}`);
  return [...cells.values()]
    .flatMap((figures) => cityFigure(target, figures) ?? [])
    .sort((a, b) => a.year - b.year);
}
