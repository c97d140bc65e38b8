import { type Decimal, toFixedText, toText, roundHalfUp } from "../kernel/decimal.ts";
import type {
  EvaluatedPeriod,
  Evaluation,
  EvaluationInput,
  EvaluationSettings,
  ObservationKind,
  RuleNumber,
} from "./evaluation.ts";
import { sentence } from "./explain.ts";
import type { Judgement } from "./judge-value.ts";
import type { Verdict } from "./verdict.ts";
import type { JudgedYear, KnownYear } from "./year-values.ts";

/** A case with its settings filled in. */
export interface Case extends EvaluationInput {
  readonly settings: EvaluationSettings;
}

/** What a way of judging found, before it is rounded and put into words. */
export interface Finding {
  readonly verdict: Verdict;
  readonly decidedBy: RuleNumber;
  /** Whose attainment and gap are reported; null where neither has a meaning. */
  readonly measure: Pick<Judgement, "attainment" | "gap"> | null;
  readonly basis: ObservationKind | "none";
  readonly periods: readonly EvaluatedPeriod[];
  readonly used: readonly KnownYear[];
  /** The year shown in the trace of a change target. */
  readonly changeOf?: JudgedYear | undefined;
  readonly rules: readonly RuleNumber[];
  /** The sentence without its capital and full stop. */
  readonly words: string;
}

/** A verdict that rests on nothing. */
export const unfounded = (
  verdict: "no_data" | "needs_baseline",
  decidedBy: RuleNumber,
  words: string,
  periods: readonly EvaluatedPeriod[] = [],
): Finding => ({
  verdict,
  decidedBy,
  measure: null,
  basis: "none",
  periods,
  used: [],
  rules: [decidedBy],
  words,
});

/** Per cent with one decimal, half up. */
export const attainmentText = (attainment: Decimal | null): string | null =>
  attainment === null ? null : toFixedText(attainment, 1);

const fourPlaces = (value: Decimal): string => toText(roundHalfUp(value, 4));

/** A judged year as the evaluation lists it. */
export const periodOf = (
  known: KnownYear,
  verdict: Verdict,
  attainment: Decimal | null,
): EvaluatedPeriod => ({
  year: known.year,
  value: toText(known.value),
  verdict,
  attainment: attainmentText(attainment),
});

/** A year without a figure, listed and not counted. */
export const emptyPeriod = (year: number): EvaluatedPeriod => ({
  year,
  value: null,
  verdict: "no_data",
  attainment: null,
});

/** Rounds a finding for the outside and says how it came about. */
export function toEvaluation(input: Case, finding: Finding): Evaluation {
  const { measure, changeOf } = finding;
  return {
    verdict: finding.verdict,
    attainment: attainmentText(measure?.attainment ?? null),
    gap: measure === null ? null : fourPlaces(measure.gap),
    periods: finding.periods,
    basis: finding.basis,
    explanation: sentence(finding.words),
    trace: {
      decidedBy: finding.decidedBy,
      rules: [
        ...new Set(
          input.target.comparator === "=" ? [1 as const, ...finding.rules] : finding.rules,
        ),
      ],
      inputs: finding.used.map(({ year, kind, value }) => ({ year, kind, value: toText(value) })),
      bound: input.target.value,
      base: changeOf?.base ? toText(changeOf.base.value) : null,
      change: changeOf?.change ? fourPlaces(changeOf.change) : null,
      settings: input.settings,
    },
  };
}
