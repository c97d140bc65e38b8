import { describe, expect, test } from "vitest";
import { resultsTable } from "../../../test/golden/documents/sample.ts";
import { linesBelow, rowLabels } from "./table-text.ts";

const [group, guests, part] = resultsTable.rows;
if (group === undefined || guests === undefined || part === undefined) throw new Error("sample");

describe("rowLabels(rows)", () => {
  test.each([
    [
      "the first of several parts says so",
      ["khách quốc tế", "khách trong nước"],
      ["Trong đó: khách quốc tế", "khách trong nước"],
    ],
    [
      "a part that says so itself is left alone",
      ["Trong đó: quốc tế", "trong nước"],
      ["Trong đó: quốc tế", "trong nước"],
    ],
  ])("%s", (_rule, parts, printed) => {
    const rows = [guests, ...parts.map((label) => ({ ...part, label }))];
    expect(rowLabels(rows)).toEqual([guests.label, ...printed]);
  });
});

describe("linesBelow(table)", () => {
  test("source, notes and signs stand in this order", () => {
    expect(linesBelow(resultsTable)).toEqual([
      "Nguồn: Chi cục Thống kê; các phòng, ban, đơn vị của thành phố.",
      "(1) Năm 2021 nhiều cơ sở lưu trú tạm dừng hoạt động để phòng, chống dịch.",
      "Ghi chú: “-” không phát sinh; “…” chưa thu thập được; “x” không áp dụng; số in nghiêng: chưa được duyệt.",
    ]);
  });

  test("a table of accepted figures does not speak of others", () => {
    const rows = [
      { ...guests, cells: guests.cells.map((cell) => ({ ...cell, state: "accepted" as const })) },
    ];
    expect(linesBelow({ ...resultsTable, rows }).join()).not.toContain("chưa được duyệt");
  });
});
