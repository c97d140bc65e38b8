import type { Baseline, EvaluationTarget } from "../../domain/evaluation/evaluation.ts";
import type { Verdict } from "../../domain/evaluation/verdict.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";

export interface JudgedRound {
  readonly id: string;
  readonly name: string;
  readonly planTitle: string;
  readonly termFrom: number;
  readonly termTo: number;
  readonly asOfYear: number;
}

export interface JudgedTarget {
  readonly id: string;
  readonly code: string;
  readonly itemId: string;
  readonly itemNumber: string;
  readonly itemTitle: string;
  readonly groupId: string;
  readonly groupNumber: string;
  readonly groupTitle: string;
  readonly groupShortTitle: string;
  readonly isConfidential: boolean;
  /** Units with a part in the item. */
  readonly unitIds: readonly string[];
  /** Units that fill a row of its indicator in the round: the whole needs all of them. */
  readonly providers: readonly { readonly unitId: string; readonly name: string }[];
  readonly leadUnitId: string | null;
  readonly leadUnit: string | null;
  readonly measure: string;
  readonly indicatorId: string;
  readonly isIllustrative: boolean;
  readonly overUnits: "sum" | "ratio" | "weighted_mean" | "max" | "min" | "none";
  readonly comparator: EvaluationTarget["comparator"];
  readonly strict: boolean;
  readonly value: DecimalText | null;
  readonly valueTo: DecimalText | null;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  /** Decimals of the indicator's figures; the level may be written with fewer. */
  readonly figureDecimals: number;
  readonly direction: EvaluationTarget["direction"];
  readonly frequency: EvaluationTarget["frequency"];
  readonly dueYear: number | null;
  readonly ceiling: DecimalText | null;
  readonly baseline: Baseline | null;
}

/** One accepted figure as it is known now, from a main provider. */
export interface KnownFigure {
  readonly observationId: string;
  readonly indicatorId: string;
  readonly unitId: string;
  readonly year: number;
  readonly kind: "actual" | "estimate" | "projection";
  readonly value: DecimalText | null;
  readonly status: "value" | "none" | "not_collected" | "not_due" | "not_applicable" | "withheld";
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
}

export interface RecordedOverride {
  readonly targetId: string;
  readonly verdict: Verdict;
  readonly computedVerdict: Verdict;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly supersededAt: string | null;
}

export interface NewOverride {
  readonly id: string;
  readonly roundId: string;
  readonly targetId: string;
  readonly verdict: Verdict;
  readonly computedVerdict: Verdict;
  readonly reason: string;
  readonly at: string;
}

/** Targets, the figures they are judged by, and the verdicts people set beside the rule's. */
export interface EvaluationStore {
  findRound(roundId: string): Promise<JudgedRound | undefined>;
  listTargets(roundId: string): Promise<readonly JudgedTarget[]>;
  /** Accepted figures of the targets' indicators that are known now. */
  listKnownFigures(roundId: string): Promise<readonly KnownFigure[]>;
  listOverrides(roundId: string): Promise<readonly RecordedOverride[]>;
  /** Ends the override of a target, where there is one. */
  endOverride(roundId: string, targetId: string, at: string): Promise<void>;
  addOverride(override: NewOverride): Promise<void>;
}
