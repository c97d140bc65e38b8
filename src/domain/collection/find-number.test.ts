import { describe, expect, test } from "vitest";
import { findNumber, foundInWords, valuesOf } from "./find-number.ts";

const page = (place: string, text: string) => ({ place, text, value: null });

describe("a figure is looked for by value", () => {
  test.each([
    ["40102", "Tổng số 40.102 tấn", "40.102"],
    ["40102", "Total 40,102 tonnes", "40,102"],
    ["40102", "Tổng số 40 102 tấn", "40 102"],
    ["40102", "Tổng số 40102 tấn", "40102"],
    ["98.5", "đạt 98,5%", "98,5"],
    ["98.5", "đạt 98,50 %.", "98,50"],
    ["98.5", "reached 98.5%", "98.5"],
    ["1234567.89", "1.234.567,89 đồng", "1.234.567,89"],
    ["1234567.89", "1,234,567.89", "1,234,567.89"],
    ["-12", "giảm −12 điểm", "−12"],
    ["0", "có 0 vụ", "0"],
    ["2024", "năm 2024.", "2024"],
  ])("%s in “%s”", (figure, text, written) => {
    expect(findNumber([page("trang 3", text)], figure)).toEqual({ place: "trang 3", written });
  });

  test.each([
    ["4010", "Tổng số 40.102 tấn"],
    ["102", "Tổng số 40.102 tấn"],
    ["12", "ngày 12.5.2024 và A12"],
    ["5", "không có số"],
  ])("%s is not in “%s”", (figure, text) => {
    expect(findNumber([page("trang 1", text)], figure)).toBeUndefined();
  });

  test("the first page that has it counts", () => {
    const pages = [page("trang 1", "40.103"), page("trang 2", "40.102"), page("trang 3", "40.102")];
    expect(findNumber(pages, "40102")?.place).toBe("trang 2");
  });

  test("a cell of a workbook is compared by what it stores", () => {
    const cells = [
      { place: "Sheet1!D6", text: "40102,5", value: "40102.5" },
      { place: "Sheet1!D7", text: "40102", value: "40102" },
    ];
    const found = findNumber(cells, "40102");
    expect(found && foundInWords(found)).toBe("Thấy 40102 ở Sheet1!D7");
  });

  test("an ambiguous number has both values", () => {
    expect(valuesOf("1.200")).toEqual(["1200", "1.200"]);
    expect(valuesOf("1.200,5")).toEqual(["1200.5"]);
    expect(valuesOf("12.5.2024")).toEqual([]);
  });
});
