import { expect, test } from "vitest";
import type { EvaluationTarget } from "./evaluation.ts";
import { ruleInSigns } from "./rule-in-words.ts";

const target = (wish: Partial<EvaluationTarget>): EvaluationTarget => ({
  comparator: ">=",
  strict: false,
  value: "95",
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "annual",
  dueYear: null,
  term: { from: 2021, to: 2025 },
  ceiling: null,
  baseline: null,
  ...wish,
});

test.each([
  ["≥ 95% mỗi năm", {}],
  ["< 5% (2025)", { comparator: "<=", strict: true, value: "5", frequency: "by-year" }],
  [
    "≥ 5.000 nghìn lượt (2024)",
    { value: "5000", unit: "nghìn lượt", frequency: "by-year", dueYear: 2024 },
  ],
  [
    "≈ 14.000 người (cộng dồn)",
    { comparator: "approx", value: "14000", unit: "người", frequency: "cumulative" },
  ],
  [
    "giảm 5–10% so với năm trước",
    {
      comparator: "decrease_by",
      value: "5",
      valueTo: "10",
      unit: "vụ",
      baseline: { kind: "previous_year" },
    },
  ],
  ["100% (2025)", { comparator: "complete", value: null, frequency: "by-year" }],
  [
    "17 đơn vị (2025)",
    { comparator: "complete", value: "17", unit: "đơn vị", frequency: "by-year" },
  ],
] as const)("a rule fits a narrow column: %s", (signs, wish) => {
  expect(ruleInSigns(target(wish))).toBe(signs);
});
