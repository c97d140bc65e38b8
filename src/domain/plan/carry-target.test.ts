import { describe, expect, test } from "vitest";
import { carryTarget } from "./carry-target.ts";
import type { Target } from "./target.ts";

const RULE: Target = {
  comparator: "increase_by",
  strict: false,
  value: "10",
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "by-year",
  dueYear: 2025,
  term: { from: 2020, to: 2025 },
  ceiling: null,
  baseline: null,
};
const NEXT = { from: 2025, to: 2030 };

describe("a target carried into a later term", () => {
  test.each([
    ["what was due in the last year is due in the new last year", 2025, 2030],
    ["what was due a year earlier stays a year earlier", 2024, 2029],
    ["what had no year has none", null, null],
  ])("%s", (_rule, dueYear, expected) => {
    expect(carryTarget({ ...RULE, dueYear }, NEXT)).toMatchObject({
      dueYear: expected,
      term: NEXT,
    });
  });

  test("a due year never leaves the new term", () => {
    expect(carryTarget({ ...RULE, dueYear: 2021 }, { from: 2026, to: 2028 }).dueYear).toBe(2026);
  });

  test.each<[string, Target["baseline"], Target["baseline"]]>([
    ["a base year moves with the term", { kind: "year", year: 2020 }, { kind: "year", year: 2025 }],
    ["the year before stays the year before", { kind: "previous_year" }, { kind: "previous_year" }],
    [
      "the value of a former term is asked anew",
      { kind: "previous_term", value: "12" },
      { kind: "previous_term", value: null },
    ],
  ])("%s", (_rule, baseline, expected) => {
    expect(carryTarget({ ...RULE, baseline }, NEXT).baseline).toEqual(expected);
  });
});
