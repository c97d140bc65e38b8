import { describe, expect, test } from "vitest";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { type RuleDraft, EMPTY_RULE, blankRule, draftOf, toRule } from "./rule-draft.ts";

const before = blankRule({ from: 2021, to: 2025 });
const draft = (changes: Partial<RuleDraft>): RuleDraft => ({ ...EMPTY_RULE, ...changes });

const inWords = (changes: Partial<RuleDraft>): string => {
  const made = toRule(draft(changes), before);
  return made.ok ? describeTarget(made.rule) : JSON.stringify(made.faults);
};

describe("toRule(draft, before)", () => {
  test.each([
    ["at least, by a year", { value: "96,5", dueYear: "2025" }, "≥ 96,5%, đến năm 2025"],
    [
      "strictly below, every year",
      { operator: "<", value: "1", frequency: "annual" },
      "< 1%, hằng năm",
    ],
    [
      "a number the Vietnamese way",
      { operator: "approx", value: "14.000", unit: "lao động", frequency: "cumulative" },
      "≈ 14.000 lao động (cộng dồn)",
    ],
    [
      "a fall between two sizes",
      {
        operator: "decrease_by",
        value: "5",
        valueTo: "10",
        baseline: "previous_year",
        frequency: "annual",
      },
      "giảm 5–10% so với năm trước, hằng năm",
    ],
    [
      "nothing may happen",
      { operator: "avoid", unit: "vụ", frequency: "annual" },
      "không để xảy ra, hằng năm",
    ],
  ] as const)("%s", (_rule, changes, words) => {
    expect(inWords(changes)).toBe(words);
  });

  test("a level that could mean two numbers is asked, never guessed", () => {
    const made = toRule(draft({ value: "1.200" }), before);
    expect(made).toMatchObject({ ok: false });
    expect(JSON.stringify(made)).toContain("1.200 hoặc 1,2");
  });

  test("a level is asked for where the sign needs one", () => {
    expect(toRule(draft({ value: "" }), before)).toMatchObject({ ok: false });
    expect(toRule(draft({ operator: "complete", value: "" }), before)).toMatchObject({ ok: true });
    expect(toRule(draft({ operator: "between", value: "1" }), before)).toMatchObject({ ok: false });
  });

  test("a rule opened and closed again says the same", () => {
    for (const changes of [
      { value: "73,63" },
      { operator: "between", value: "4", valueTo: "4,5" },
      { operator: "increase_by", value: "12", baseline: "previous_term" },
    ] as const) {
      const made = toRule(draft({ ...changes, dueYear: "2025" }), before);
      if (!made.ok) throw new Error("the draft is sound");
      expect(toRule(draftOf(made.rule), made.rule)).toEqual(made);
    }
  });
});
