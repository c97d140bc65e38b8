import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Form, type FormRow, placedRows } from "../../domain/collection/form.ts";
import { layoutTable } from "../../domain/consolidation/layout-table.ts";
import { writeXlsx } from "../reports/xlsx-writer.ts";
import type { FormDraft } from "./form-draft.ts";
import { readFormWorkbook } from "./form-import.ts";

type CellInput = string | number | { readonly formula: string; readonly result: number } | null;

function put(
  sheet: Worksheet,
  lines: readonly (readonly CellInput[])[],
  merges: readonly string[] = [],
) {
  lines.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value !== null) sheet.getCell(row + 1, column + 1).value = value;
    }),
  );
  for (const range of merges) sheet.mergeCells(range);
}

async function bytesOf(fill: (workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function draftOf(
  lines: readonly (readonly CellInput[])[],
  merges: readonly string[] = [],
): Promise<FormDraft> {
  const bytes = await bytesOf((workbook) => put(workbook.addWorksheet("Bieu 01"), lines, merges));
  const result = await readFormWorkbook(bytes, "bieu.xlsx");
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const [draft] = result.value;
  if (draft === undefined) throw new Error("no form was read");
  return draft;
}

const outline = (draft: FormDraft): readonly string[] =>
  placedRows(draft.form).map(
    ({ row, level }) =>
      `${"  ".repeat(level)}${row.number}|${row.label}|${row.kind}${row.isPart ? "|part" : ""}`,
  );

const rowNamed = (draft: FormDraft, label: string): FormRow => {
  const found = placedRows(draft.form).find(({ row }) => row.label === label);
  if (found === undefined) throw new Error(`no row ${label}`);
  return found.row;
};

const BIEU_01: readonly (readonly CellInput[])[] = [
  [null, null, null, null, null, null, null, null, "Biểu số 01"],
  ["KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI GIAI ĐOẠN 2021 - 2025"],
  [],
  [
    "STT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Mục tiêu nhiệm kỳ",
    "Thực hiện",
    null,
    "Ước TH 2025",
    "Bình quân 2021 - 2025",
    "Đánh giá",
    "Đơn vị thực hiện",
    "Ghi chú",
  ],
  [null, null, null, null, 2020, "Năm 2021"],
  ["A", "B", "C", 1, 2, 3, 4, 5, 6, 7, 8],
  ["I", "KINH TẾ"],
  [1, "Lượng khách lưu trú", "nghìn lượt", 5000, 1810, 905],
  [null, "Trong đó: khách quốc tế", "nghìn lượt"],
  [2, "Cơ cấu kinh tế"],
  ["-", "Du lịch - thương mại - dịch vụ", "%", 73.63],
  ["-", "Công nghiệp", "%", 18.41],
  ["II.", "Y TẾ, GIÁO DỤC"],
  ["1", "Dân số", "người", null, null, null],
  ["2", "Số người có thẻ bảo hiểm y tế", "người"],
  [
    "3",
    "Tỷ lệ người dân tham gia bảo hiểm y tế",
    "%",
    null,
    { formula: "E15/E14*100", result: 90.1 },
  ],
  [null, "Nguồn: Chi cục Thống kê"],
  [null, "Ghi chú: số liệu năm 2025 là ước tính"],
];
const MERGES = [
  "A2:K2",
  "A4:A5",
  "B4:B5",
  "C4:C5",
  "D4:D5",
  "E4:F4",
  "G4:G5",
  "H4:H5",
  "I4:I5",
  "J4:J5",
  "K4:K5",
];

describe("readFormWorkbook(bytes, fileName)", () => {
  test("a two-line header gives columns with years and kinds", async () => {
    const { form } = await draftOf(BIEU_01, MERGES);
    expect(
      form.columns.map(({ kind, year, derivation }) => derivation ?? `${kind} ${year}`),
    ).toEqual([
      "target",
      "actual 2020",
      "actual 2021",
      "estimate 2025",
      "average_growth",
      "verdict",
    ]);
  });

  test("the rows become the tree that their numbers draw", async () => {
    expect(outline(await draftOf(BIEU_01, MERGES))).toEqual([
      "I|KINH TẾ|group",
      "  1|Lượng khách lưu trú|figure",
      "    |Trong đó: khách quốc tế|figure|part",
      "  2|Cơ cấu kinh tế|group",
      "    -|Du lịch - thương mại - dịch vụ|figure",
      "    -|Công nghiệp|figure",
      "II|Y TẾ, GIÁO DỤC|group",
      "  1|Dân số|figure",
      "  2|Số người có thẻ bảo hiểm y tế|figure",
      "  3|Tỷ lệ người dân tham gia bảo hiểm y tế|ratio",
    ]);
  });

  test("code, title and source come from the lines around the table", async () => {
    const { form } = await draftOf(BIEU_01, MERGES);
    expect([form.code, form.title, form.sourceNote]).toEqual([
      "Biểu 01",
      "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI GIAI ĐOẠN 2021 - 2025",
      "Chi cục Thống kê",
    ]);
  });

  test("a formula that divides two rows makes a ratio of them", async () => {
    const draft = await draftOf(BIEU_01, MERGES);
    const ratio = rowNamed(draft, "Tỷ lệ người dân tham gia bảo hiểm y tế");
    expect([ratio.numeratorRowId, ratio.denominatorRowId, ratio.ceiling]).toEqual([
      rowNamed(draft, "Số người có thẻ bảo hiểm y tế").id,
      rowNamed(draft, "Dân số").id,
      "100",
    ]);
  });

  test("the parts of a structure must add up", async () => {
    const draft = await draftOf(BIEU_01, MERGES);
    const [first, second] = rowNamed(draft, "Cơ cấu kinh tế").children;
    expect(first?.shareGroup).toBe(rowNamed(draft, "Cơ cấu kinh tế").id);
    expect(second?.shareGroup).toBe(first?.shareGroup);
    expect(first?.decimals).toBe(2);
  });

  test("what was left out is said with its place", async () => {
    const { questions } = await draftOf(BIEU_01, MERGES);
    expect(questions).toContainEqual({
      where: "Bieu 01!K4",
      kind: "column-ignored",
      text: "Ghi chú",
    });
    expect(questions).toContainEqual({ where: "Bieu 01!A8", kind: "values-ignored", text: "6" });
  });

  test("units named beside rows are kept as written", async () => {
    const lines = [
      ["STT", "Chỉ tiêu", "ĐVT", "KH 2026", "Cơ quan cung cấp"],
      [1, "Thu ngân sách", "tỷ đồng", null, "Phòng Tài chính - Kế hoạch"],
    ];
    const { providers, form } = await draftOf(lines);
    expect(providers).toEqual([{ rowId: form.rows[0]?.id, text: "Phòng Tài chính - Kế hoạch" }]);
  });

  test.each([
    ["TH 2020", "actual", 2020],
    ["Thực hiện 2021", "actual", 2021],
    ["Thực hiện năm 2022", "actual", 2022],
    ["Ước TH 2025", "estimate", 2025],
    ["ƯTH 2025", "estimate", 2025],
    ["Ước thực hiện năm 2025", "estimate", 2025],
    ["KH 2026", "plan", 2026],
    ["Kế hoạch năm 2030", "plan", 2030],
    ["Dự báo 2030", "projection", 2030],
  ] as const)("a column headed “%s” holds %s of %i", async (header, kind, year) => {
    const { form } = await draftOf([
      ["TT", "Chỉ tiêu", "ĐVT", header],
      [1, "Dân số", "người"],
    ]);
    expect(form.columns[0]).toMatchObject({ kind, year, label: String(year) });
  });

  test.each([
    ["Mục tiêu Nghị quyết 2021 - 2025", "target"],
    ["So với mục tiêu (%)", "target_comparison"],
    ["Tốc độ tăng bình quân 2021-2025 (%)", "average_growth"],
    ["So với năm trước", "previous_year"],
    ["Kết luận đánh giá", "verdict"],
  ] as const)("a column headed “%s” is computed as %s", async (header, derivation) => {
    const { form } = await draftOf([
      ["TT", "Chỉ tiêu", "ĐVT", "TH 2024", header],
      [1, "Dân số", "người"],
    ]);
    expect(form.columns[1]).toMatchObject({ kind: "derived", year: null, derivation });
  });

  test("a year that says no more is asked about", async () => {
    const { questions } = await draftOf([
      ["TT", "Chỉ tiêu", "ĐVT", "2021"],
      [1, "Dân số", "người"],
    ]);
    expect(questions).toContainEqual({
      where: "Bieu 01!D1",
      kind: "column-kind-assumed",
      text: "2021",
    });
  });

  test("letters, numbers and dashes nest; a new numeral closes what is open", async () => {
    const draft = await draftOf([
      ["TT", "Chỉ tiêu", "ĐVT", "TH 2024"],
      ["A", "Kinh tế"],
      ["I", "Dịch vụ"],
      ["1", "Doanh thu", "tỷ đồng"],
      ["a)", "Bán lẻ", "tỷ đồng"],
      ["b)", "Lưu trú", "tỷ đồng"],
      ["2", "Khách", "lượt"],
      [null, "Trong đó:"],
      [null, "- Quốc tế", "lượt"],
      [null, "- Trong nước", "lượt"],
      ["B", "Xã hội"],
      ["1", "Dân số", "người"],
    ]);
    expect(outline(draft)).toEqual([
      "A|Kinh tế|group",
      "  I|Dịch vụ|group",
      "    1|Doanh thu|figure",
      "      a|Bán lẻ|figure",
      "      b|Lưu trú|figure",
      "    2|Khách|figure",
      "      -|Quốc tế|figure|part",
      "      -|Trong nước|figure|part",
      "B|Xã hội|group",
      "  1|Dân số|figure",
    ]);
  });

  test("a printed form read back is the same form", async () => {
    const { form } = await draftOf(BIEU_01, MERGES);
    const table = layoutTable({ form, sources: new Map(), targets: new Map() });
    const meta = { title: "", author: "", writtenAt: "2025-01-02T03:04:05Z", freezeVersion: null };
    const entry = { table, formId: null, templateId: null, version: null };
    const again = await readFormWorkbook(await writeXlsx([entry], meta), "bieu.xlsx");
    const bare = (read: Form) => ({
      columns: read.columns.map(({ kind, year, derivation }) => ({ kind, year, derivation })),
      rows: placedRows(read).map(({ row, level }) => [
        level,
        row.number,
        row.label,
        row.unitOfMeasure,
        row.isPart,
      ]),
      source: read.sourceNote,
    });
    expect(again.ok && again.value.map((draft) => bare(draft.form))).toEqual([bare(form)]);
  });

  test("each sheet with a form is a form; other sheets are passed over", async () => {
    const bytes = await bytesOf((workbook) => {
      put(workbook.addWorksheet("Hướng dẫn"), [["Điền số liệu vào các biểu sau"]]);
      put(workbook.addWorksheet("Biểu 02"), [
        ["STT", "Chỉ tiêu", "ĐVT", "TH 2024"],
        [1, "Dân số", "người"],
      ]);
      put(workbook.addWorksheet("Biểu 03"), [
        ["STT", "Chỉ tiêu", "ĐVT", "KH 2026"],
        [1, "Dân số", "người"],
      ]);
    });
    const result = await readFormWorkbook(bytes, "bieu.xlsx");
    expect(result.ok && result.value.map((draft) => draft.form.code)).toEqual([
      "Biểu 02",
      "Biểu 03",
    ]);
  });

  test("a sheet without year columns is refused with its place", async () => {
    const bytes = await bytesOf((workbook) =>
      put(workbook.addWorksheet("Danh mục"), [
        ["STT", "Chỉ tiêu", "ĐVT"],
        [1, "Dân số", "người"],
      ]),
    );
    const result = await readFormWorkbook(bytes, "bieu.xlsx");
    expect(!result.ok && result.error).toEqual([
      {
        code: "collection.form.workbook-unreadable",
        details: { where: "Danh mục!A1", reason: "không có cột số liệu nào ghi năm" },
      },
    ]);
  });

  test.each([
    ["nothing", new Uint8Array(), "bieu.xlsx", "document.file.empty"],
    [
      "an old workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      "bieu.xls",
      "document.file.unsupported",
    ],
    [
      "a locked workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      "bieu.xlsx",
      "document.file.encrypted",
    ],
    ["a text", new TextEncoder().encode("STT;Chỉ tiêu"), "bieu.csv", "document.file.unsupported"],
    ["half a file", new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), "bieu.xlsx", "document.file.damaged"],
    [
      "a document",
      zipSync({ "word/document.xml": new Uint8Array([1]) }),
      "a.xlsx",
      "document.file.unsupported",
    ],
    [
      "a workbook with macros",
      zipSync({ "xl/workbook.xml": new Uint8Array([1]), "xl/vbaProject.bin": new Uint8Array([1]) }),
      "a.xlsm",
      "document.file.has-macros",
    ],
  ] as const)("%s is refused", async (_what, bytes, fileName, code) => {
    const result = await readFormWorkbook(bytes, fileName);
    expect(!result.ok && result.error.map((problem) => problem.code)).toEqual([code]);
  });
});
