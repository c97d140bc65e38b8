import type { Confidence } from "../plan-reading.ts";

export type QuestionKind =
  | "deadline-policy"
  | "lead"
  | "unit"
  | "target-level"
  | "target-frequency"
  | "target-baseline"
  | "target-exclusion"
  | "target-unit"
  | "target-place"
  | "target-stretch"
  | "target-structure";

export interface QuestionOption {
  readonly value: string;
  readonly label: string;
}

/** What a person must confirm before the plan enters the register (chỗ cần xem). */
export interface ReviewQuestion {
  /** Stable: "deadline-policy", "lead:4.10", "unit:phòng tài chính hoạch", "target:4.14:0:frequency". */
  readonly id: string;
  readonly kind: QuestionKind;
  /** Ordinals of the items concerned. */
  readonly items: readonly number[];
  readonly sentence: string;
  readonly options: readonly QuestionOption[];
  /** The value to choose if nobody objects; null where only a person can tell. */
  readonly proposed: string | null;
  readonly confidence: Confidence;
  /** Ids of the other questions that the same answer would settle. */
  readonly similar: readonly string[];
}

/** A question before the others like it are known. */
export type OpenQuestion = Omit<ReviewQuestion, "similar"> & {
  /** Questions with the same key take the same answer; null where none does. */
  readonly alike: string | null;
};
