import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { beforeAll, describe, expect, test } from "vitest";
import { resultsTable } from "../../../test/golden/documents/sample.ts";
import { writeXlsx } from "./xlsx-writer.ts";

const META = {
  title: "Biểu tổng hợp",
  author: "Ủy ban nhân dân xã Bình An",
  writtenAt: "2025-01-02T03:04:05Z",
  freezeVersion: null,
};

describe("writeXlsx(tables, meta)", () => {
  let workbook: Workbook;
  let sheet: Worksheet;

  beforeAll(async () => {
    const entry = { table: resultsTable, formId: "form-01", templateId: "bieu-01", version: "4" };
    workbook = new Workbook();
    await workbook.xlsx.load(await writeXlsx([entry, entry], META));
    sheet = workbook.getWorksheet("Biểu 01") ?? workbook.addWorksheet();
  });

  /** The cell of a row by its label, under a column letter. */
  const cellOf = (label: string, column: string) => {
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      if (sheet.getCell(`B${row}`).text === label) return sheet.getCell(`${column}${row}`);
    }
    throw new Error(`no row ${label}`);
  };

  test("figures are numbers shown with the decimals of their row", () => {
    const cell = cellOf("Tỷ lệ hộ nghèo theo chuẩn của Tỉnh", "E");
    expect([cell.value, cell.numFmt]).toEqual([1.32, '[$-42A]#,##0.00;[$-42A]"−"#,##0.00']);
  });

  test("the mark of a note leaves its figure a number", () => {
    const cell = cellOf("Lượng khách lưu trú", "F");
    expect([cell.value, cell.numFmt]).toEqual([905, '[$-42A]#,##0"⁽¹⁾";[$-42A]"−"#,##0"⁽¹⁾"']);
  });

  test.each([
    ["Số vụ cháy, nổ gây thiệt hại về người", "E", "-"],
    ["Tỷ lệ hộ nghèo theo chuẩn của Tỉnh", "G", "…"],
    ["Trong đó: khách quốc tế", "D", "x"],
    ["Thu ngân sách nhà nước trên địa bàn", "L", "Vượt"],
  ])("%s in column %s is the text “%s”", (label, column, text) => {
    expect(cellOf(label, column).value).toBe(text);
  });

  test("an empty cell is empty, not an empty text", () => {
    expect(cellOf("Kinh tế", "E").value).toBeNull();
  });

  test("a figure nobody accepted stands in italics", () => {
    expect(cellOf("Lượng khách lưu trú", "J").font?.italic).toBe(true);
    expect(cellOf("Lượng khách lưu trú", "I").font?.italic ?? false).toBe(false);
  });

  test("headers span, stay in view and are printed on every page", () => {
    expect(sheet.getCell("H3").master.address).toBe("E3");
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 3, ySplit: 4 });
    expect(sheet.pageSetup).toMatchObject({
      printTitlesRow: "3:4",
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
    });
  });

  test("tables of one code stand on sheets of their own", () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "Biểu 01",
      "Biểu 01 (2)",
      "_nhiemky",
    ]);
  });

  test("the hidden sheet leads from each cell to its ids", () => {
    const ids = workbook.getWorksheet("_nhiemky");
    expect(ids?.state).toBe("hidden");
    const lines: string[] = [];
    ids?.eachRow((row) => {
      const texts = Array.from({ length: 7 }, (_, index) => row.getCell(index + 1).text);
      lines.push(texts.join("|"));
    });
    expect(lines).toContain("table|Biểu 01|bieu-01|form-01|4|Biểu 01|");
    expect(lines).toContain("cell|Biểu 01|F6|r2|y2021|905|obs-r2-y2021");
  });
});
