import type { Target, TargetBaseline, TargetComparator } from "../../domain/plan/target.ts";
import { decimalsOf } from "../../domain/kernel/decimal.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { isRate } from "../../domain/indicator/unit-of-measure.ts";
import { readingsOfNumber } from "../../domain/collection/number-readings.ts";

/** The signs a person chooses from; the first six have a digit key (1…6). */
export const OPERATORS = [
  { value: ">=", label: "≥ từ … trở lên" },
  { value: ">", label: "> trên" },
  { value: "=", label: "= đúng mức" },
  { value: "<=", label: "≤ không quá" },
  { value: "<", label: "< dưới" },
  { value: "approx", label: "≈ khoảng" },
  { value: "between", label: "trong khoảng" },
  { value: "increase_by", label: "tăng" },
  { value: "decrease_by", label: "giảm" },
  { value: "maintain", label: "giữ ở mức" },
  { value: "complete", label: "hoàn thành" },
  { value: "avoid", label: "không để xảy ra" },
] as const;

export type Operator = (typeof OPERATORS)[number]["value"];

export const FREQUENCY_OPTIONS = [
  { value: "annual", label: "hằng năm" },
  { value: "by-year", label: "đến năm" },
  { value: "cumulative", label: "cộng dồn" },
] as const;

export const BASELINE_OPTIONS = [
  { value: "", label: "chưa rõ gốc" },
  { value: "previous_year", label: "so với năm trước" },
  { value: "previous_term", label: "so với nhiệm kỳ trước" },
] as const;

/** A rule while a person writes it: numbers are text as typed. */
export interface RuleDraft {
  readonly operator: Operator;
  readonly value: string;
  readonly valueTo: string;
  readonly unit: string;
  readonly frequency: Target["frequency"];
  readonly dueYear: string;
  readonly baseline: "" | "previous_year" | "previous_term";
}

const operatorOf = ({ comparator, strict }: Target): Operator => {
  if (comparator === ">=" && strict) return ">";
  if (comparator === "<=" && strict) return "<";
  return comparator;
};

export const EMPTY_RULE: RuleDraft = {
  operator: ">=",
  value: "",
  valueTo: "",
  unit: "%",
  frequency: "by-year",
  dueYear: "",
  baseline: "",
};

export const draftOf = (rule: Target): RuleDraft => ({
  operator: operatorOf(rule),
  value: rule.value === null ? "" : formatDecimal(rule.value),
  valueTo: rule.valueTo === null ? "" : formatDecimal(rule.valueTo),
  unit: rule.unit,
  frequency: rule.frequency,
  dueYear: rule.dueYear === null ? "" : String(rule.dueYear),
  baseline: rule.baseline === null || rule.baseline.kind === "year" ? "" : rule.baseline.kind,
});

/** What has to be mended before the rule can be kept, by field. */
export type RuleFaults = Partial<Readonly<Record<"value" | "valueTo" | "dueYear", string>>>;

export type RuleOutcome =
  | { readonly ok: true; readonly rule: Target }
  | { readonly ok: false; readonly faults: RuleFaults };

const NO_LEVEL: ReadonlySet<Operator> = new Set(["avoid"]);
const LEVEL_OPTIONAL: ReadonlySet<Operator> = new Set(["complete", "increase_by", "decrease_by"]);
const TWO_ENDED: ReadonlySet<Operator> = new Set(["between", "increase_by", "decrease_by"]);

export const takesLevel = (operator: Operator): boolean => !NO_LEVEL.has(operator);
export const takesEnd = (operator: Operator): boolean => TWO_ENDED.has(operator);
export const takesBaseline = (operator: Operator): boolean =>
  operator === "increase_by" || operator === "decrease_by";

/**
 * A typed number, null for nothing, or why it cannot be read. Among rates "1.200" has two readings and
 * is asked; what is counted is grouped by dots.
 */
function numberOf(
  text: string,
  unit: string,
): { readonly value: string | null } | { readonly fault: string } {
  const typed = text.trim();
  if (typed === "") return { value: null };
  const readings = readingsOfNumber(typed, 2);
  const [first] = readings;
  const isCounted = !isRate(unit) && /^\d{1,3}(?:\.\d{3})+$/u.test(typed);
  if (first !== undefined && (readings.length === 1 || isCounted)) return { value: first };
  return {
    fault:
      readings.length === 0
        ? `“${typed}” không phải là số. Ví dụ: 73,63 hoặc 14.000.`
        : `“${typed}” có thể hiểu là ${readings.map((each) => formatDecimal(each)).join(" hoặc ")}. Viết lại cho rõ.`,
  };
}

const comparatorOf = (operator: Operator): TargetComparator => {
  if (operator === ">") return ">=";
  if (operator === "<") return "<=";
  return operator;
};

const directionOf = (operator: Operator, before: Target["direction"]): Target["direction"] => {
  switch (operator) {
    case ">=":
    case ">":
    case "increase_by":
    case "complete":
      return "higher";
    case "<=":
    case "<":
    case "decrease_by":
    case "avoid":
      return "lower";
    case "maintain":
      return "none";
    default:
      return before;
  }
};

const baselineOf = (draft: RuleDraft, before: TargetBaseline | null): TargetBaseline | null => {
  if (!takesBaseline(draft.operator) || draft.baseline === "") return null;
  if (draft.baseline === "previous_year") return { kind: "previous_year" };
  return before?.kind === "previous_term" ? before : { kind: "previous_term", value: null };
};

/** The rule that a draft says, with what the draft does not speak of kept from the rule before it. */
export function toRule(draft: RuleDraft, before: Target): RuleOutcome {
  const level = takesLevel(draft.operator) ? numberOf(draft.value, draft.unit) : { value: null };
  const end = takesEnd(draft.operator) ? numberOf(draft.valueTo, draft.unit) : { value: null };
  const faults: Record<string, string> = {};
  if ("fault" in level) faults["value"] = level.fault;
  else if (
    level.value === null &&
    takesLevel(draft.operator) &&
    !LEVEL_OPTIONAL.has(draft.operator)
  )
    faults["value"] = "Nhập mức phải đạt.";
  if ("fault" in end) faults["valueTo"] = end.fault;
  else if (draft.operator === "between" && end.value === null)
    faults["valueTo"] = "Nhập mức cuối của khoảng.";
  const isYear = /^(?:19|20|21)\d\d$/u.test(draft.dueYear);
  if (draft.frequency === "by-year" && draft.dueYear !== "" && !isYear)
    faults["dueYear"] = "Nhập năm bốn chữ số.";
  if ("fault" in level || "fault" in end || Object.keys(faults).length > 0)
    return { ok: false, faults };
  const unit = draft.unit.trim();
  return {
    ok: true,
    rule: {
      comparator: comparatorOf(draft.operator),
      strict: draft.operator === ">" || draft.operator === "<",
      value: level.value,
      valueTo: end.value,
      unit,
      decimals: Math.max(
        0,
        ...[level.value, end.value].flatMap((each) => (each === null ? [] : decimalsOf(each))),
      ),
      direction: directionOf(draft.operator, before.direction),
      frequency: draft.frequency,
      dueYear: draft.frequency === "by-year" && isYear ? Number(draft.dueYear) : null,
      term: before.term,
      ceiling: unit === "%" && !takesBaseline(draft.operator) ? before.ceiling : null,
      baseline: baselineOf(draft, before.baseline),
    },
  };
}

/** What a new rule starts from: a share of a whole, reached by the end of the term. */
export const blankRule = (term: { readonly from: number; readonly to: number }): Target => ({
  comparator: ">=",
  strict: false,
  value: null,
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "by-year",
  dueYear: term.to,
  term,
  ceiling: "100",
  baseline: null,
});
