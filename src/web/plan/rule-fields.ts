import { readingsOfNumber } from "../../domain/collection/number-readings.ts";
import { type DecimalText, decimalsOf } from "../../domain/kernel/decimal.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { type Target, type TargetBaseline, makeTarget } from "../../domain/plan/target.ts";

/** A rule as it is typed: numbers as text in the Vietnamese style. */
export interface RuleFields {
  readonly measure: string;
  readonly comparator: Target["comparator"];
  readonly strict: boolean;
  readonly value: string;
  readonly valueTo: string;
  readonly unit: string;
  readonly direction: Target["direction"];
  readonly frequency: Target["frequency"];
  readonly dueYear: string;
  readonly ceiling: string;
  readonly baseline: "none" | TargetBaseline["kind"];
  readonly baselineYear: string;
  readonly baselineValue: string;
}

const shown = (value: DecimalText | null, decimals = 0): string =>
  value === null ? "" : formatDecimal(value, Math.max(decimals, decimalsOf(value)));

/** An empty rule, most often a share that must be reached every year. */
export const NEW_RULE: RuleFields = {
  measure: "",
  comparator: ">=",
  strict: false,
  value: "",
  valueTo: "",
  unit: "%",
  direction: "higher",
  frequency: "annual",
  dueYear: "",
  ceiling: "",
  baseline: "none",
  baselineYear: "",
  baselineValue: "",
};

/** A stored rule as it is typed. */
export const fieldsOf = (measure: string, rule: Target): RuleFields => ({
  measure,
  comparator: rule.comparator,
  strict: rule.strict,
  value: shown(rule.value, rule.decimals),
  valueTo: shown(rule.valueTo, rule.decimals),
  unit: rule.unit,
  direction: rule.direction,
  frequency: rule.frequency,
  dueYear: rule.dueYear === null ? "" : String(rule.dueYear),
  ceiling: shown(rule.ceiling),
  baseline: rule.baseline?.kind ?? "none",
  baselineYear: rule.baseline?.kind === "year" ? String(rule.baseline.year) : "",
  baselineValue: rule.baseline?.kind === "previous_term" ? shown(rule.baseline.value) : "",
});

type FieldName = keyof RuleFields;

/** What is wrong with a field, in words; nothing where the rule is sound. */
export type RuleErrors = Partial<Record<FieldName, string>>;

/** A rule as understood, or what is wrong with what was typed. */
export type ReadRule =
  | { readonly ok: true; readonly rule: Target; readonly words: string }
  | { readonly ok: false; readonly errors: RuleErrors };

type Read<T> = { readonly value: T } | { readonly error: string };

/** Empty is no number; what can be read in two ways is asked again, never guessed. */
function readNumber(text: string): Read<DecimalText | null> {
  const typed = text.trim();
  if (typed === "") return { value: null };
  const negative = /^[-−]/u.test(typed);
  const readings = readingsOfNumber(typed.replace(/^[-−]/u, ""), 0);
  const [first, second] = readings;
  if (first === undefined) return { error: `“${typed}” không phải là số. Gõ lại, ví dụ 95,5.` };
  if (second !== undefined) {
    const either = readings.map((each) => formatDecimal(each)).join(" hoặc ");
    return { error: `“${typed}” có thể hiểu là ${either}. Gõ lại cho rõ.` };
  }
  return { value: negative ? `-${first}` : first };
}

function readYear(text: string): Read<number | null> {
  const typed = text.trim();
  if (typed === "") return { value: null };
  return /^(?:19|20|21)\d{2}$/.test(typed)
    ? { value: Number(typed) }
    : { error: "Nhập năm bốn chữ số, ví dụ 2030." };
}

function baselineOf(
  { baseline }: RuleFields,
  year: number | null,
  value: DecimalText | null,
): TargetBaseline | null {
  if (baseline === "none") return null;
  if (baseline === "year") return year === null ? null : { kind: "year", year };
  return baseline === "previous_term" ? { kind: "previous_term", value } : { kind: baseline };
}

/** Reads what was typed as a rule of a term; the sentence shows what was understood. */
export function readRule(fields: RuleFields, term: Target["term"]): ReadRule {
  const read = {
    value: readNumber(fields.value),
    valueTo: readNumber(fields.valueTo),
    ceiling: readNumber(fields.ceiling),
    baselineValue: readNumber(fields.baselineValue),
    dueYear: readYear(fields.dueYear),
    baselineYear: readYear(fields.baselineYear),
  };
  const errors: RuleErrors = Object.fromEntries(
    Object.entries(read).flatMap(([name, each]) => ("error" in each ? [[name, each.error]] : [])),
  );
  if (fields.measure.trim() === "") errors.measure = "Nhập tên chỉ tiêu.";
  const got = <T>(each: Read<T>): T | null => ("error" in each ? null : each.value);
  const [value, valueTo] = [got(read.value), got(read.valueTo)];
  const made = makeTarget(
    {
      comparator: fields.comparator,
      strict: fields.strict,
      value,
      valueTo,
      unit: fields.unit.trim(),
      decimals: Math.max(...[value, valueTo].map((each) => (each === null ? 0 : decimalsOf(each)))),
      direction: fields.direction,
      frequency: fields.frequency,
      dueYear: fields.frequency === "by-year" ? (got(read.dueYear) ?? term.to) : got(read.dueYear),
      term,
      ceiling: got(read.ceiling),
      baseline: baselineOf(fields, got(read.baselineYear), got(read.baselineValue)),
    },
    fields.measure,
  );
  if (!made.ok) {
    const place = made.error.code === "plan.target.range-reversed" ? "valueTo" : "value";
    errors[place] ??= place === "value" ? "Nhập mức phải đạt." : "Mức trên phải lớn hơn mức dưới.";
  }
  if (!made.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, rule: made.value, words: describeTarget(made.value) };
}
