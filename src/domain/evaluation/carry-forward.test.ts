import { describe, expect, test } from "vitest";
import { type CarriedItem, carryForward, carryReasonInWords } from "./carry-forward.ts";
import type { Verdict } from "./verdict.ts";

const item = (changes: Partial<CarriedItem>): CarriedItem => ({
  isRecurring: false,
  isOver: false,
  targets: [],
  ...changes,
});

const judged = (frequency: "annual" | "by-year" | "cumulative", verdict: Verdict | null) => ({
  targets: [{ frequency, verdict }],
});

describe("carryForward(item)", () => {
  test.each<[string, Partial<CarriedItem>, boolean, string]>([
    ["reached by its year", judged("by-year", "met"), true, "achieved"],
    ["exceeded in sum", judged("cumulative", "exceeded"), true, "achieved"],
    ["reached, but due every year", judged("annual", "met"), false, "recurring"],
    [
      "reached, but work that comes back",
      { ...judged("by-year", "met"), isRecurring: true },
      false,
      "recurring",
    ],
    ["not reached", judged("by-year", "not_met"), false, "not-achieved"],
    ["on the way", judged("by-year", "on_track"), false, "not-achieved"],
    ["not judged yet", judged("by-year", null), false, "not-judged"],
    ["judged without figures", judged("by-year", "no_data"), false, "not-judged"],
    ["one-off work whose day is over", { isOver: true }, true, "over"],
    [
      "work without a target that comes back",
      { isOver: true, isRecurring: true },
      false,
      "recurring",
    ],
    ["work without a target or an end", {}, false, "ongoing"],
  ])("%s", (_what, changes, isLeftOut, reason) => {
    expect(carryForward(item(changes))).toMatchObject({ isLeftOut, reason });
  });

  test("the worst of several targets decides", () => {
    const targets = [
      { frequency: "by-year", verdict: "exceeded" },
      { frequency: "by-year", verdict: "nearly_met" },
    ] as const;
    const proposal = carryForward(item({ targets }));
    expect(proposal).toEqual({ isLeftOut: false, reason: "not-achieved", verdict: "nearly_met" });
    expect(carryReasonInWords(proposal)).toBe("kết luận gần nhất: cơ bản đạt");
  });
});
