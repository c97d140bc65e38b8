import { type Decimal, HUNDRED, decimal } from "../kernel/decimal.ts";
import type {
  EvaluationInput,
  EvaluationSettings,
  EvaluationTarget,
  ObservationKind,
  YearObservation,
} from "./evaluation.ts";
import { type Judgement, isChangeTarget, judgeValue } from "./judge-value.ts";

/** An observation that holds a value. */
export interface KnownYear {
  readonly year: number;
  readonly kind: ObservationKind;
  readonly value: Decimal;
}

/** The surest figure of a year among the kinds allowed: an actual beats an estimate beats a projection. */
export function valueOfYear(
  observations: readonly YearObservation[],
  year: number,
  kinds: readonly ObservationKind[] = ["actual", "estimate"],
): KnownYear | undefined {
  for (const kind of kinds) {
    const found = observations.findLast(
      (o) => o.year === year && o.kind === kind && o.value !== null,
    );
    if (found && found.value !== null) return { year, kind, value: decimal(found.value) };
  }
  return undefined;
}

/** The years up to `asOf` that have a value of the kinds allowed, oldest first. */
export function knownYears(
  observations: readonly YearObservation[],
  asOf: number,
  kinds: readonly ObservationKind[] = ["actual", "estimate"],
): readonly KnownYear[] {
  const years = [...new Set(observations.map((o) => o.year))].filter((year) => year <= asOf);
  return years
    .sort((a, b) => a - b)
    .flatMap((year) => valueOfYear(observations, year, kinds) ?? []);
}

/** Why a year with a value cannot be judged. */
export type Unjudgeable = "base-missing" | "base-zero" | "base-year";

/** What a change is measured from. */
export interface Base {
  readonly value: Decimal;
  /** Null for the previous term, which is no single year. */
  readonly year: number | null;
}

/** A year with its figure, judged where it can be. */
export interface JudgedYear {
  readonly known: KnownYear;
  readonly judgement: Judgement | null;
  readonly reason: Unjudgeable | null;
  readonly base: Base | null;
  /** Change from the base in per cent, with its sign. */
  readonly change: Decimal | null;
}

/** The figure a year's change starts from, or why there is none. */
function baseOf(input: EvaluationInput, { year, kind }: KnownYear): Base | Unjudgeable {
  const { baseline } = input.target;
  if (baseline === null) return "base-missing";
  if (baseline.kind === "previous_term")
    return baseline.value === null
      ? "base-missing"
      : { value: decimal(baseline.value), year: null };
  const baseYear = baseline.kind === "year" ? baseline.year : year - 1;
  if (baseYear >= year) return "base-year";
  const known = valueOfYear(input.observations, baseYear, usableBeside(kind));
  return known ? { value: known.value, year: baseYear } : "base-missing";
}

/** A projected year may start from a projected one; a result never does. */
const usableBeside = (kind: ObservationKind): readonly ObservationKind[] =>
  kind === "projection" ? ["actual", "estimate", "projection"] : ["actual", "estimate"];

/** Change in per cent of the size of the base (rule 3). */
const changeFrom = (base: Decimal, value: Decimal): Decimal =>
  value.minus(base).div(base.abs()).times(HUNDRED);

const unjudged = (known: KnownYear, reason: Unjudgeable): JudgedYear => ({
  known,
  judgement: null,
  reason,
  base: null,
  change: null,
});

/** Judges one figure as that of its year. */
export function judgeYear(
  input: EvaluationInput,
  known: KnownYear,
  settings: EvaluationSettings,
): JudgedYear {
  const { target } = input;
  if (!isChangeTarget(target)) {
    const judgement = judgeValue(target, known.value, settings);
    return { known, judgement, reason: null, base: null, change: null };
  }
  const base = baseOf(input, known);
  if (typeof base === "string") return unjudged(known, base);
  if (base.value.isZero()) return unjudged(known, "base-zero");
  const change = changeFrom(base.value, known.value);
  const judgement = judgeValue(target, wantedMove(target, change), settings);
  return { known, judgement, reason: null, base, change };
}

/** The change seen from the wanted direction: a fall is positive where a fall is wanted. */
const wantedMove = (target: EvaluationTarget, change: Decimal): Decimal =>
  target.comparator === "decrease_by" ? change.negated() : change;
