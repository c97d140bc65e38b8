import { describe, expect, test } from "vitest";
import { NEW_RULE, type RuleFields, fieldsOf, readRule } from "./rule-fields.ts";

const TERM = { from: 2025, to: 2030 };
const fields = (changed: Partial<RuleFields>): RuleFields => ({
  ...NEW_RULE,
  measure: "Tỷ lệ",
  ...changed,
});

function wordsOf(changed: Partial<RuleFields>): string {
  const read = readRule(fields(changed), TERM);
  return read.ok ? read.words : JSON.stringify(read.errors);
}

function errorsOf(changed: Partial<RuleFields>) {
  const read = readRule(fields(changed), TERM);
  return read.ok ? {} : read.errors;
}

describe("a typed rule is described back as it is understood", () => {
  test.each<[Partial<RuleFields>, string]>([
    [{ value: "95,5" }, "≥ 95,5%, hằng năm"],
    [{ value: "5", comparator: "<=", strict: true, direction: "lower" }, "< 5%, hằng năm"],
    [
      { value: "5", valueTo: "10", comparator: "decrease_by", baseline: "previous_year" },
      "giảm 5–10% so với năm trước, hằng năm",
    ],
    [
      { value: "14.000.000", unit: "lao động", frequency: "cumulative", comparator: "approx" },
      "≈ 14.000.000 lao động (cộng dồn)",
    ],
    [{ value: "12", unit: "trường", frequency: "by-year" }, "≥ 12 trường, đến năm 2030"],
    [{ comparator: "avoid", unit: "vụ" }, "không để xảy ra, hằng năm"],
  ])("%j: %s", (typed, words) => {
    expect(wordsOf(typed)).toBe(words);
  });

  test("decimals are those the level was typed with, and numbers stay exact", () => {
    const read = readRule(fields({ value: "0,10" }), TERM);
    expect(read).toMatchObject({ ok: true, rule: { value: "0.10", decimals: 2 } });
  });
});

describe("what cannot be understood is asked again, never guessed", () => {
  test("a number that can be read in two ways", () => {
    expect(errorsOf({ value: "1.200" }).value).toContain("có thể hiểu là 1.200 hoặc 1,2");
  });

  test("text that is no number", () => {
    expect(errorsOf({ value: "khoảng 300" }).value).toContain("không phải là số");
  });

  test("a level that is missing", () => {
    expect(errorsOf({ value: "" })).toEqual({ value: "Nhập mức phải đạt." });
  });

  test("a range whose ends are reversed", () => {
    expect(errorsOf({ comparator: "between", value: "10", valueTo: "5" })).toEqual({
      valueTo: "Mức trên phải lớn hơn mức dưới.",
    });
  });
});

test("a stored rule is typed as it was and read back the same", () => {
  const read = readRule(
    fields({ value: "98,50", ceiling: "100", baseline: "year", baselineYear: "2020" }),
    TERM,
  );
  if (!read.ok) throw new Error("not read");
  expect(readRule(fieldsOf("Tỷ lệ", read.rule), TERM)).toEqual(read);
});
