import { describe, expect, test } from "vitest";
import { type CellValue, missing, present } from "../collection/figure.ts";
import { aFormRow } from "../../../test/support/forms.ts";
import { type Form, type FormColumn, type FormRow, cellKey } from "../collection/form.ts";
import { consolidateForm, toCellSource } from "./consolidate-form.ts";
import { type CellSource, type RowTarget, type TableInput, layoutTable } from "./layout-table.ts";

const aRow = (id: string, changes: Partial<FormRow> = {}): FormRow =>
  aFormRow(id, { number: "1", unitOfMeasure: "%", decimals: 1, ceiling: "100", ...changes });

const aColumn = (id: string, changes: Partial<FormColumn> = {}): FormColumn => ({
  id,
  label: id,
  kind: "actual",
  year: Number(id),
  derivation: null,
  ...changes,
});

const derived = (derivation: NonNullable<FormColumn["derivation"]>, label: string): FormColumn => ({
  id: derivation,
  label,
  kind: "derived",
  year: null,
  derivation,
});

const COLUMNS = [
  derived("target", "Mục tiêu"),
  aColumn("2020"),
  aColumn("2024"),
  aColumn("2025", { kind: "estimate" }),
  derived("previous_year", "So với 2024"),
  derived("average_growth", "Bình quân 2021–2025"),
  derived("target_comparison", "So với mục tiêu"),
  derived("verdict", "Đánh giá"),
];

const aForm = (rows: readonly FormRow[], columns: readonly FormColumn[] = COLUMNS): Form => ({
  id: "form",
  code: "Biểu 01",
  title: "Kết quả thực hiện các chỉ tiêu",
  unitNote: "",
  sourceNote: "Các phòng, ban",
  rows,
  columns,
});

const aSource = (cell: CellValue | string, changes: Partial<CellSource> = {}): CellSource => ({
  cell: typeof cell === "string" ? present(cell) : cell,
  accepted: true,
  observationIds: [],
  note: null,
  ...changes,
});

const layout = (
  rows: readonly FormRow[],
  sources: Readonly<Record<string, CellSource>>,
  changes: Partial<TableInput> = {},
) =>
  layoutTable({
    form: aForm(rows),
    sources: new Map(Object.entries(sources)),
    targets: new Map(),
    ...changes,
  });

const key = (row: string, year: number): string => cellKey(row, String(year));

const goal: RowTarget = { level: "95", words: "≥ 95", verdict: "exceeded", note: null };

describe("layoutTable(input): header", () => {
  const table = layout([], {});

  test("columns of one nature share a heading, words and targets stand alone", () => {
    const [top, below] = table.headerRows;
    expect(top?.map((cell) => [cell.text, cell.colSpan, cell.rowSpan, cell.column])).toEqual([
      ["STT", 1, 2, 0],
      ["Chỉ tiêu", 1, 2, 1],
      ["Đơn vị tính", 1, 2, 2],
      ["Mục tiêu", 1, 2, 3],
      ["Thực hiện", 2, 1, 4],
      ["Ước thực hiện", 1, 1, 6],
      ["So sánh", 3, 1, 7],
      ["Đánh giá", 1, 2, 10],
    ]);
    expect(below?.map((cell) => cell.text)).toEqual([
      "2020",
      "2024",
      "2025",
      "So với 2024",
      "Bình quân 2021–2025",
      "So với mục tiêu",
    ]);
  });

  test("every place of the header is covered exactly once", () => {
    const covered = table.headerRows.flatMap((cells, row) =>
      cells.flatMap((cell) =>
        Array.from(
          { length: cell.rowSpan * cell.colSpan },
          (_, i) => `${row + Math.floor(i / cell.colSpan)},${cell.column + (i % cell.colSpan)}`,
        ),
      ),
    );
    expect(new Set(covered).size).toBe(covered.length);
    expect(covered).toHaveLength(table.columns.length * table.headerRows.length);
  });

  test("a form of single columns has one header row", () => {
    const form = aForm([], [derived("verdict", "Đánh giá")]);
    expect(layoutTable({ form, sources: new Map(), targets: new Map() }).headerRows).toHaveLength(
      1,
    );
  });
});

describe("layoutTable(input): cells", () => {
  const texts = (
    sources: Readonly<Record<string, CellSource>>,
    row: Partial<FormRow> = {},
    target: RowTarget | undefined = goal,
  ): readonly string[] => {
    const targets = new Map(target === undefined ? [] : [["r", target] as const]);
    return (
      layout([aRow("r", row)], sources, { targets }).rows[0]?.cells.map((cell) => cell.text) ?? []
    );
  };

  test("a rate: Vietnamese decimals, comparisons in points, verdict in words", () => {
    const sources = {
      [key("r", 2020)]: aSource("90"),
      [key("r", 2024)]: aSource("96.25"),
      [key("r", 2025)]: aSource("97"),
    };
    expect(texts(sources)).toEqual([
      "≥ 95",
      "90,0",
      "96,3",
      "97,0",
      "+0,8 điểm",
      "+1,4 điểm",
      "+2,0 điểm",
      "Vượt",
    ]);
  });

  test("a quantity: dots for thousands, comparisons in per cent", () => {
    const sources = {
      [key("r", 2020)]: aSource("1000"),
      [key("r", 2024)]: aSource("1500"),
      [key("r", 2025)]: aSource("1610.51"),
    };
    const row = { unitOfMeasure: "tỷ đồng", decimals: 0, ceiling: null };
    const target = { ...goal, level: "1600", words: "1.600" };
    expect(texts(sources, row, target)).toEqual([
      "1.600",
      "1.000",
      "1.500",
      "1.611",
      "+7,4%",
      "+10,0%",
      "100,7%",
      "Vượt",
    ]);
  });

  test("signs for absence, and comparisons absent with them", () => {
    const sources = {
      [key("r", 2020)]: aSource(missing("not_collected")),
      [key("r", 2024)]: aSource(missing("none")),
      [key("r", 2025)]: aSource("97"),
    };
    expect(texts(sources)).toEqual(["≥ 95", "…", "-", "97,0", "", "…", "+2,0 điểm", "Vượt"]);
  });

  test("a row without a target leaves those columns empty", () => {
    const sources = { [key("r", 2025)]: aSource("97") };
    const cells = layout([aRow("r")], sources).rows[0]?.cells.map((cell) => cell.text);
    expect(cells).toEqual(["", "…", "…", "97,0", "…", "…", "", ""]);
  });

  test("a printed number carries its value at the printed precision", () => {
    const table = layout([aRow("r")], { [key("r", 2024)]: aSource("96.25") });
    expect(table.rows[0]?.cells[2]).toMatchObject({
      text: "96,3",
      value: "96.3",
      decimals: 1,
      status: null,
    });
  });

  test("the numbers of a table are those of its texts", () => {
    const table = layout([aRow("r")], { [key("r", 2024)]: aSource("-1234.5") });
    expect(table.rows[0]?.cells[2]).toMatchObject({ text: "−1.234,5", value: "-1234.5" });
  });
});

describe("layoutTable(input): rows", () => {
  test("rows keep their place in the tree", () => {
    const rows = [
      aRow("I", {
        kind: "group",
        number: "I",
        children: [aRow("1", { children: [aRow("a", { isPart: true, number: "-" })] })],
      }),
    ];
    expect(
      layout(rows, {}).rows.map(({ number, level, kind, isPart }) => [number, level, kind, isPart]),
    ).toEqual([
      ["I", 0, "group", false],
      ["1", 1, "figure", false],
      ["-", 2, "figure", true],
    ]);
  });

  test("headings have empty cells, one a column", () => {
    const [heading] = layout([aRow("I", { kind: "group" })], {}).rows;
    expect(heading?.cells.map((cell) => cell.text)).toEqual(COLUMNS.map(() => ""));
  });
});

describe("layoutTable(input): the way back", () => {
  const rows = [
    aRow("top", { unitOfMeasure: "người", decimals: 0, ceiling: null }),
    aRow("bottom", { unitOfMeasure: "người", decimals: 0, ceiling: null }),
    aRow("rate", { kind: "ratio", numeratorRowId: "top", denominatorRowId: "bottom" }),
  ];
  const sources = {
    [key("top", 2024)]: aSource("80", { observationIds: ["o1"] }),
    [key("bottom", 2024)]: aSource("100", { observationIds: ["o2", "o3"], accepted: false }),
    [key("top", 2025)]: aSource("90", { observationIds: ["o4"] }),
    [key("bottom", 2025)]: aSource("100", { observationIds: ["o5"] }),
  };

  test("entered cells say whether they are accepted", () => {
    const table = layout(rows, sources);
    expect(table.rows.slice(0, 2).map((row) => row.cells[2]?.state)).toEqual([
      "accepted",
      "unaccepted",
    ]);
    expect(table.counts).toEqual({ accepted: 3, unaccepted: 1, missing: 0, blank: 2 });
  });

  test("a computed cell leads to every observation below it and shows its formula", () => {
    expect(layout(rows, sources).rows[2]?.cells[2]).toMatchObject({
      text: "80,0",
      state: "derived",
      observationIds: ["o1", "o2", "o3"],
      restsOnUnaccepted: true,
      formula: "80 ÷ 100 × 100",
    });
  });

  test("and so does a comparison of computed cells", () => {
    expect(layout(rows, sources).rows[2]?.cells[4]).toMatchObject({
      text: "+10,0 điểm",
      observationIds: ["o4", "o5", "o1", "o2", "o3"],
    });
  });

  test("on request what is not accepted is as if it were not there", () => {
    const table = layout(rows, sources, { acceptedOnly: true });
    expect(table.rows.map((row) => row.cells[2]?.text)).toEqual(["80", "…", "…"]);
    expect(table.rows[2]?.cells[3]).toMatchObject({ text: "90,0", restsOnUnaccepted: false });
  });
});

describe("layoutTable(input): notes and legend", () => {
  test("one note is printed once and marked at every cell it belongs to", () => {
    const note = "Ước 9 tháng.";
    const table = layout([aRow("a"), aRow("b")], {
      [key("a", 2025)]: aSource("90", { note }),
      [key("b", 2025)]: aSource("80", { note }),
      [key("b", 2024)]: aSource("80", { note: "Số sơ bộ." }),
    });
    expect(table.notes).toEqual([
      { number: 1, text: note },
      { number: 2, text: "Số sơ bộ." },
    ]);
    expect(table.rows.map((row) => row.cells[3]?.footnotes)).toEqual([[1], [1]]);
  });

  test("an overridden verdict carries its reason below the table", () => {
    const note = "Xếp loại lại từ “Chưa đạt”: thay đổi phương pháp thống kê.";
    const targets = new Map([["r", { ...goal, verdict: "nearly_met" as const, note }]]);
    const table = layout([aRow("r")], {}, { targets });
    expect(table.rows[0]?.cells.at(-1)).toMatchObject({
      text: "Cơ bản đạt",
      verdict: "nearly_met",
      footnotes: [1],
    });
    expect(table.notes[0]?.text).toBe(note);
  });

  test("a comparison that cannot be made says why", () => {
    const row = aRow("r", { unitOfMeasure: "người", ceiling: null });
    const table = layout([row], {
      [key("r", 2024)]: aSource("0"),
      [key("r", 2025)]: aSource("5"),
      [key("r", 2020)]: aSource("3"),
    });
    expect(table.rows[0]?.cells[4]).toMatchObject({
      text: "x",
      status: "not_applicable",
      footnotes: [1],
    });
    expect(table.notes[0]?.text).toContain("không dương");
  });

  test("only the signs that occur are explained", () => {
    const legendOf = (cell: CellValue) =>
      layoutTable({
        form: aForm([aRow("r")], [aColumn("2024")]),
        sources: new Map([[key("r", 2024), aSource(cell)]]),
        targets: new Map(),
      }).legend;
    expect(legendOf(present("5"))).toEqual([]);
    expect(legendOf(missing("none"))).toEqual([{ mark: "-", meaning: "không phát sinh" }]);
    expect(legendOf(missing("not_collected"))).toEqual([{ mark: "…", meaning: "chưa có số liệu" }]);
  });
});

describe("consolidateForm(form, rules, figures)", () => {
  test("wards become the city, and the city's table knows them all", () => {
    const form = aForm(
      [aRow("r", { unitOfMeasure: "người", decimals: 0, ceiling: null })],
      [aColumn("2024")],
    );
    const figures = ["P1", "P2"].map((unitId, i) => ({
      unitId,
      cell: present(String(100 * (i + 1))),
      accepted: i === 0,
      observationIds: [`o${unitId}`],
    }));
    const rules = new Map([["r", { overUnits: "sum" as const, unitOfMeasure: "người" }]]);
    const consolidated = consolidateForm(form, rules, new Map([[key("r", 2024), figures]]));
    const sources = new Map([...consolidated].map(([at, whole]) => [at, toCellSource(whole)]));
    const [row] = layoutTable({ form, sources, targets: new Map() }).rows;
    expect(row?.cells[0]).toMatchObject({
      text: "300",
      state: "unaccepted",
      observationIds: ["oP1", "oP2"],
    });
  });

  test("a row without a rule is not added up over several units", () => {
    const form = aForm([aRow("r")], [aColumn("2024")]);
    const figures = ["P1", "P2"].map((unitId) => ({
      unitId,
      cell: present("50"),
      accepted: true,
      observationIds: [],
    }));
    const consolidated = consolidateForm(form, new Map(), new Map([[key("r", 2024), figures]]));
    expect(consolidated.get(key("r", 2024))).toMatchObject({
      cell: missing("not_applicable"),
      note: "Chỉ tiêu này không cộng giữa các đơn vị.",
    });
  });
});
