import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Verdict } from "./verdict.ts";

/** A reason shorter than this explains nothing; it is printed with the report. */
export const MINIMUM_REASON = 20;

/** Another verdict set by a reviewer (xếp loại lại), with the written reason. */
export interface VerdictOverride {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** An evaluation as people see it: what the rule computed and, beside it, what a person decided. */
export interface ReviewedEvaluation {
  readonly computed: Evaluation;
  readonly override: VerdictOverride | null;
  /** The verdict that counts. */
  readonly verdict: Verdict;
}

/** Checks that an override is explained; the computed verdict is never replaced (rule 13). */
export function makeOverride(
  verdict: Verdict,
  reason: string,
): Result<VerdictOverride, Problem<"evaluation.override.reason-too-short">> {
  const written = reason.normalize("NFC").replace(/\s+/g, " ").trim();
  return written.length < MINIMUM_REASON
    ? err(problem("evaluation.override.reason-too-short", { minimum: MINIMUM_REASON }))
    : ok({ verdict, reason: written });
}

/** Shows both verdicts; without an override the computed one counts. */
export const review = (
  computed: Evaluation,
  override: VerdictOverride | null,
): ReviewedEvaluation => ({ computed, override, verdict: override?.verdict ?? computed.verdict });
