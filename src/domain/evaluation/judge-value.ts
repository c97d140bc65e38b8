import { assertNever } from "../kernel/assert.ts";
import { type Decimal, HUNDRED, ZERO, decimal, roundHalfUp } from "../kernel/decimal.ts";
import type { EvaluationSettings, EvaluationTarget, RuleNumber } from "./evaluation.ts";

/** A result, as against a promise or an absence. */
export type Outcome = "exceeded" | "met" | "nearly_met" | "not_met";

/** What one value, or one change in per cent, amounts to under a target. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly attainment: Decimal | null;
  readonly gap: Decimal;
  readonly rule: RuleNumber;
}

/** The plain comparison a target comes down to; evaluation.md rules 1 to 3. */
export type Requirement =
  | {
      readonly kind: "at-least" | "at-most";
      readonly bound: Decimal;
      readonly strict: boolean;
      /** How far short of the bound still counts as reaching it (khoảng). */
      readonly slack: Decimal;
      /** The level that must be passed to exceed it; null where it cannot be exceeded. */
      readonly exceedsPast: Decimal | null;
      readonly nearlyMet: boolean;
    }
  | {
      readonly kind: "inside";
      readonly low: Decimal;
      readonly high: Decimal;
      /** The side beyond which a value is better still. */
      readonly openSide: "high" | "low" | "none";
      readonly exceedsPast: Decimal | null;
    }
  | { readonly kind: "near"; readonly bound: Decimal; readonly tolerance: Decimal }
  | { readonly kind: "equal"; readonly bound: Decimal; readonly decimals: number }
  | { readonly kind: "zero" }
  /** "Giảm" or "tăng" without a number: any move that way will do. */
  | { readonly kind: "any-move" };

/** Progress in per cent is complete at 100; a count is complete at the number asked for. */
const completionBound = (target: EvaluationTarget): Decimal =>
  target.value === null || target.unit.trim() === "%" ? HUNDRED : decimal(target.value);

/** A level at the natural maximum cannot be exceeded (rule 4). */
const unlessCeiling = (target: EvaluationTarget, level: Decimal): Decimal | null =>
  target.ceiling !== null && level.equals(decimal(target.ceiling)) ? null : level;

const isPlainLower = (target: EvaluationTarget): boolean =>
  target.comparator === "<=" || (target.comparator !== ">=" && target.direction === "lower");

function bounded(target: EvaluationTarget, bound: Decimal, slack: Decimal): Requirement {
  return {
    kind: isPlainLower(target) ? "at-most" : "at-least",
    bound,
    strict: target.strict,
    slack,
    exceedsPast: unlessCeiling(target, bound),
    nearlyMet: true,
  };
}

function range(target: EvaluationTarget, low: Decimal, high: Decimal): Requirement {
  const openSide =
    target.direction === "higher" ? "high" : target.direction === "lower" ? "low" : "none";
  const better = openSide === "high" ? high : low;
  const exceedsPast = openSide === "none" ? null : unlessCeiling(target, better);
  return { kind: "inside", low, high, openSide, exceedsPast };
}

/** A change is judged as the size of the move in the wanted direction: at least a, exceeded past b. */
function move(target: EvaluationTarget, least: Decimal, most: Decimal): Requirement {
  return {
    kind: "at-least",
    bound: least,
    strict: target.strict,
    slack: ZERO,
    exceedsPast: unlessCeiling(target, most),
    nearlyMet: true,
  };
}

/** The level a target states. A target without one where its comparator needs one is a bug upstream. */
function levelOf(target: EvaluationTarget): Decimal {
  if (target.value === null) throw new Error(`comparator ${target.comparator} needs a value`);
  return decimal(target.value);
}

/** What the target asks of a value; for change targets, of the change in per cent. */
export function requirementOf(target: EvaluationTarget, settings: EvaluationSettings): Requirement {
  switch (target.comparator) {
    case ">=":
    case "<=":
      return bounded(target, levelOf(target), ZERO);
    case "=":
      return target.direction === "none"
        ? { kind: "equal", bound: levelOf(target), decimals: target.decimals }
        : bounded(target, levelOf(target), ZERO);
    case "approx": {
      const bound = levelOf(target);
      return bounded(target, bound, bound.abs().times(settings.approxTolerance).div(HUNDRED));
    }
    case "between": {
      const ends = [levelOf(target), decimal(target.valueTo ?? levelOf(target))] as const;
      return range(target, ends[0], ends[1]);
    }
    case "increase_by":
    case "decrease_by": {
      if (target.value === null) return { kind: "any-move" };
      return move(target, decimal(target.value), decimal(target.valueTo ?? target.value));
    }
    case "maintain":
      return {
        kind: "near",
        bound: levelOf(target),
        tolerance: decimal(settings.maintainTolerance),
      };
    case "complete":
      return {
        kind: "at-least",
        bound: completionBound(target),
        strict: false,
        slack: ZERO,
        exceedsPast: null,
        nearlyMet: false,
      };
    case "avoid":
      return { kind: "zero" };
    default:
      return assertNever(target.comparator);
  }
}

export const isChangeTarget = (target: EvaluationTarget): boolean =>
  target.comparator === "increase_by" || target.comparator === "decrease_by";

/** Per cent reached (rule 6); null where a percentage has no meaning, such as under a bound of 0. */
function attainmentOf(target: EvaluationTarget, need: Requirement, value: Decimal): Decimal | null {
  if (need.kind === "at-least") {
    if (need.bound.lessThanOrEqualTo(0)) return null;
    const wrongWay = isChangeTarget(target) && value.isNegative();
    return wrongWay ? ZERO : value.div(need.bound).times(HUNDRED);
  }
  if (need.kind !== "at-most") return null;
  const meaningless = value.lessThanOrEqualTo(0) || need.bound.isNegative();
  return meaningless ? null : need.bound.div(value).times(HUNDRED);
}

function gapOf(need: Requirement, value: Decimal): Decimal {
  switch (need.kind) {
    case "at-least":
      return value.minus(need.bound);
    case "at-most":
      return need.bound.minus(value);
    case "inside": {
      if (need.openSide === "high" && value.greaterThan(need.high)) return value.minus(need.high);
      if (need.openSide === "low" && value.lessThan(need.low)) return need.low.minus(value);
      const [fromLow, fromHigh] = [value.minus(need.low), need.high.minus(value)];
      return fromLow.lessThan(fromHigh) ? fromLow : fromHigh;
    }
    case "near":
      return need.tolerance.minus(value.minus(need.bound).abs());
    case "equal":
      return value.minus(need.bound).abs().negated();
    case "zero":
      return value.negated();
    case "any-move":
      return value;
    default:
      return assertNever(need);
  }
}

/** Met or not met, always on exact values (rules 2 and 5). */
function isMet(need: Requirement, value: Decimal): boolean {
  const gap = gapOf(need, value);
  switch (need.kind) {
    case "at-least":
    case "at-most": {
      const reached = gap.plus(need.slack);
      return need.strict ? reached.greaterThan(0) : reached.greaterThanOrEqualTo(0);
    }
    case "inside":
    case "near":
      return gap.greaterThanOrEqualTo(0);
    case "zero":
      return value.isZero();
    case "equal":
      return roundHalfUp(value, need.decimals).equals(need.bound);
    case "any-move":
      return value.greaterThan(0);
    default:
      return assertNever(need);
  }
}

/** Strictly better than the bound at the printed precision (rule 4). */
function isExceeded(target: EvaluationTarget, need: Requirement, value: Decimal): boolean {
  if (!("exceedsPast" in need) || need.exceedsPast === null) return false;
  const places = Math.max(target.decimals, 1);
  const [level, reached] = [roundHalfUp(need.exceedsPast, places), roundHalfUp(value, places)];
  // Nothing left of a thing to be kept small is better than any level, however it is rounded.
  if (need.kind === "at-most" && value.isZero() && need.exceedsPast.greaterThan(0)) return true;
  const lowerIsBetter =
    need.kind === "at-most" || (need.kind === "inside" && need.openSide === "low");
  return lowerIsBetter ? reached.lessThan(level) : reached.greaterThan(level);
}

/** Judges one value; for change targets `value` is the move in per cent in the wanted direction. */
export function judgeValue(
  target: EvaluationTarget,
  value: Decimal,
  settings: EvaluationSettings,
): Judgement {
  const need = requirementOf(target, settings);
  const attainment = attainmentOf(target, need, value);
  const gap = gapOf(need, value);
  const compared: RuleNumber = isChangeTarget(target) ? 3 : 2;
  if (isMet(need, value)) {
    const exceeded = isExceeded(target, need, value);
    return exceeded
      ? { outcome: "exceeded", attainment, gap, rule: 4 }
      : { outcome: "met", attainment, gap, rule: compared };
  }
  const canBeNearly = "nearlyMet" in need && need.nearlyMet && attainment !== null;
  const nearly = canBeNearly && attainment.greaterThanOrEqualTo(settings.nearlyMetFrom);
  return nearly
    ? { outcome: "nearly_met", attainment, gap, rule: 5 }
    : { outcome: "not_met", attainment, gap, rule: compared };
}
