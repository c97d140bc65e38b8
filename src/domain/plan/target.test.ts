import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeTarget } from "./describe-target.ts";
import { proposeTarget } from "./propose-target.ts";
import { sourced } from "./reading/sourced-text.ts";
import { readTargets } from "./reading/targets.ts";
import { type Target, makeTarget } from "./target.ts";

const TERM = { termFrom: 2021, termTo: 2025, planYear: 2024 };

const BASE: Target = {
  comparator: ">=",
  strict: false,
  value: "95",
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "annual",
  dueYear: 2025,
  term: { from: 2021, to: 2025 },
  ceiling: "100",
  baseline: null,
};

const made = (fields: Partial<Target>): Target | string => {
  const result = makeTarget({ ...BASE, ...fields }, "4.6");
  return result.ok ? result.value : result.error.code;
};

describe("a target is sound in itself", () => {
  const cases: readonly (readonly [string, Partial<Target>, string])[] = [
    ["a level needs a value", { value: null }, "plan.target.value-missing"],
    ["a range needs both ends", { comparator: "between" }, "plan.target.value-missing"],
    [
      "an upper end alone is no range",
      { comparator: "decrease_by", value: null, valueTo: "5" },
      "plan.target.value-missing",
    ],
    [
      "a range runs upwards",
      { comparator: "between", value: "9", valueTo: "8.5" },
      "plan.target.range-reversed",
    ],
    [
      "a change runs upwards too",
      { comparator: "decrease_by", value: "10", valueTo: "5" },
      "plan.target.range-reversed",
    ],
  ];
  it.each(cases)("%s", (_, fields, problem) => {
    expect(made(fields)).toBe(problem);
  });

  it("names the item and both ends where a range is reversed", () => {
    const result = makeTarget(
      { ...BASE, comparator: "between", value: "9", valueTo: "8.5" },
      "1.2",
    );
    expect(result).toEqual({
      ok: false,
      error: {
        code: "plan.target.range-reversed",
        details: { item: "1.2", low: "9", high: "8.5" },
      },
    });
  });

  it("a fall in any measure needs no value", () => {
    expect(made({ comparator: "decrease_by", value: null })).toMatchObject({ value: null });
  });

  it("zero occurrence keeps no value and is better lower", () => {
    expect(made({ comparator: "avoid", value: "0" })).toMatchObject({
      value: null,
      direction: "lower",
    });
  });

  it("only bounds can be strict, only ranges have an upper end", () => {
    expect(made({ comparator: "=", strict: true, valueTo: "99" })).toMatchObject({
      strict: false,
      valueTo: null,
    });
  });

  it("equal ends are a range, whatever way they are written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.nat(3), (value, zeros) => {
        const end = zeros === 0 ? String(value) : `${value}.${"0".repeat(zeros)}`;
        expect(made({ comparator: "between", value: String(value), valueTo: end })).toBeTypeOf(
          "object",
        );
      }),
    );
  });
});

describe("the rule that a wording most likely means", () => {
  const rule = (text: string): string => {
    const [read] = readTargets(sourced(0, text));
    const target = read === undefined ? null : proposeTarget(read, TERM);
    return target === null ? "none" : describeTarget(target);
  };
  const cases: readonly (readonly [string, string])[] = [
    ["Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95% trở lên", "≥ 95%, hằng năm"],
    ["Tỷ lệ trẻ em được tiêm chủng đầy đủ hằng năm đạt 99%", "≥ 99%, hằng năm"],
    ["Tỷ lệ hộ nghèo đạt 2%", "≤ 2%, hằng năm"],
    ["Tỷ lệ suy dinh dưỡng ở trẻ em dưới 5 tuổi dưới 5%", "< 5%, hằng năm"],
    ["Tỷ lệ giải quyết tin báo tội phạm đạt trên 90%", "> 90%, hằng năm"],
    [
      "Lượng khách lưu trú đạt 5 triệu lượt người/năm vào năm 2025",
      "≥ 5 triệu lượt người, đến năm 2025",
    ],
    ["Phấn đấu đến năm 2025 có 33% trường học đạt chuẩn", "≥ 33%, đến năm 2025"],
    ["Giảm 5-10% số vụ tai nạn giao thông", "giảm 5–10%, hằng năm"],
    ["Giảm tội phạm so với nhiệm kỳ trước", "giảm so với nhiệm kỳ trước, hằng năm"],
    ["Sản lượng tăng 12% so với năm 2022", "tăng từ 12% trở lên so với năm 2022, hằng năm"],
    [
      "Số lao động được giải quyết việc làm tăng thêm khoảng 14.000 lao động",
      "≈ 14.000 lao động (cộng dồn)",
    ],
    ["Xây dựng 02 căn nhà/năm", "≥ 2 căn nhà, hằng năm"],
    ["Trồng mới 1.500 cây xanh", "≥ 1.500 cây xanh (cộng dồn)"],
    ["Đảm bảo 100% đất công được đưa vào quản lý", "100%, hằng năm"],
    ["Hoàn thành 100% chỉ tiêu giao quân hằng năm", "hoàn thành 100%, hằng năm"],
    ["Duy trì 100% trạm y tế đạt chuẩn", "giữ ở mức 100%, hằng năm"],
    [
      "Duy trì cơ cấu theo tỷ trọng: Du lịch 73,63%, công nghiệp 26,37%",
      "giữ ở mức 73,63%, đến năm 2025",
    ],
    ["Không để xảy ra tội phạm có tổ chức", "không để xảy ra, hằng năm"],
    ["Không còn hộ nghèo theo chuẩn quốc gia", "không còn hộ nào, hằng năm"],
    ["Thu đạt và vượt chỉ tiêu Tỉnh giao hằng năm", "≥ 100%, hằng năm"],
    ["Hoàn chỉnh toàn bộ các quy hoạch", "hoàn thành 100%, đến năm 2025"],
    ["Tốc độ tăng GRDP đạt từ 8,5% đến 9%", "8,5–9,0%, hằng năm"],
    ["Đón khách tăng gấp 1,5 lần so với năm 2021", "tăng từ 50% trở lên so với năm 2021, hằng năm"],
    ["Số trường đạt chuẩn tăng thêm 2 trường", "≥ 2 trường (cộng dồn)"],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(rule(text)).toBe(expected);
  });

  it("caps percentages of a whole, not growth nor quotas that may be passed", () => {
    const ceiling = (text: string) => {
      const [read] = readTargets(sourced(0, text));
      return read === undefined ? undefined : proposeTarget(read, TERM)?.ceiling;
    };
    expect(ceiling("Tỷ lệ bao phủ bảo hiểm y tế đạt 95%")).toBe("100");
    expect(ceiling("Tốc độ tăng GRDP đạt 9%")).toBeNull();
    expect(ceiling("Giảm 5% số vụ tai nạn")).toBeNull();
    expect(ceiling("Thu đạt và vượt chỉ tiêu Tỉnh giao")).toBeNull();
  });

  it("never guesses what a change refers to", () => {
    const [read] = readTargets(sourced(0, "Giảm 5-10% số vụ tai nạn giao thông"));
    expect(read === undefined ? undefined : proposeTarget(read, TERM)?.baseline).toBeNull();
  });
});
