import { type Decimal, type DecimalText, toText } from "../kernel/decimal.ts";
import { DEFAULT_SETTINGS, type EvaluationSettings, type EvaluationTarget } from "./evaluation.ts";
import { type Requirement, isChangeTarget, requirementOf } from "./judge-value.ts";

/** Where a rule is met (vùng đạt), for charts; an end that is null is open. */
export interface GoalRange {
  /** What the ends are measured in: the figure itself, or its change in per cent. */
  readonly of: "value" | "change";
  readonly from: DecimalText | null;
  readonly to: DecimalText | null;
}

type Ends = readonly [Decimal | null, Decimal | null];

function endsOf(need: Requirement): Ends | null {
  switch (need.kind) {
    case "at-least":
      return [need.bound.minus(need.slack), null];
    case "at-most":
      return [null, need.bound.plus(need.slack)];
    case "inside":
      return [
        need.openSide === "low" ? null : need.low,
        need.openSide === "high" ? null : need.high,
      ];
    case "near":
      return [need.bound.minus(need.tolerance), need.bound.plus(need.tolerance)];
    case "equal":
      return [need.bound, need.bound];
    case "zero":
    case "any-move":
      return null;
    default:
      return need satisfies never;
  }
}

/** The figures that meet a target; for a wanted fall, the size of the fall. Null where it has no level. */
export function goalRange(
  target: EvaluationTarget,
  settings: EvaluationSettings = DEFAULT_SETTINGS,
): GoalRange | null {
  const ends = endsOf(requirementOf(target, settings));
  if (ends === null) return null;
  const [from, to] = ends;
  return {
    of: isChangeTarget(target) ? "change" : "value",
    from: from === null ? null : toText(from),
    to: to === null ? null : toText(to),
  };
}
