import { describe, expect, test } from "vitest";
import type { EvaluationTarget } from "./evaluation.ts";
import { goalRange } from "./goal-range.ts";

const target = (wish: Partial<EvaluationTarget>): EvaluationTarget => ({
  comparator: ">=",
  strict: false,
  value: "95",
  valueTo: null,
  unit: "%",
  decimals: 1,
  direction: "higher",
  frequency: "annual",
  dueYear: null,
  term: { from: 2021, to: 2025 },
  ceiling: null,
  baseline: null,
  ...wish,
});

describe("the zone a rule accepts", () => {
  test.each([
    ["at least", {}, { of: "value", from: "95", to: null }],
    ["at most", { comparator: "<=" }, { of: "value", from: null, to: "95" }],
    [
      "a plain level of something to be kept low",
      { comparator: "=", direction: "lower", value: "5" },
      { of: "value", from: null, to: "5" },
    ],
    [
      "about: five per cent short still counts",
      { comparator: "approx", value: "14000" },
      { of: "value", from: "13300", to: null },
    ],
    [
      "kept at a level, a point to either side",
      { comparator: "maintain", value: "73.63" },
      { of: "value", from: "72.63", to: "74.63" },
    ],
    [
      "a range without a better side",
      { comparator: "between", value: "5", valueTo: "10", direction: "none" },
      { of: "value", from: "5", to: "10" },
    ],
    [
      "a range whose upper side is better",
      { comparator: "between", value: "5", valueTo: "10" },
      { of: "value", from: "5", to: null },
    ],
    [
      "a fall, as the size of the fall",
      { comparator: "decrease_by", value: "5", valueTo: "10", direction: "lower" },
      { of: "change", from: "5", to: null },
    ],
    ["complete", { comparator: "complete", value: null }, { of: "value", from: "100", to: null }],
  ] as const)("%s", (_name, wish, expected) => {
    expect(goalRange(target(wish))).toEqual(expected);
  });

  test.each([
    ["nothing may happen", { comparator: "avoid", value: null }],
    ["a fall of any size", { comparator: "decrease_by", value: null }],
  ] as const)("%s: no zone to draw", (_name, wish) => {
    expect(goalRange(target(wish))).toBeNull();
  });
});
