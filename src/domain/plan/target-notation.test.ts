import { describe, expect, test } from "vitest";
import { type StatedTarget, readStatedTarget, stateTarget } from "./target-notation.ts";
import { NO_FACTS } from "./reading/target-facts.ts";

const LEVEL: StatedTarget = {
  ...NO_FACTS,
  measure: "Thu ngân sách nhà nước",
  scope: null,
  comparator: ">=",
  strict: false,
  value: "2385",
  valueTo: null,
  decimals: 0,
  unitOfMeasure: "tỷ đồng",
  frequency: "by-year",
  dueYear: 2025,
  baseline: null,
  bound: null,
  quantified: true,
  implied: false,
};

const rate = { value: "9.5", decimals: 1, unitOfMeasure: "%" } as const;
const change = { ...rate, comparator: "decrease_by", valueTo: "10", decimals: 1 } as const;

describe("a target stated on a line of its own reads back as it was", () => {
  test.each<readonly [string, Partial<StatedTarget>]>([
    ["Thu ngân sách nhà nước: ≥ 2.385 tỷ đồng, năm 2025", {}],
    ["Thu ngân sách nhà nước: > 9,5%, năm 2025", { ...rate, strict: true }],
    ["Thu ngân sách nhà nước: 9,5%", { ...rate, comparator: "=", frequency: null, dueYear: null }],
    ["Thu ngân sách nhà nước: giảm 9,5 - 10,0%, năm 2025", { ...change, valueTo: "10.0" }],
    [
      "Thu ngân sách nhà nước: tăng ít nhất 2.385 tỷ đồng, hằng năm so với năm trước",
      {
        comparator: "increase_by",
        bound: "min",
        frequency: "annual",
        dueYear: null,
        baseline: "Năm trước",
      },
    ],
    [
      "Thu ngân sách nhà nước: 72 triệu đồng/người/năm, năm 2025",
      { comparator: "=", value: "72", unitOfMeasure: "triệu đồng/người/năm", frequency: "annual" },
    ],
    ["Thu ngân sách nhà nước: ≥ 2.385 tỷ đồng, lũy kế đến năm 2025", { frequency: "cumulative" }],
    [
      "Thu ngân sách nhà nước: 3 - 4%, bình quân, năm 2025 (trừ thu từ đất)",
      {
        comparator: "between",
        value: "3",
        valueTo: "4",
        unitOfMeasure: "%",
        average: true,
        exclusion: "trừ thu từ đất",
      },
    ],
    [
      "Thu ngân sách nhà nước: không để xảy ra, hằng năm",
      {
        comparator: "avoid",
        value: "0",
        unitOfMeasure: null,
        frequency: "annual",
        dueYear: null,
        quantified: false,
        implied: true,
      },
    ],
    [
      "Thu ngân sách nhà nước: ≥ 300 người dân, tổ chức, năm 2025",
      { value: "300", unitOfMeasure: "người dân, tổ chức" },
    ],
    [
      "Thu ngân sách nhà nước: đạt và vượt, hằng năm",
      { value: null, unitOfMeasure: null, frequency: "annual", dueYear: null, quantified: false },
    ],
    [
      "Lao động qua đào tạo: có bằng cấp: 29,5%, năm 2025",
      {
        ...rate,
        measure: "Lao động qua đào tạo: có bằng cấp",
        scope: "Có bằng cấp",
        comparator: "=",
        value: "29.5",
      },
    ],
  ])("%s", (line, fields) => {
    const target = { ...LEVEL, ...fields };
    expect(stateTarget(target)).toBe(line);
    expect(readStatedTarget(line)).toEqual(target);
  });

  test("a sentence is no such line", () => {
    expect(readStatedTarget("Phấn đấu tỷ lệ hộ nghèo giảm còn dưới 2%")).toBeNull();
  });
});
