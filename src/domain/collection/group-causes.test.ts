import { describe, expect, test } from "vitest";
import { aFormOf, aFormRow as aRow, columnsOf } from "../../../test/support/forms.ts";
import type { Check } from "./check.ts";
import { type CellValue, present } from "./figure.ts";
import { type Form, type FormRow, cellKey } from "./form.ts";
import { groupCauses } from "./group-causes.ts";
import { validateSheet } from "./validate-sheet.ts";

const aForm = (code: string, rows: readonly FormRow[], years = [2024]): Form =>
  aFormOf(code, rows, columnsOf(code, years));

function causesOf(
  forms: readonly Form[],
  values: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>> = {},
) {
  const cells = new Map<string, CellValue>(
    Object.entries(values).map(([key, value]) => [key, present(value)]),
  );
  const own = forms.map((form) => ({
    form,
    ownRowIds: new Set(form.rows.flatMap((row) => (row.kind === "figure" ? [row.id] : []))),
  }));
  const checks = validateSheet({
    forms: own,
    cells,
    notes: new Map(Object.entries(notes)),
    designed: [],
  });
  return { checks, causes: groupCauses(checks, { forms: own, cells, unit: "Phường 1" }) };
}

const rowsNamed = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => aRow(`${prefix}${at + 1}`));

describe("groupCauses: consequences of one cause are one message", () => {
  test("200 missing cells of one absent unit are one message", () => {
    const forms = [
      aForm("Biểu 01", rowsNamed("a", 30), [2020, 2021, 2022, 2023, 2024]),
      aForm("Biểu 02", rowsNamed("b", 10), [2020, 2021, 2022, 2023, 2024]),
    ];
    const { checks, causes } = causesOf(forms, {});
    expect([checks.length, causes.length]).toEqual([200, 1]);
    expect(causes[0]?.message).toBe(
      "Phường 1 chưa nhập số liệu nào: 200 ô bắt buộc của Biểu 01, Biểu 02 còn trống. Nhập số liệu, hoặc ghi lý do chưa có.",
    );
    expect(causes[0]?.checks).toHaveLength(200);
  });

  test("the blanks of a form that was begun are one message", () => {
    const form = aForm("Biểu 01", rowsNamed("a", 64));
    const { causes } = causesOf([form], { [cellKey("a1", "Biểu 01-2024")]: "5" });
    expect(causes.map(({ message }) => message)).toEqual([
      "63 ô bắt buộc của Biểu 01 còn trống. Nhập số liệu, hoặc ghi lý do chưa có.",
    ]);
  });

  test("one blank alone keeps its own words; an explained one is not asked again", () => {
    const form = aForm("Biểu 01", rowsNamed("a", 2));
    const filled = { [cellKey("a1", "Biểu 01-2024")]: "5" };
    const blank = cellKey("a2", "Biểu 01-2024");
    expect(causesOf([form], filled).causes.map(({ message }) => message)).toEqual([
      "Ô bắt buộc còn trống. Nhập số liệu, hoặc ghi lý do chưa có.",
    ]);
    expect(causesOf([form], filled, { [blank]: "chờ Cục Thống kê" }).causes[0]?.explained).toBe(
      true,
    );
  });

  test("a wrong denominator that breaks four ratios is one message that names it", () => {
    const counts = rowsNamed("tử", 4);
    const ratios = counts.map((count, at) =>
      aRow(`tỷ lệ ${at + 1}`, {
        kind: "ratio",
        unitOfMeasure: "%",
        ceiling: "100",
        numeratorRowId: count.id,
        denominatorRowId: "Tổng số hộ",
      }),
    );
    const form = aForm("Biểu 01", [aRow("Tổng số hộ"), ...counts, ...ratios]);
    const values = Object.fromEntries([
      [cellKey("Tổng số hộ", "Biểu 01-2024"), "5"],
      ...counts.map((count) => [cellKey(count.id, "Biểu 01-2024"), "400"] as const),
    ]) as Record<string, string>;
    const { checks, causes } = causesOf([form], values);
    expect([checks.length, causes.length]).toEqual([4, 1]);
    expect(causes[0]).toMatchObject({ rowId: "Tổng số hộ", severity: "blocking" });
    expect(causes[0]?.message).toBe(
      "Mẫu số “Tổng số hộ” (5) có thể sai: 4 dòng tính từ số này đều không hợp lý (“tỷ lệ 1”, “tỷ lệ 2”, “tỷ lệ 3” và 1 dòng khác). Kiểm tra mẫu số trước.",
    );
  });

  const YEARS = [2020, 2021, 2022, 2023, 2024];
  const series = (code: string, rowId: string, values: readonly string[]) =>
    Object.fromEntries(
      values.map((value, at) => [cellKey(rowId, `${code}-${2020 + at}`), value] as const),
    ) as Readonly<Record<string, string>>;

  test("a column typed in another unit of measure is one message", () => {
    const rows = ["Thu nội địa", "Thu từ dầu", "Thu hải quan", "Thu khác"].map((id) =>
      aRow(id, { unitOfMeasure: "tỷ đồng", decimals: 1 }),
    );
    const form = aForm("Biểu 01", rows, YEARS);
    const values = Object.assign(
      {},
      ...rows.map(({ id }, at) =>
        series("Biểu 01", id, ["820", "850", "910", "930", `${(940 + at) * 1000}`]),
      ),
    ) as Record<string, string>;
    const { checks, causes } = causesOf([form], values);
    expect([checks.length, causes.length]).toEqual([4, 1]);
    expect(causes[0]?.message).toBe(
      "Cột 2024: 4 dòng (“Thu nội địa”, “Thu từ dầu”, “Thu hải quan” và 1 dòng khác) đều lớn hơn các năm khác khoảng 1.000 lần. Có thể cả cột nhập nhầm đơn vị tính. Kiểm tra đơn vị tính của cột này trước.",
    );
  });

  test("a slip and the rate it bends are one message, with the mend", () => {
    const form = aForm(
      "Biểu 01",
      [
        aRow("Trẻ đến lớp"),
        aRow("Trẻ trong độ tuổi"),
        aRow("Tỷ lệ đến lớp", {
          kind: "ratio",
          unitOfMeasure: "%",
          decimals: 1,
          numeratorRowId: "Trẻ đến lớp",
          denominatorRowId: "Trẻ trong độ tuổi",
        }),
      ],
      YEARS,
    );
    const { checks, causes } = causesOf([form], {
      ...series("Biểu 01", "Trẻ đến lớp", ["3912", "3948", "3975", "3993", "401"]),
      ...series("Biểu 01", "Trẻ trong độ tuổi", ["4000", "4010", "4020", "4030", "4040"]),
    });
    expect([checks.length, causes.length]).toEqual([2, 1]);
    expect(causes[0]).toMatchObject({ rowId: "Trẻ đến lớp", proposal: "4010" });
    expect(causes[0]?.message).toMatch(
      /Có thể thiếu một chữ số: 4\.010\? Kéo theo: “Tỷ lệ đến lớp”\.$/,
    );
  });

  test("a rule broken in several years is one message; an explained year stands apart", () => {
    const form = aForm("Biểu 01", [aRow("nghèo", { isRequired: false })], [2023, 2024, 2025]);
    const found = (year: number, explained = false): Check => ({
      rowId: "nghèo",
      columnId: `Biểu 01-${year}`,
      severity: "blocking",
      code: "designed",
      message: "Hộ nghèo vượt tổng số hộ.",
      proposal: null,
      explained,
      rule: { id: "k1", code: "K01", divisors: [], left: "2", right: "1" },
    });
    const context = {
      forms: [{ form, ownRowIds: new Set(["nghèo"]) }],
      cells: new Map<string, CellValue>(),
      unit: "Phường 1",
    };
    expect(
      groupCauses([found(2023), found(2024), found(2025, true)], context).map(
        ({ message, explained }) => [message, explained],
      ),
    ).toEqual([
      ["Cột 2023: Hộ nghèo vượt tổng số hộ. Cũng vậy ở cột 2024.", false],
      ["Hộ nghèo vượt tổng số hộ.", true],
    ]);
  });

  test("every finding is in exactly one cause", () => {
    const form = aForm("Biểu 01", [...rowsNamed("a", 5), aRow("âm")]);
    const { checks, causes } = causesOf([form], { [cellKey("âm", "Biểu 01-2024")]: "-4" });
    expect(causes.flatMap((cause) => cause.checks).length).toBe(checks.length);
  });
});
