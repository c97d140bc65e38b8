import { describe, expect, test } from "vitest";
import type { ProvenanceView } from "../../contract/consolidation.ts";
import { present } from "../../domain/collection/figure.ts";
import { type Form, type FormRow, cellKey } from "../../domain/collection/form.ts";
import { layoutTable } from "../../domain/consolidation/layout-table.ts";
import { crossChecks, providersInWords, storyOf } from "./provenance-model.ts";
import {
  acceptance,
  blankCells,
  changedCells,
  columnName,
  findCell,
  placeKey,
  readPlace,
} from "./table-grid.ts";

const row = (id: string, wish: Partial<FormRow> = {}): FormRow => ({
  id,
  number: id,
  label: `Dòng ${id}`,
  kind: "figure",
  isPart: false,
  unitOfMeasure: "người",
  decimals: 0,
  ceiling: null,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorRowId: null,
  denominatorRowId: null,
  shareGroup: null,
  isRequired: true,
  children: [],
  ...wish,
});

const FORM: Form = {
  id: "form",
  code: "Biểu 01",
  title: "Chỉ tiêu",
  unitNote: "",
  sourceNote: "",
  rows: [row("g", { kind: "group", children: [row("a"), row("b")] })],
  columns: [
    { id: "2023", label: "2023", kind: "actual", year: 2023, derivation: null },
    { id: "2024", label: "2024", kind: "estimate", year: 2024, derivation: null },
    { id: "growth", label: "2024/2023", kind: "derived", year: null, derivation: "previous_year" },
  ],
};

const tableOf = (figures: Readonly<Record<string, string>>) =>
  layoutTable({
    form: FORM,
    targets: new Map(),
    sources: new Map(
      Object.entries(figures).map(([key, value]) => [
        key,
        { cell: present(value), accepted: true, observationIds: [], note: null },
      ]),
    ),
  });

const table = tableOf({
  [cellKey("a", "2023")]: "100",
  [cellKey("a", "2024")]: "110",
  [cellKey("b", "2023")]: "7",
});

describe("a table on the page", () => {
  test("names each column with what spans it", () => {
    expect(table.columns.map((column) => columnName(table, column))).toEqual([
      "STT",
      "Chỉ tiêu",
      "Đơn vị tính",
      "Thực hiện 2023",
      "Ước thực hiện 2024",
      "So sánh 2024/2023",
    ]);
  });

  test("lists what nobody has filled, without what is computed", () => {
    expect(blankCells(table)).toEqual(["Dòng b, Ước thực hiện 2024"]);
    expect(acceptance(table)).toEqual({ accepted: 3, total: 4 });
  });

  test("differs from another version where it prints otherwise, computed cells too", () => {
    const later = tableOf({
      [cellKey("a", "2023")]: "100",
      [cellKey("a", "2024")]: "120",
      [cellKey("b", "2023")]: "7",
    });
    expect([...changedCells(later, table)]).toEqual([
      ["a.2024", "110"],
      ["a.growth", "+10,0%"],
    ]);
    expect(changedCells(table, table).size).toBe(0);
  });

  test("an address finds its cell again; one that names none opens none", () => {
    const place = readPlace(placeKey({ rowId: "a", columnId: "2024" }));
    expect(findCell(table, place)?.cell.text).toBe("110");
    expect(readPlace("nothing")).toBeUndefined();
    expect(readPlace(undefined)).toBeUndefined();
    expect(findCell(table, { rowId: "gone", columnId: "2024" })).toBeUndefined();
  });
});

type Source = ProvenanceView["sources"][number];

const source = (unit: string, value: string | null, wish: Partial<Source> = {}): Source => ({
  unitId: unit,
  unit,
  isMain: true,
  value,
  status: value === null ? "blank" : "value",
  state: value === null ? "blank" : "accepted",
  note: "",
  steps: [],
  ...wish,
});

const traceOf = (...sources: readonly Source[]): ProvenanceView => ({
  row: "Khách lưu trú",
  column: "2024",
  unitOfMeasure: "nghìn lượt",
  decimals: 0,
  sources: [...sources],
  planLine: null,
  isIllustrative: false,
});

describe("where a number comes from", () => {
  const at = "2024-09-10T02:04:00.000Z";

  test("what is typed again is told as a change", () => {
    const story = storyOf(
      source("Chi cục Thống kê", "4380", {
        steps: [
          { kind: "typed", at, by: "Chuyên viên", text: "4310", value: "4310" },
          { kind: "returned", at, by: "Văn phòng", text: "Rà lại quý III", value: null },
          { kind: "typed", at, by: "Chuyên viên", text: "4380", value: "4380" },
          { kind: "accepted", at, by: "Tài chính", text: "", value: "4380" },
        ],
      }),
      0,
    );
    expect(story.map(({ title, text }) => [title, text])).toEqual([
      ["Nhập 4.310", "Gõ: 4310"],
      ["Trả lại", "“Rà lại quý III”"],
      ["Sửa 4.310 thành 4.380", "Gõ: 4380"],
      ["Chấp nhận 4.380", ""],
    ]);
  });

  const second = { isMain: false };

  test.each([
    ["a small difference", "4380", "4412", "0,7%", true],
    ["exactly the threshold", "100", "101", "1%", true],
    ["just past it", "1000", "1011", "1,1%", false],
    ["nothing on either side", "0", "0", "0%", true],
    ["something against nothing", "0", "5", "100%", false],
    ["a side without a figure", "10", null, null, false],
  ])("two sources: %s", (_name, a, b, difference, isClose) => {
    const [check] = crossChecks(traceOf(source("A", a), source("B", b, second)));
    expect(check).toMatchObject({ difference, isClose });
  });

  test("wards that make a whole together are not compared with each other", () => {
    const trace = traceOf(source("Phường 1", "1"), source("Phường 2", null));
    expect(crossChecks(trace)).toEqual([]);
    expect(providersInWords(trace)).toBe("1/2 đơn vị đã có số liệu, 1 đã được chấp nhận");
  });
});
