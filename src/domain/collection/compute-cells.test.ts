import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, sum, toText } from "../kernel/decimal.ts";
import { computeCells } from "./compute-cells.ts";
import { BLANK, type CellValue, MISSING_STATUSES, missing, present } from "./figure.ts";
import { type Form, type FormColumn, type FormRow, cellKey } from "./form.ts";
import { aFormOf, aFormRow } from "../../../test/support/forms.ts";

const aRow = (id: string, changes: Partial<FormRow> = {}): FormRow =>
  aFormRow(id, { unitOfMeasure: "người", ...changes });

const year = (at: number, kind: FormColumn["kind"] = "actual"): FormColumn => ({
  id: `${kind} ${at}`,
  label: String(at),
  kind,
  year: at,
  derivation: null,
});

const derived = (derivation: NonNullable<FormColumn["derivation"]>): FormColumn => ({
  id: derivation,
  label: derivation,
  kind: "derived",
  year: null,
  derivation,
});

const aForm = (rows: readonly FormRow[], columns: readonly FormColumn[]): Form =>
  aFormOf("Biểu 01", rows, columns);

/** The figures of one row, by column id; text is a value. */
type Typed = Readonly<Record<string, Readonly<Record<string, string | CellValue>>>>;

const cellsOf = (typed: Typed): ReadonlyMap<string, CellValue> =>
  new Map(
    Object.entries(typed).flatMap(([rowId, columns]) =>
      Object.entries(columns).map(([columnId, cell]) => [
        cellKey(rowId, columnId),
        typeof cell === "string" ? present(cell) : cell,
      ]),
    ),
  );

const brief = (cell: CellValue | undefined): string =>
  cell === undefined
    ? "no cell"
    : cell.kind === "value"
      ? cell.value
      : cell.kind === "missing"
        ? cell.status
        : "blank";

describe("computeCells(form, cells): ratio rows", () => {
  const rate = aRow("rate", {
    kind: "ratio",
    unitOfMeasure: "%",
    decimals: 2,
    numeratorRowId: "top",
    denominatorRowId: "bottom",
  });
  const ratio = (
    top: string | CellValue,
    bottom: string | CellValue,
    changes: Partial<FormRow> = {},
  ) => {
    const form = aForm([aRow("top"), aRow("bottom"), { ...rate, ...changes }], [year(2024)]);
    const cells = cellsOf({ top: { "actual 2024": top }, bottom: { "actual 2024": bottom } });
    return computeCells(form, cells).get(cellKey("rate", "actual 2024"));
  };

  test("a rate is its counts divided, in the row's unit, and keeps them", () => {
    expect(ratio("4380", "5000")).toMatchObject({
      cell: { kind: "value", value: "87.6", numerator: "4380", denominator: "5000" },
      origin: "derived",
      formula: "4.380 ÷ 5.000 × 100",
    });
  });

  test("per ten thousand and plain quotients follow the unit", () => {
    expect(brief(ratio("12", "40000", { unitOfMeasure: "bác sĩ/10.000 dân" })?.cell)).toBe("3");
    expect(brief(ratio("120", "40", { unitOfMeasure: "triệu đồng/người" })?.cell)).toBe("3");
  });

  test.each<readonly [string, string | CellValue, string | CellValue, string]>([
    ["a blank count leaves a blank", "5", BLANK, "blank"],
    ["a count not collected is the reason", missing("not_collected"), "5", "not_collected"],
    ["a secret weighs more than a gap", missing("withheld"), missing("not_collected"), "withheld"],
    ["nothing happened among them is nothing, not 0%", missing("none"), "5", "none"],
    ["a zero among them is 0%", "0", "5", "0"],
    ["out of none there is no rate", "5", missing("none"), "not_applicable"],
    ["nor out of zero", "0", "0", "not_applicable"],
  ])("%s", (_rule, top, bottom, result) => {
    expect(brief(ratio(top, bottom)?.cell)).toBe(result);
  });

  test("a zero below says why there is no rate", () => {
    expect(ratio("3", "0")?.note).toBe("Mẫu số bằng 0 nên không tính được.");
  });

  test("a rate known without its counts is taken as typed", () => {
    const form = aForm([aRow("top"), aRow("bottom"), rate], [year(2020)]);
    const cell = computeCells(form, cellsOf({ rate: { "actual 2020": "81.5" } })).get(
      cellKey("rate", "actual 2020"),
    );
    expect(cell).toMatchObject({ cell: { value: "81.5" }, origin: "entered" });
  });

  test("a row computed from itself is a bug, not an endless loop", () => {
    const form = aForm(
      [{ ...rate, numeratorRowId: "rate", denominatorRowId: "rate" }],
      [year(2024)],
    );
    expect(() => computeCells(form, new Map())).toThrow("computed from itself");
  });
});

describe("computeCells(form, cells): sum rows", () => {
  const total = (children: readonly FormRow[]) => aRow("total", { kind: "sum", children });
  const sumOf = (parts: readonly (string | CellValue)[]): string => {
    const children = parts.map((_, i) => aRow(`part ${i}`));
    const typed = Object.fromEntries(
      parts.map((part, i) => [`part ${i}`, { "actual 2024": part }]),
    );
    const form = aForm([total(children)], [year(2024)]);
    return brief(computeCells(form, cellsOf(typed)).get(cellKey("total", "actual 2024"))?.cell);
  };

  test.each<readonly [string, readonly (string | CellValue)[], string]>([
    ["parts are added exactly", ["0.1", "0.2"], "0.3"],
    ["nothing happened adds nothing", ["5", missing("none")], "5"],
    ["not applicable adds nothing", ["5", missing("not_applicable")], "5"],
    ["all none is none, not zero", [missing("none"), missing("none")], "none"],
    ["a gap is a gap in the total", ["5", missing("not_collected")], "not_collected"],
    ["not yet due leaves the total not yet due", ["5", missing("not_due")], "not_due"],
    ["a blank leaves it open", ["5", BLANK, missing("not_due")], "blank"],
  ])("%s", (_rule, parts, result) => {
    expect(sumOf(parts)).toBe(result);
  });

  test("an absence is never counted as zero", () => {
    const absent = fc.constantFrom<CellValue>(BLANK, ...MISSING_STATUSES.map(missing));
    const value = fc.integer({ min: -1000, max: 1000 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.oneof(value, absent), { minLength: 1, maxLength: 6 }), (parts) => {
        const values = parts.flatMap((part) => (typeof part === "string" ? [decimal(part)] : []));
        const result = sumOf(parts);
        if (values.length === 0) expect(result).not.toMatch(/^-?\d/);
        if (/^-?\d/.test(result)) expect(result).toBe(toText(sum(values)));
      }),
    );
  });

  test("parts of a part and memos are not added a second time", () => {
    const children = [
      aRow("a"),
      aRow("of which", { isPart: true }),
      aRow("memo", { kind: "memo" }),
      aRow("group", { kind: "group", children: [aRow("b")] }),
    ];
    const cells = cellsOf({
      a: { "actual 2024": "5" },
      b: { "actual 2024": "7" },
      "of which": { "actual 2024": "3" },
      memo: { "actual 2024": "90" },
    });
    const computed = computeCells(aForm([total(children)], [year(2024)]), cells);
    expect(computed.get(cellKey("total", "actual 2024"))).toMatchObject({
      cell: { value: "12" },
      formula: "5 + 7",
    });
  });

  test("group rows have no cells", () => {
    const computed = computeCells(
      aForm([aRow("group", { kind: "group" })], [year(2024)]),
      new Map(),
    );
    expect(computed.size).toBe(0);
  });
});

describe("computeCells(form, cells): derived columns", () => {
  const years = [year(2020), year(2023), year(2024), year(2025, "estimate"), year(2026, "plan")];
  const columns = [
    ...years,
    derived("previous_year"),
    derived("average_growth"),
    derived("target_comparison"),
    derived("target"),
  ];
  const derive = (
    column: string,
    typed: Readonly<Record<string, string | CellValue>>,
    changes: Partial<FormRow> = {},
    level?: string,
  ) => {
    const form = aForm([aRow("row", changes)], columns);
    const levels = new Map(level === undefined ? [] : [["row", level]]);
    return computeCells(form, cellsOf({ row: typed }), levels).get(cellKey("row", column));
  };

  test.each<
    readonly [
      string,
      string,
      Readonly<Record<string, string | CellValue>>,
      Partial<FormRow>,
      string,
      string,
    ]
  >([
    [
      "a quantity grows by per cent",
      "previous_year",
      { "actual 2024": "200", "estimate 2025": "210" },
      {},
      "5",
      "percent",
    ],
    [
      "a rate moves by points",
      "previous_year",
      { "actual 2024": "80", "estimate 2025": "81.5" },
      { unitOfMeasure: "%" },
      "1.5",
      "points",
    ],
    [
      "a gap before is a gap after",
      "previous_year",
      { "actual 2024": missing("not_collected"), "estimate 2025": "210" },
      {},
      "not_collected",
      "row",
    ],
    [
      "nothing cannot be grown from",
      "previous_year",
      { "actual 2024": missing("none"), "estimate 2025": "210" },
      {},
      "not_applicable",
      "row",
    ],
    [
      "average growth takes the root over the years",
      "average_growth",
      { "actual 2020": "100", "estimate 2025": "161.051" },
      {},
      "10",
      "percent",
    ],
    [
      "of a rate it is points a year",
      "average_growth",
      { "actual 2020": "80", "estimate 2025": "90" },
      { unitOfMeasure: "%" },
      "2",
      "points",
    ],
    [
      "a quantity is a share of its level",
      "target_comparison",
      { "estimate 2025": "5.2" },
      {},
      "104",
      "percent",
    ],
    [
      "a rate is points from its level",
      "target_comparison",
      { "estimate 2025": "5.2" },
      { unitOfMeasure: "%" },
      "0.2",
      "points",
    ],
    ["the level itself", "target", {}, {}, "5", "row"],
  ])("%s", (_rule, column, typed, changes, result, unit) => {
    const computed = derive(column, typed, changes, "5");
    expect([brief(computed?.cell), computed?.unit]).toEqual([result, unit]);
  });

  test.each([
    [
      "a base of zero gives no growth",
      "previous_year",
      { "actual 2024": "0", "estimate 2025": "3" },
    ],
    ["nor a negative one", "previous_year", { "actual 2024": "-2", "estimate 2025": "3" }],
    [
      "average growth needs a positive start",
      "average_growth",
      { "actual 2020": "0", "estimate 2025": "3" },
    ],
    ["and a positive end", "average_growth", { "actual 2020": "3", "estimate 2025": "-3" }],
  ])("%s, and a note says so", (_rule, column, typed) => {
    const computed = derive(column, typed);
    expect(brief(computed?.cell)).toBe("not_applicable");
    expect(computed?.note).toContain("không dương");
  });

  test("without a target there is nothing to compare and nothing to say", () => {
    expect(derive("target_comparison", { "estimate 2025": "5" })).toMatchObject({
      cell: missing("not_applicable"),
      note: null,
    });
  });

  test("plans and projections are not results", () => {
    const computed = derive("previous_year", {
      "actual 2024": "200",
      "estimate 2025": "210",
      "plan 2026": "900",
    });
    expect(brief(computed?.cell)).toBe("5");
  });

  test("the formula shows the numbers and the inputs lead back to them", () => {
    expect(derive("previous_year", { "actual 2024": "200", "estimate 2025": "210" })).toMatchObject(
      {
        formula: "(210 ÷ 200 − 1) × 100",
        inputs: [
          { rowId: "row", columnId: "estimate 2025" },
          { rowId: "row", columnId: "actual 2024" },
        ],
      },
    );
  });
});
