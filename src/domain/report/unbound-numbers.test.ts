import { describe, expect, test } from "vitest";
import { unboundNumbers } from "./unbound-numbers.ts";

describe("figures typed by hand", () => {
  test.each([
    ["a count", "Có 1.250 hộ thoát nghèo", ["1.250"]],
    ["a share", "đạt 96,2% kế hoạch", ["96,2"]],
    ["several", "từ 64 lên 118 cơ sở", ["64", "118"]],
    ["a proportion", "40/54 mục tiêu đạt", ["40", "54"]],
    ["a figure of four digits that is no year", "thu hút 5.218 tỷ đồng", ["5.218"]],
    ["a figure after the year", "Năm 2024 đạt 73,41%", ["73,41"]],
    ["a number that only looks like a code", "mục tiêu 4.500 khách", ["4.500"]],
  ])("%s is found", (_name, text, found) => {
    expect(unboundNumbers(text)).toEqual(found);
  });

  test.each([
    ["a year and a span of years", "nhiệm kỳ 2020 - 2025, năm 2024"],
    ["a date in digits", "ban hành ngày 20/8/2024"],
    ["a date in words", "ngày 09 tháng 9 năm 2024"],
    ["a month or a quarter", "tháng 9 và quý 3/2024"],
    ["the number of a document", "Kế hoạch số 15/KH-UBND, Nghị định 30/2020/NĐ-CP, 3935-QĐ/TU"],
    ["an article", "khoản 2 Điều 5"],
    ["an appendix or a table", "Phụ lục 1, Biểu 01"],
    ["a code of the plan", "chỉ tiêu 4.6a và nội dung 4.10"],
    ["a ward", "Phường 7, phường 11"],
    ["a name with digits", "dịch COVID-19"],
    ["a congress", "Đại hội lần thứ 8"],
    ["the number of a list", "1. Về kinh tế"],
    ["no digits at all", "Kinh tế phục hồi nhanh."],
  ])("%s is none", (_name, text) => {
    expect(unboundNumbers(text)).toEqual([]);
  });
});
