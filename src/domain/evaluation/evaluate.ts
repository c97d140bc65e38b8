import { assertNever } from "../kernel/assert.ts";
import { evaluateAnnual } from "./evaluate-annual.ts";
import { evaluateCumulative } from "./evaluate-cumulative.ts";
import { evaluateDueYear } from "./evaluate-due-year.ts";
import {
  DEFAULT_SETTINGS,
  type EvaluatedPeriod,
  type Evaluation,
  type EvaluationInput,
} from "./evaluation.ts";
import { goalInWords } from "./explain.ts";
import {
  type Case,
  type Finding,
  emptyPeriod,
  periodOf,
  toEvaluation,
  unfounded,
} from "./finding.ts";
import { isChangeTarget } from "./judge-value.ts";
import { timeInWords } from "./rule-in-words.ts";
import { knownYears } from "./year-values.ts";

/** Judges a target by its figures (đánh giá chỉ tiêu), by the rules of evaluation.md. */
export function evaluate(input: EvaluationInput): Evaluation {
  const whole: Case = { ...input, settings: { ...DEFAULT_SETTINGS, ...input.settings } };
  return toEvaluation(whole, find(whole));
}

function find(input: Case): Finding {
  const { target } = input;
  if (isChangeTarget(target) && target.baseline === null) return needsBaseline(input);
  switch (target.frequency) {
    case "annual":
      return evaluateAnnual(input);
    case "by-year":
      return evaluateDueYear(input);
    case "cumulative":
      return evaluateCumulative(input);
    default:
      return assertNever(target.frequency);
  }
}

/** A change without a stated origin is never judged by a guess (rule 3). */
function needsBaseline(input: Case): Finding {
  const goal = `${goalInWords(input)} ${timeInWords(input.target)}`;
  const words = `${goal}: văn bản chưa nêu so với năm nào hay giai đoạn nào nên chưa đánh giá được`;
  return unfounded("needs_baseline", 3, words, knownPeriods(input));
}

function knownPeriods({ target, observations, asOf }: Case): readonly EvaluatedPeriod[] {
  const known = knownYears(observations, Math.min(asOf, target.term.to));
  return known.length === 0
    ? [emptyPeriod(Math.min(asOf, target.term.to))]
    : known.map((year) => periodOf(year, "needs_baseline", null));
}
