import { describe, expect, test } from "vitest";
import { evaluateItem } from "./compound.ts";
import { evaluate } from "./evaluate.ts";
import type { EvaluationInput } from "./evaluation.ts";
import { makeOverride, review } from "./override.ts";
import { evaluateStructure } from "./structure.ts";
import { type Verdict, worstVerdict } from "./verdict.ts";

const share = (value: string, reported: string | null): EvaluationInput => ({
  target: {
    comparator: "maintain",
    strict: false,
    value,
    valueTo: null,
    unit: "%",
    decimals: 2,
    direction: "none",
    frequency: "by-year",
    dueYear: 2025,
    term: { from: 2021, to: 2025 },
    ceiling: "100",
    baseline: null,
  },
  observations: [{ year: 2025, kind: "actual", value: reported }],
  asOf: 2025,
});

describe("worstVerdict(verdicts)", () => {
  test.each<readonly [string, readonly Verdict[], Verdict]>([
    ["not met outweighs everything", ["exceeded", "not_met", "no_data"], "not_met"],
    ["nearly met is worse than met", ["met", "nearly_met", "exceeded"], "nearly_met"],
    ["an unknown part never lets the whole pass", ["met", "no_data"], "no_data"],
    ["and never makes it fail", ["nearly_met", "no_data"], "nearly_met"],
    ["a promise is less than a result", ["on_track", "met"], "on_track"],
    ["nothing is no data", [], "no_data"],
  ])("%s", (_rule, verdicts, worst) => {
    expect(worstVerdict(verdicts)).toBe(worst);
  });
});

describe("evaluateItem(parts)", () => {
  test("every part keeps its verdict and the worst is the item's", () => {
    const parts = ["73.63", "60"].map((value) => evaluate(share("73.63", value)));
    expect(evaluateItem(parts)).toEqual({ parts, verdict: "not_met" });
  });
});

describe("evaluateStructure(parts)", () => {
  const structure = (...reported: readonly (string | null)[]) =>
    ["73.63", "18.41", "7.96"].map((value, i) => ({
      name: `tỷ trọng ${i + 1}`,
      input: share(value, reported[i] ?? null),
    }));

  test.each([
    ["shares that sum to 100 are judged", ["73.63", "18.41", "7.96"], true],
    ["0,05 short is still within", ["73.58", "18.41", "7.96"], true],
    ["0,05 over is still within", ["73.68", "18.41", "7.96"], true],
    ["0,06 short blocks every verdict", ["73.57", "18.41", "7.96"], false],
  ] as const)("%s", (_rule, reported, judged) => {
    expect(evaluateStructure(structure(...reported)).ok).toBe(judged);
  });

  test("the problem names the year and the sum", () => {
    const result = evaluateStructure(structure("73.50", "18.41", "7.96"));
    expect(result).toMatchObject({
      ok: false,
      error: [{ details: { column: "Năm 2025", sum: "99.87" } }],
    });
  });

  test("a missing share is not a wrong sum", () => {
    const result = evaluateStructure(structure("73.63", null, "7.96"));
    expect(result.ok && result.value.map((each) => each.verdict)).toEqual([
      "met",
      "no_data",
      "met",
    ]);
  });
});

describe("makeOverride(verdict, reason) and review(computed, override)", () => {
  const computed = evaluate(share("73.63", "60"));

  test("a reason of fewer than 20 characters is refused, spaces not counted twice", () => {
    expect(makeOverride("met", "do thiên tai        ").ok).toBe(false);
    expect(makeOverride("met", "Do ảnh hưởng bão số 3").ok).toBe(true);
  });

  test("both verdicts stay visible and the person's counts", () => {
    const made = makeOverride("nearly_met", "Do thay đổi phương pháp thống kê");
    const reviewed = review(computed, made.ok ? made.value : null);
    expect(reviewed.computed.verdict).toBe("not_met");
    expect(reviewed.verdict).toBe("nearly_met");
  });

  test("without an override the computed verdict counts", () => {
    expect(review(computed, null).verdict).toBe("not_met");
  });
});
