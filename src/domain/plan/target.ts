import { type DecimalText, decimal } from "../kernel/decimal.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";

/** How a confirmed target compares (bộ so sánh). */
export type TargetComparator =
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
export type TargetBaseline =
  | { readonly kind: "previous_year" }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "previous_term"; readonly value: DecimalText | null };

/** A target as a rule that can be checked (chỉ tiêu kế hoạch); fields as evaluation judges them. */
export interface Target {
  readonly comparator: TargetComparator;
  readonly strict: boolean;
  readonly value: DecimalText | null;
  readonly valueTo: DecimalText | null;
  readonly unit: string;
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: "higher" | "lower" | "none";
  readonly frequency: "annual" | "by-year" | "cumulative";
  readonly dueYear: number | null;
  readonly term: { readonly from: number; readonly to: number };
  /** Natural maximum: 100 for a percentage of a whole. */
  readonly ceiling: DecimalText | null;
  /** Null where the document does not say. */
  readonly baseline: TargetBaseline | null;
}

/** Comparators that mean something without a level. */
const NEEDS_NO_VALUE: ReadonlySet<TargetComparator> = new Set([
  "avoid",
  "complete",
  "increase_by",
  "decrease_by",
]);

const TWO_ENDED: ReadonlySet<TargetComparator> = new Set(["between", "increase_by", "decrease_by"]);

export type TargetProblem = Problem<"plan.target.range-reversed" | "plan.target.value-missing">;

/** Makes a rule that is sound in itself; `item` names it in a problem ("4.10"). */
export function makeTarget(fields: Target, item: string): Result<Target, TargetProblem> {
  const { comparator, value, valueTo } = fields;
  const lacksValue = value === null && !NEEDS_NO_VALUE.has(comparator);
  const lacksEnd = comparator === "between" && valueTo === null;
  if (lacksValue || lacksEnd || (value === null && valueTo !== null)) {
    return err(problem("plan.target.value-missing", { item }));
  }
  const end = TWO_ENDED.has(comparator) ? valueTo : null;
  if (value !== null && end !== null && decimal(end).lessThan(decimal(value))) {
    return err(problem("plan.target.range-reversed", { item, low: value, high: end }));
  }
  const strict = fields.strict && (comparator === ">=" || comparator === "<=");
  if (comparator === "avoid") {
    return ok({ ...fields, strict, value: null, valueTo: null, direction: "lower" });
  }
  return ok({ ...fields, strict, valueTo: end });
}
