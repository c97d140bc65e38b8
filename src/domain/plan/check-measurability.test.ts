import { describe, expect, test } from "vitest";
import { type CheckedItem, checkMeasurability, countUnmeasured } from "./check-measurability.ts";
import { findingInWords } from "./measurability-in-words.ts";
import type { Target } from "./target.ts";

const RULE: Target = {
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
  ceiling: "100",
  baseline: null,
};

const target = (rule: Partial<Target> = {}, source = "") => ({
  id: "t",
  code: "1.1",
  source,
  rule: { ...RULE, ...rule },
});

const item = (fields: Partial<CheckedItem> = {}): CheckedItem => ({
  id: "i",
  number: "1.1",
  title: "Tỷ lệ hộ dân được dùng nước sạch",
  secrecy: "open",
  deadlineOn: null,
  criteria: null,
  assignments: [{ role: "lead" }],
  targets: [target()],
  ...fields,
});

const scale = { done: "Đã ban hành", ongoing: "Đã trình", notStarted: "Chưa soạn" };
const reasonsOf = (one: CheckedItem, on = "2024-08-26") =>
  checkMeasurability([one], [], on).map(({ reason }) => reason);

describe("measurability", () => {
  test.each<[string, CheckedItem, readonly string[]]>([
    ["an item with a lead and a level can be measured", item(), []],
    [
      "an item that nobody leads cannot",
      item({ assignments: [{ role: "data_owner" }] }),
      ["no-lead"],
    ],
    [
      "a figure that only helpers could give has no source",
      item({ assignments: [{ role: "coordinate" }] }),
      ["no-lead", "no-source"],
    ],
    [
      "a source named at the indicator is a source",
      item({ assignments: [], targets: [target({}, "Niên giám thống kê")] }),
      ["no-lead"],
    ],
    [
      "a change without a base year cannot be measured",
      item({ targets: [target({ comparator: "decrease_by", value: "5" })] }),
      ["no-baseline"],
    ],
    [
      "a change since a term whose value is unknown cannot either",
      item({
        targets: [
          target({ comparator: "increase_by", baseline: { kind: "previous_term", value: null } }),
        ],
      }),
      ["no-baseline"],
    ],
    [
      "a change since the year before can",
      item({
        targets: [target({ comparator: "increase_by", baseline: { kind: "previous_year" } })],
      }),
      [],
    ],
    [
      "a level due in a year that is over comes too late",
      item({ targets: [target({ frequency: "by-year", dueYear: 2023 })] }),
      ["period-past"],
    ],
    [
      "a level due this year does not",
      item({ targets: [target({ frequency: "by-year", dueYear: 2024 })] }),
      [],
    ],
    ["a deadline of yesterday is past", item({ deadlineOn: "2024-08-25" }), ["period-past"]],
    ["a deadline of today is not", item({ deadlineOn: "2024-08-26" }), []],
    ["words alone are no measure", item({ targets: [] }), ["qualitative"]],
    ["words with a published scale are", item({ targets: [], criteria: scale }), []],
    [
      "a state secret has no figure to ask for, and needs no scale",
      item({ secrecy: "state_secret", targets: [] }),
      ["state-secret"],
    ],
    [
      "words of a state secret are called out though nobody marked them",
      item({ title: "Hoàn thành 100% chỉ tiêu giao quân hằng năm" }),
      ["state-secret"],
    ],
  ])("%s", (_rule, one, expected) => {
    expect(reasonsOf(one)).toEqual(expected);
  });

  test("an item that another plan has in nearly the same words is a duplicate of it", () => {
    const twin = {
      planTitle: "Kế hoạch nông thôn mới",
      number: "2.4",
      title: "Tỷ lệ hộ dân được dùng nước sạch.",
    };
    const [found, ...rest] = checkMeasurability([item()], [twin], "2024-08-26");
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ reason: "duplicate", duplicateOf: twin });
    expect(found && findingInWords(found)).toBe(
      "Trùng với nội dung 2.4 của “Kế hoạch nông thôn mới”.",
    );
  });

  test("an item about another thing is no duplicate", () => {
    const other = {
      planTitle: "Kế hoạch khác",
      number: "1",
      title: "Tỷ lệ trẻ em được tiêm chủng đầy đủ",
    };
    expect(checkMeasurability([item()], [other], "2024-08-26")).toEqual([]);
  });

  test("an item with several reasons counts once", () => {
    const found = checkMeasurability(
      [item({ assignments: [], targets: [] }), item({ id: "j" })],
      [],
      "2024-08-26",
    );
    expect(found).toHaveLength(2);
    expect(countUnmeasured(found)).toBe(1);
  });
});
