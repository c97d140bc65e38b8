import { describe, expect, test } from "vitest";
import {
  NEW_RULE,
  type RuleForm,
  asksDirection,
  formOf,
  foundRule,
  mergedRule,
  readRule,
  withFrequency,
  withOperator,
  withUnit,
} from "./rule-form.ts";

const TERM = { from: 2025, to: 2030 };
const form = (changed: Partial<RuleForm>): RuleForm => ({
  ...NEW_RULE,
  measure: "Tỷ lệ",
  ...changed,
});

function wordsOf(changed: Partial<RuleForm>): string {
  const read = readRule(form(changed), TERM);
  return read.ok ? read.words : JSON.stringify(read.faults);
}

function faultsOf(changed: Partial<RuleForm>) {
  const read = readRule(form(changed), TERM);
  return read.ok ? {} : read.faults;
}

describe("a typed rule is described back as it is understood", () => {
  test.each<[Partial<RuleForm>, string]>([
    [{ value: "95,5" }, "≥ 95,5%, hằng năm"],
    [{ value: "5", operator: "<", direction: "lower" }, "< 5%, hằng năm"],
    [
      { value: "5", valueTo: "10", operator: "decrease_by", baseline: "previous_year" },
      "giảm 5–10% so với năm trước, hằng năm",
    ],
    [
      { value: "14.000", unit: "lao động", frequency: "cumulative", operator: "approx" },
      "≈ 14.000 lao động (cộng dồn)",
    ],
    [{ value: "12", unit: "trường", frequency: "by-year" }, "≥ 12 trường, đến năm 2030"],
    [{ operator: "avoid", unit: "vụ" }, "không để xảy ra, hằng năm"],
    [{ operator: "complete" }, "hoàn thành 100%, hằng năm"],
  ])("%j: %s", (typed, words) => {
    expect(wordsOf(typed)).toBe(words);
  });

  test("decimals are those the level was typed with, and numbers stay exact", () => {
    expect(readRule(form({ value: "0,10" }), TERM)).toMatchObject({
      ok: true,
      rule: { value: "0.10", decimals: 2 },
    });
  });

  test("what is counted is grouped by dots", () => {
    expect(wordsOf({ value: "1.200", unit: "hộ" })).toBe("≥ 1.200 hộ, hằng năm");
  });
});

describe("what cannot be understood is asked again, never guessed", () => {
  test("a number that can be read in two ways, the likelier reading first", () => {
    expect(faultsOf({ value: "1.200" }).value).toMatchObject({
      text: "“1.200” có thể hiểu là 1.200 hoặc 1,2. Chọn cách hiểu.",
      choices: [
        { label: "1,2", value: "1.2" },
        { label: "1.200", value: "1200" },
      ],
    });
    expect(faultsOf({ value: "1.200", unit: "tỷ đồng" }).value?.choices?.[0]?.value).toBe("1200");
  });

  test("the person's answer is what the text means from then on", () => {
    const answered = { value: "1.200", unit: "tỷ đồng", understood: { "1.200": "1200" } };
    expect(wordsOf(answered)).toBe("≥ 1.200 tỷ đồng, hằng năm");
  });

  test.each<[string, Partial<RuleForm>, string, string]>([
    ["text that is no number", { value: "khoảng 300" }, "value", "không phải là số"],
    ["a level that is missing", { value: "" }, "value", "Nhập mức phải đạt."],
    ["an end that is missing", { value: "1", operator: "between" }, "valueTo", "mức cuối"],
    [
      "ends that are reversed",
      { operator: "between", value: "10", valueTo: "5" },
      "valueTo",
      "Mức trên phải lớn hơn mức dưới.",
    ],
    ["a year of two digits", { frequency: "by-year", dueYear: "30" }, "dueYear", "bốn chữ số"],
    ["a name that is missing", { measure: " ", value: "1" }, "measure", "Nhập tên chỉ tiêu."],
  ])("%s", (_what, typed, field, words) => {
    expect(faultsOf(typed)).toMatchObject({ [field]: { text: expect.stringContaining(words) } });
  });
});

test("a stored rule is typed as it was and read back the same, also where its text has two readings", () => {
  for (const typed of [
    { value: "98,50", ceiling: "100" },
    {
      value: "5",
      operator: "increase_by" as const,
      baseline: "year" as const,
      baselineYear: "2020",
    },
    { value: "1.200", unit: "tỷ đồng", understood: { "1.200": "1200" } },
    { value: "1,234", understood: { "1,234": "1.234" } },
    { operator: "between" as const, value: "4", valueTo: "4,5", direction: "none" as const },
  ]) {
    const read = readRule(form(typed), TERM);
    if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.faults)}`);
    expect(readRule(formOf("Tỷ lệ", read.rule), TERM)).toEqual(read);
  }
});

test("the better way follows the operator, and is asked where the operator does not say", () => {
  expect(withOperator(form({}), "<").direction).toBe("lower");
  expect(asksDirection(form({}))).toBe(false);
  expect(asksDirection(withOperator(form({}), "between"))).toBe(true);
});

test("two rules of one sentence become a range; a change keeps its operator", () => {
  const low = form({ value: "4" });
  const high = form({ value: "4,5" });
  expect(wordsOf(mergedRule(low, high))).toBe("4,0–4,5%, hằng năm");
  const fall = form({ value: "5", operator: "decrease_by" });
  expect(wordsOf(mergedRule(fall, form({ value: "10" })))).toBe("giảm 5–10%, hằng năm");
});

test("what belongs to another unit or time is left behind", () => {
  expect(withUnit(foundRule("Số hộ"), "hộ").ceiling).toBe("");
  expect(withUnit(foundRule("Tỷ lệ"), "‰").ceiling).toBe("100");
  expect(withFrequency(form({ frequency: "by-year", dueYear: "2027" }), "annual").dueYear).toBe("");
});
