import { isRate } from "../../domain/indicator/unit-of-measure.ts";
import { type DecimalText, decimalsOf } from "../../domain/kernel/decimal.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import {
  type Target,
  type TargetBaseline,
  type TargetComparator,
  makeTarget,
} from "../../domain/plan/target.ts";
import { readWrittenLevel } from "../../domain/plan/written-level.ts";

/** How a level is compared, as a person chooses it; the first six have a digit key (1…6). */
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

/** A rule while a person writes it: numbers are text as typed. */
export interface RuleForm {
  readonly measure: string;
  readonly operator: Operator;
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
  /** What a text that can mean two numbers means here: as answered, or as it was stored. */
  readonly understood: Readonly<Record<string, DecimalText>>;
}

/** Most often a share that must be reached every year. */
export const NEW_RULE: RuleForm = {
  measure: "",
  operator: ">=",
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
  understood: {},
};

function operatorOf({ comparator, strict }: Target): Operator {
  if (!strict) return comparator;
  if (comparator === ">=") return ">";
  return comparator === "<=" ? "<" : comparator;
}

/** A stored rule as it is typed. */
export function formOf(measure: string, rule: Target): RuleForm {
  const understood: Record<string, DecimalText> = {};
  const shown = (value: DecimalText | null, decimals = 0): string => {
    if (value === null) return "";
    const text = formatDecimal(value, Math.max(decimals, decimalsOf(value)));
    understood[text] = value;
    return text;
  };
  const { baseline } = rule;
  return {
    measure,
    operator: operatorOf(rule),
    value: shown(rule.value, rule.decimals),
    valueTo: shown(rule.valueTo, rule.decimals),
    unit: rule.unit,
    direction: rule.direction,
    frequency: rule.frequency,
    dueYear: rule.dueYear === null ? "" : String(rule.dueYear),
    ceiling: shown(rule.ceiling),
    baseline: baseline?.kind ?? "none",
    baselineYear: baseline?.kind === "year" ? String(baseline.year) : "",
    baselineValue: baseline?.kind === "previous_term" ? shown(baseline.value) : "",
    understood,
  };
}

const TWO_ENDED: ReadonlySet<Operator> = new Set(["between", "increase_by", "decrease_by"]);

export const takesLevel = (operator: Operator): boolean => operator !== "avoid";
export const takesEnd = (operator: Operator): boolean => TWO_ENDED.has(operator);
export const isChange = (operator: Operator): boolean =>
  operator === "increase_by" || operator === "decrease_by";

/** The way that is better under an operator; undefined where only a person knows. */
function directionOf(operator: Operator): Target["direction"] | undefined {
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
      return undefined;
  }
}

/** True where the operator does not say, or a stored rule says otherwise. */
export const asksDirection = ({ operator, direction }: RuleForm): boolean =>
  directionOf(operator) !== direction;

/** With another operator the better way goes along, where the operator says which it is. */
export const withOperator = (form: RuleForm, operator: Operator): RuleForm => ({
  ...form,
  operator,
  direction: directionOf(operator) ?? form.direction,
});

/** A natural maximum of 100 belongs to per cent alone. */
export const withUnit = (form: RuleForm, unit: string): RuleForm => ({
  ...form,
  unit,
  ceiling: isRate(form.unit) && !isRate(unit) && form.ceiling === "100" ? "" : form.ceiling,
});

/** A year is set for what is due by one. */
export const withFrequency = (form: RuleForm, frequency: Target["frequency"]): RuleForm => ({
  ...form,
  frequency,
  dueYear: frequency === "by-year" ? form.dueYear : "",
});

/** The fields of a rule that hold numbers. */
export type NumberName = "value" | "valueTo" | "ceiling" | "baselineValue";

/** What is wrong with a field, and the numbers it could mean where it could mean two. */
export interface RuleFault {
  readonly text: string;
  /** The likeliest first. */
  readonly choices?: readonly { readonly label: string; readonly value: DecimalText }[];
}

export type RuleFaults = Partial<
  Readonly<Record<NumberName | "measure" | "dueYear" | "baselineYear", RuleFault>>
>;

/** A rule as understood, or what is wrong with what was typed. */
export type ReadRule =
  | { readonly ok: true; readonly rule: Target; readonly words: string }
  | { readonly ok: false; readonly faults: RuleFaults };

type Read<T> = { readonly value: T } | { readonly fault: RuleFault };

/** Empty is no number; what can be read in two ways is asked, the likelier reading first. */
function readNumber(form: RuleForm, name: NumberName): Read<DecimalText | null> {
  const typed = form[name].trim();
  const known = form.understood[typed];
  if (known !== undefined) return { value: known };
  const read = readWrittenLevel(typed, form.unit);
  switch (read.kind) {
    case "none":
      return { value: null };
    case "number":
      return { value: read.value };
    case "not-a-number":
      return { fault: { text: `“${typed}” không phải là số. Gõ lại, ví dụ 95,5 hoặc 14.000.` } };
    case "ambiguous": {
      const choices = [...read.readings]
        .sort((one, other) => Number(other === read.proposed) - Number(one === read.proposed))
        .map((value) => ({ value, label: formatDecimal(value) }));
      const either = read.readings.map((value) => formatDecimal(value)).join(" hoặc ");
      return { fault: { text: `“${typed}” có thể hiểu là ${either}. Chọn cách hiểu.`, choices } };
    }
  }
}

function readYear(text: string): Read<number | null> {
  const typed = text.trim();
  if (typed === "") return { value: null };
  return /^(?:19|20|21)\d{2}$/u.test(typed)
    ? { value: Number(typed) }
    : { fault: { text: "Nhập năm bốn chữ số, ví dụ 2030." } };
}

const comparatorOf = (operator: Operator): TargetComparator =>
  operator === ">" ? ">=" : operator === "<" ? "<=" : operator;

function baselineOf(
  { operator, baseline }: RuleForm,
  year: number | null,
  value: DecimalText | null,
): TargetBaseline | null {
  if (!isChange(operator) || baseline === "none") return null;
  if (baseline === "year") return year === null ? null : { kind: "year", year };
  return baseline === "previous_term" ? { kind: "previous_term", value } : { kind: baseline };
}

/** Fields that the operator leaves out are not read. */
function isAsked({ operator, baseline }: RuleForm, name: NumberName): boolean {
  if (name === "value") return takesLevel(operator);
  if (name === "valueTo") return takesEnd(operator);
  return name === "ceiling" || (isChange(operator) && baseline === "previous_term");
}

/** Reads what was typed as a rule of a term; the sentence shows what was understood. */
export function readRule(form: RuleForm, term: Target["term"]): ReadRule {
  const numberOf = (name: NumberName): Read<DecimalText | null> =>
    isAsked(form, name) ? readNumber(form, name) : { value: null };
  const read = {
    value: numberOf("value"),
    valueTo: numberOf("valueTo"),
    ceiling: numberOf("ceiling"),
    baselineValue: numberOf("baselineValue"),
    dueYear: readYear(form.dueYear),
    baselineYear: readYear(form.baseline === "year" ? form.baselineYear : ""),
  };
  const faults: Record<string, RuleFault> = Object.fromEntries(
    Object.entries(read).flatMap(([name, each]) => ("fault" in each ? [[name, each.fault]] : [])),
  );
  if (form.measure.trim() === "") faults["measure"] = { text: "Nhập tên chỉ tiêu." };
  if (isChange(form.operator) && form.baseline === "year" && form.baselineYear.trim() === "") {
    faults["baselineYear"] = { text: "Nhập năm gốc để so sánh." };
  }
  const got = <T>(each: Read<T>): T | null => ("fault" in each ? null : each.value);
  const [value, valueTo] = [got(read.value), got(read.valueTo)];
  const dueYear = got(read.dueYear);
  const made = makeTarget(
    {
      comparator: comparatorOf(form.operator),
      strict: form.operator === ">" || form.operator === "<",
      value,
      valueTo,
      unit: form.unit.trim(),
      decimals: Math.max(...[value, valueTo].map((each) => (each === null ? 0 : decimalsOf(each)))),
      direction: form.direction,
      frequency: form.frequency,
      dueYear: form.frequency === "by-year" ? (dueYear ?? term.to) : dueYear,
      term,
      ceiling: got(read.ceiling),
      baseline: baselineOf(form, got(read.baselineYear), got(read.baselineValue)),
    },
    form.measure,
  );
  if (!made.ok) {
    const isReversed = made.error.code === "plan.target.range-reversed";
    const lacksEnd = !isReversed && value !== null;
    faults[isReversed || lacksEnd ? "valueTo" : "value"] ??= {
      text: isReversed
        ? "Mức trên phải lớn hơn mức dưới."
        : lacksEnd
          ? "Nhập mức cuối của khoảng."
          : "Nhập mức phải đạt.",
    };
  }
  if (!made.ok || Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, rule: made.value, words: describeTarget(made.value) };
}

/** Two rules of one sentence as one: what lies between the two levels (gộp). */
export const mergedRule = (first: RuleForm, second: RuleForm): RuleForm => ({
  ...withOperator(first, isChange(first.operator) ? first.operator : "between"),
  value: first.value,
  valueTo: second.value,
  understood: { ...first.understood, ...second.understood },
});

/** What a rule found in a document starts from: a share of a whole, reached by the end of the term. */
export const foundRule = (measure: string): RuleForm => ({
  ...NEW_RULE,
  measure,
  frequency: "by-year",
  ceiling: "100",
});
