import { type Decimal, HUNDRED, ZERO, decimal, sum } from "../kernel/decimal.ts";
import {
  REASON_WORDS,
  figureInWords,
  goalInWords,
  outcomeInWords,
  percentInWords,
} from "./explain.ts";
import type { EvaluatedPeriod } from "./evaluation.ts";
import { type Case, type Finding, attainmentText, emptyPeriod, unfounded } from "./finding.ts";
import { type Judgement, isChangeTarget, judgeValue, requirementOf } from "./judge-value.ts";
import { timeInWords } from "./rule-in-words.ts";
import { type Verdict, isAchieved } from "./verdict.ts";
import {
  type JudgedYear,
  type KnownYear,
  type Unjudgeable,
  judgeYear,
  valueOfYear,
} from "./year-values.ts";

/** The sum up to one year and what it amounts to. */
interface Running {
  readonly year: number;
  readonly known: readonly KnownYear[];
  readonly missing: readonly number[];
  readonly total: Decimal;
  readonly judgement: Judgement;
  readonly change: JudgedYear | undefined;
}

/** The sum over the term is judged, and before its end the pace (rule 9). */
export function evaluateCumulative(input: Case): Finding {
  const { target, asOf } = input;
  if (isChangeTarget(target) && target.baseline?.kind !== "previous_term")
    return unfounded(
      "needs_baseline",
      3,
      `${goal(input)}: tổng của cả giai đoạn chỉ so được với một giai đoạn, văn bản chưa nêu số của nhiệm kỳ trước`,
    );
  const until = Math.min(asOf, target.term.to);
  const running = runningTotal(input, until);
  if (running === undefined) return nothingSummed(input, until);
  const verdict = verdictOf(input, running);
  return {
    verdict,
    decidedBy: 9,
    measure: verdict === "no_data" ? null : running.judgement,
    basis: verdict === "no_data" ? "none" : basisOf(running),
    periods: periodsOf(input, until),
    used: running.known,
    changeOf: running.change,
    rules: [running.judgement.rule, 9],
    words: explainCumulative(input, running, verdict),
  };
}

const goal = (input: Case): string => `${goalInWords(input)} ${timeInWords(input.target)}`;

const basisOf = (running: Running): "actual" | "estimate" =>
  running.known.some((year) => year.kind === "estimate") ? "estimate" : "actual";

function nothingSummed(input: Case, until: number): Finding {
  const { from } = input.target.term;
  const reason = baseFault(input);
  if (reason !== undefined)
    return unfounded("no_data", 3, `${goal(input)}: ${REASON_WORDS[reason]}`);
  const span = until > from ? `các năm ${from}–${until}` : `năm ${from}`;
  const periods = periodsOf(input, until);
  return unfounded("no_data", 10, `chưa có số liệu ${span}, ${goal(input)}`, periods);
}

/** Why the previous term cannot be compared with; undefined where it can, or plays no part. */
function baseFault({ target }: Case): Unjudgeable | undefined {
  if (!isChangeTarget(target) || target.baseline?.kind !== "previous_term") return undefined;
  if (target.baseline.value === null) return "base-missing";
  return decimal(target.baseline.value).isZero() ? "base-zero" : undefined;
}

/** The sum of what is known up to a year; undefined where nothing is, or where it cannot be judged. */
function runningTotal(input: Case, until: number): Running | undefined {
  const { target, observations, settings } = input;
  const known: KnownYear[] = [];
  const missing: number[] = [];
  for (let year = target.term.from; year <= until; year += 1) {
    const found = valueOfYear(observations, year);
    if (found) known.push(found);
    else missing.push(year);
  }
  if (known.length === 0) return undefined;
  const total = sum(known.map((year) => year.value));
  if (!isChangeTarget(target)) {
    const judgement = judgeValue(target, total, settings);
    return { year: until, known, missing, total, judgement, change: undefined };
  }
  const change = judgeYear(input, { year: until, kind: "actual", value: total }, settings);
  if (change.judgement === null) return undefined;
  return { year: until, known, missing, total, judgement: change.judgement, change };
}

function verdictOf(input: Case, running: Running): Verdict {
  const { outcome } = running.judgement;
  const { term } = input.target;
  if (running.year >= term.to) return isSettled(input, running) ? outcome : "no_data";
  if (reachedEarly(input, running)) return outcome;
  if (requirementOf(input.target, input.settings).kind === "zero")
    return running.total.isZero() ? "on_track" : "not_met";
  return isOnPace(input, running) ? "on_track" : "at_risk";
}

/** Figures still missing may raise a sum but not lower it, so only some conclusions can stand without them. */
function isSettled(input: Case, { missing, judgement }: Running): boolean {
  if (missing.length === 0) return true;
  const met = isAchieved(judgement.outcome);
  switch (directionOf(input)) {
    case "up":
      return met;
    case "down":
      return !met;
    default:
      return false;
  }
}

/** Whether a larger sum is better, worse, or neither. */
function directionOf(input: Case): "up" | "down" | "neither" {
  const { target, settings } = input;
  if (target.comparator === "decrease_by") return "down";
  const need = requirementOf(target, settings);
  if (need.kind === "at-least" || need.kind === "any-move") return "up";
  return need.kind === "at-most" || need.kind === "zero" ? "down" : "neither";
}

/** The bound itself counts before the end of the term; a tolerance is granted only at the end. */
function reachedEarly(input: Case, { judgement }: Running): boolean {
  return (
    directionOf(input) === "up" &&
    isAchieved(judgement.outcome) &&
    judgement.gap.greaterThanOrEqualTo(0)
  );
}

/**
 * The sum against the share of the bound that the years with figures should have brought. A year
 * without a figure is not counted as a year without result.
 */
function isOnPace(input: Case, running: Running): boolean {
  const { target, settings } = input;
  const share = decimal(running.known.length).div(target.term.to - target.term.from + 1);
  const need = requirementOf(target, settings);
  switch (need.kind) {
    case "at-least":
    case "at-most":
    case "any-move": {
      const due = levelOfSum(input, need.kind === "any-move" ? ZERO : need.bound).times(share);
      return directionOf(input) === "down"
        ? running.total.lessThanOrEqualTo(due)
        : running.total.greaterThanOrEqualTo(due);
    }
    case "inside":
      return (
        running.total.greaterThanOrEqualTo(need.low.times(share)) &&
        (need.openSide === "high" || running.total.lessThanOrEqualTo(need.high))
      );
    case "near":
      return running.total.minus(need.bound.times(share)).abs().lessThanOrEqualTo(need.tolerance);
    case "equal":
      return running.total.lessThanOrEqualTo(need.bound);
    case "zero":
      return running.total.isZero();
    default:
      return need satisfies never;
  }
}

/** The sum a target asks for; a change is applied to the sum of the previous term. */
function levelOfSum(input: Case, bound: Decimal): Decimal {
  const { baseline, comparator } = input.target;
  if (!isChangeTarget(input.target) || baseline?.kind !== "previous_term") return bound;
  const base = decimal(baseline.value ?? "0");
  const signed = comparator === "decrease_by" ? bound.negated() : bound;
  return base.plus(base.abs().times(signed).div(HUNDRED));
}

/** Each year with the verdict as it stood then. */
function periodsOf(input: Case, until: number): readonly EvaluatedPeriod[] {
  const periods: EvaluatedPeriod[] = [];
  for (let year = input.target.term.from; year <= until; year += 1) {
    const running = runningTotal(input, year);
    const own = running?.known.find((known) => known.year === year);
    if (running === undefined || own === undefined) periods.push(emptyPeriod(year));
    else
      periods.push({
        year,
        value: own.value.toFixed(),
        verdict: verdictOf(input, running),
        attainment: attainmentText(running.judgement.attainment),
      });
  }
  return periods;
}

function explainCumulative(input: Case, running: Running, verdict: Verdict): string {
  const { target } = input;
  const [first, last] = [running.known[0]?.year, running.known.at(-1)?.year];
  const span = first === last ? `năm ${last}` : `từ ${first} đến ${last}`;
  const estimated = basisOf(running) === "estimate" ? ", trong đó có số ước" : "";
  const told = `cộng dồn ${span} được ${figureInWords(target, running.total)}${estimated}, ${goal(input)}`;
  const gaps =
    running.missing.length > 0 ? `; chưa có số liệu năm ${running.missing.join(", ")}` : "";
  return `${told}: ${conclusionInWords(input, running, verdict)}${gaps}`;
}

function conclusionInWords(input: Case, running: Running, verdict: Verdict): string {
  const percent = percentInWords(running.judgement);
  switch (verdict) {
    case "on_track":
      return `có khả năng đạt${percent}`;
    case "at_risk":
      return directionOf(input) === "down"
        ? `khó đạt, cao hơn mức cho phép đến lúc này${percent}`
        : `khó đạt, chậm hơn tiến độ${percent}`;
    case "no_data":
    case "needs_baseline":
      return "chưa đủ số liệu để kết luận";
    case "exceeded":
    case "met":
    case "nearly_met":
    case "not_met": {
      const early =
        running.year < input.target.term.to && isAchieved(verdict) ? ", đạt trước hạn" : "";
      return `${outcomeInWords(input, running.judgement)}${early}`;
    }
    default:
      return verdict satisfies never;
  }
}
