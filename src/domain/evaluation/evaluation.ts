import type { DecimalText } from "../kernel/decimal.ts";
import type { Verdict } from "./verdict.ts";

/** How a value is compared with what the plan asks (bộ so sánh). */
export type EvaluationComparator =
  | ">="
  | "<="
  | "="
  | "between"
  | "increase_by"
  | "decrease_by"
  | "approx"
  | "maintain"
  | "complete"
  | "avoid";

/** What an increase or a decrease is measured against (gốc so sánh). */
export type Baseline =
  | { readonly kind: "previous_year" }
  | { readonly kind: "year"; readonly year: number }
  /** Null where the document names the previous term without giving its figure. */
  | { readonly kind: "previous_term"; readonly value: DecimalText | null };

/** The checkable rule of a target (mục tiêu) as the engine needs it; fields as in evaluation.md. */
export interface EvaluationTarget {
  readonly comparator: EvaluationComparator;
  readonly strict: boolean;
  readonly value: DecimalText | null;
  readonly valueTo: DecimalText | null;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: "higher" | "lower" | "none";
  readonly frequency: "annual" | "by-year" | "cumulative";
  /** Null means the last year of the term. */
  readonly dueYear: number | null;
  readonly term: { readonly from: number; readonly to: number };
  readonly ceiling: DecimalText | null;
  /** Null where the document does not say. */
  readonly baseline: Baseline | null;
}

export type ObservationKind = "actual" | "estimate" | "projection";

/** A year's figure (số liệu năm); a null value is not available, never zero. */
export interface YearObservation {
  readonly year: number;
  readonly kind: ObservationKind;
  readonly value: DecimalText | null;
}

/** Thresholds people may change: per cent, per cent, unit of the indicator. */
export interface EvaluationSettings {
  readonly nearlyMetFrom: DecimalText;
  readonly approxTolerance: DecimalText;
  readonly maintainTolerance: DecimalText;
}

export const DEFAULT_SETTINGS: EvaluationSettings = {
  nearlyMetFrom: "95",
  approxTolerance: "5",
  maintainTolerance: "1",
};

/** Everything a verdict depends on, and nothing else. */
export interface EvaluationInput {
  readonly target: EvaluationTarget;
  readonly observations: readonly YearObservation[];
  /** The year the judgement looks back from. */
  readonly asOf: number;
  readonly settings?: Partial<EvaluationSettings>;
}

/** One year of the judgement. */
export interface EvaluatedPeriod {
  readonly year: number;
  readonly value: DecimalText | null;
  readonly verdict: Verdict;
  readonly attainment: DecimalText | null;
}

/** A rule of evaluation.md, by its number. */
export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** How the verdict came about (cách tính), enough to recompute it by hand. */
export interface EvaluationTrace {
  /** The rule that decided last. */
  readonly decidedBy: RuleNumber;
  /** Every rule that took part, in the order applied. */
  readonly rules: readonly RuleNumber[];
  /** The figures that were used. */
  readonly inputs: readonly YearObservation[];
  /** The level compared with; null where there is none. */
  readonly bound: DecimalText | null;
  /** For change targets: the base and the change in per cent, rounded to four decimals. */
  readonly base: DecimalText | null;
  readonly change: DecimalText | null;
  readonly settings: EvaluationSettings;
}

/** A target judged by its rule (đánh giá). */
export interface Evaluation {
  readonly verdict: Verdict;
  /** Per cent with one decimal, half up; null where it has no meaning. */
  readonly attainment: DecimalText | null;
  /** Distance to the bound, positive on the good side; null where undefined. */
  readonly gap: DecimalText | null;
  readonly periods: readonly EvaluatedPeriod[];
  readonly basis: ObservationKind | "none";
  /** One Vietnamese sentence with the numbers in it. */
  readonly explanation: string;
  readonly trace: EvaluationTrace;
}
