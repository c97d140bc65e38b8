import { z } from "zod";
import { decimal, isDecimalText } from "../domain/kernel/decimal.ts";

const NOT_DECIMAL = 'phải là số thập phân viết trong ngoặc kép, ví dụ "73.63"';
const decimalText = z.string({ error: NOT_DECIMAL }).refine(isDecimalText, { error: NOT_DECIMAL });

const year = z
  .int({ error: "phải là năm" })
  .min(1900, { error: "phải là năm từ 1900 trở đi" })
  .max(2200, { error: "phải là năm đến 2200" });

const baseline = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("previous_year") }),
    z.object({ kind: z.literal("year"), year }),
    z.object({ kind: z.literal("previous_term"), value: decimalText.nullable().default(null) }),
  ],
  { error: "kind phải là previous_year, year hoặc previous_term" },
);

const comparators = [
  ">=",
  "<=",
  "=",
  "between",
  "increase_by",
  "decrease_by",
  "approx",
  "maintain",
  "complete",
  "avoid",
] as const;

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: `phải là một trong: ${names.join(", ")}` });

/** Comparators that mean nothing without a level. */
const NEEDS_VALUE: readonly string[] = [">=", "<=", "=", "between", "approx", "maintain"];

/** A target as a file states it; what the document does not say may be left out. */
const evaluationTarget = z
  .object({
    comparator: oneOf(comparators),
    strict: z.boolean({ error: "phải là true hoặc false" }).default(false),
    value: decimalText.nullable().default(null),
    valueTo: decimalText.nullable().default(null),
    unit: z.string({ error: "phải là chữ" }).default(""),
    decimals: z
      .int({ error: "phải là số nguyên" })
      .min(0, { error: "không được âm" })
      .max(20, { error: "nhiều nhất là 20" })
      .default(0),
    direction: oneOf(["higher", "lower", "none"]),
    frequency: oneOf(["annual", "by-year", "cumulative"]),
    dueYear: year.nullable().default(null),
    term: z
      .object({ from: year, to: year }, { error: "phải có from và to" })
      .refine(({ from, to }) => from <= to, { error: "from phải trước hoặc bằng to" }),
    ceiling: decimalText.nullable().default(null),
    baseline: baseline.nullable().default(null),
  })
  .superRefine((target, context) => {
    const reject = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (NEEDS_VALUE.includes(target.comparator) && target.value === null)
      reject("value", `không được thiếu khi comparator là “${target.comparator}”`);
    if (target.comparator === "between" && target.valueTo === null)
      reject("valueTo", "không được thiếu khi comparator là “between”");
    const isReversed =
      target.value !== null &&
      target.valueTo !== null &&
      decimal(target.value).greaterThan(target.valueTo);
    if (isReversed) reject("valueTo", "phải lớn hơn hoặc bằng value");
  });

const observation = z.object({
  year,
  kind: oneOf(["actual", "estimate", "projection"]),
  value: decimalText.nullable(),
});

const settings = z
  .object({
    nearlyMetFrom: decimalText.default("95"),
    approxTolerance: decimalText.default("5"),
    maintainTolerance: decimalText.default("1"),
  })
  .optional();

/** One case of a file given to `nhiemky evaluate`. */
const EvaluationCase = z.object({
  name: z.string({ error: "phải là chữ" }),
  target: evaluationTarget,
  observations: z.array(observation, { error: "phải là danh sách" }),
  asOf: year,
  settings,
});

/** The file given to `nhiemky evaluate`. */
export const EvaluationFile = z.object({
  cases: z.array(EvaluationCase, { error: "phải là danh sách" }),
});
export type EvaluationFile = z.output<typeof EvaluationFile>;
