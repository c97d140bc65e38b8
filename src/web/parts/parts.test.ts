import { describe, expect, test } from "vitest";
import { searchEntries } from "./palette-search.ts";
import { moveInGrid, moveInRows } from "./roving.ts";
import { headSpans, stickyStyles } from "./table-model.ts";
import { workStateText } from "./WorkState.tsx";

const size = { rows: 30, columns: 5 };

describe("moveInGrid(at, key, size)", () => {
  test.each([
    ["down one row", { key: "ArrowDown" }, { row: 3, column: 2 }],
    ["Ctrl down to the last row", { key: "ArrowDown", ctrlKey: true }, { row: 29, column: 2 }],
    ["Ctrl left to the first column", { key: "ArrowLeft", ctrlKey: true }, { row: 2, column: 0 }],
    ["a page is ten rows", { key: "PageDown" }, { row: 12, column: 2 }],
    ["a page up stops at the top", { key: "PageUp" }, { row: 0, column: 2 }],
    ["Home to the start of the row", { key: "Home" }, { row: 2, column: 0 }],
    ["Ctrl End to the last cell", { key: "End", ctrlKey: true }, { row: 29, column: 4 }],
  ] as const)("%s", (_rule, key, expected) => {
    expect(moveInGrid({ row: 2, column: 2 }, key, size)).toEqual(expected);
  });
  test("other keys belong to somebody else", () => {
    expect(moveInGrid({ row: 0, column: 0 }, { key: "a" }, size)).toBeUndefined();
  });
  test("an empty grid has nowhere to go", () => {
    expect(
      moveInGrid({ row: 0, column: 0 }, { key: "ArrowDown" }, { rows: 0, columns: 5 }),
    ).toBeUndefined();
  });
});

describe("moveInRows(row, key, rows)", () => {
  test.each([
    ["J is down", { key: "j" }, 6],
    ["K is up", { key: "k" }, 4],
    ["Home is the first row", { key: "Home" }, 0],
    ["End is the last row", { key: "End" }, 9],
    ["sideways is not a move of rows", { key: "ArrowRight" }, undefined],
  ] as const)("%s", (_rule, key, expected) => {
    expect(moveInRows(5, key, 10)).toBe(expected);
  });
});

describe("searchEntries(entries, typed)", () => {
  const entries = [
    { id: "1", label: "Khách lưu trú", keywords: "1.2", href: "/1" },
    { id: "2", label: "Phòng Giáo dục và Đào tạo", keywords: "GD-ĐT", href: "/2" },
    { id: "3", label: "Thu hút khách quốc tế", href: "/3" },
  ];
  const found = (typed: string) => searchEntries(entries, typed).map(({ id }) => id);
  test.each([
    ["without diacritics", "khach luu tru", ["1"]],
    ["what begins with the word comes first", "khách", ["1", "3"]],
    ["by code", "1.2", ["1"]],
    ["every word must be there", "khách đào", []],
    ["nothing typed shows all", "", ["1", "2", "3"]],
  ])("%s", (_rule, typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });
});

describe("headSpans(columns)", () => {
  test("only neighbours share a heading", () => {
    const spans = headSpans([{}, { over: "A" }, { over: "A" }, { over: "B" }, { over: "A" }]);
    expect(spans.map(({ over, count }) => [over, count])).toEqual([
      [undefined, 1],
      ["A", 2],
      ["B", 1],
      ["A", 1],
    ]);
  });
});

describe("stickyStyles(columns, sticky)", () => {
  test("a sticky column stands as far in as those before it are wide", () => {
    const column = (key: string, width: number) => ({ key, head: key, width, cell: () => null });
    const styles = stickyStyles([column("a", 26), column("b", 130), column("c", 65)], 2);
    expect(styles).toEqual([{ left: "0rem" }, { left: "2rem" }, undefined]);
  });
});

describe("workStateText(state, late)", () => {
  test("late is said of what is open, never of what was handed in", () => {
    expect(workStateText("in_progress", true)).toBe("Đang nhập, quá hạn");
    expect(workStateText("submitted", true)).toBe("Chờ thẩm tra");
  });
});
