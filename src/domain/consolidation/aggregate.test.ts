import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BLANK, type CellValue, MISSING_STATUSES, missing, present } from "../collection/figure.ts";
import { decimal, roundHalfUp } from "../kernel/decimal.ts";
import type { OverUnits } from "../indicator/indicator.ts";
import {
  type AggregationRule,
  type Consolidated,
  type UnitFigure,
  aggregate,
} from "./aggregate.ts";
import { aggregateYears } from "./aggregate-years.ts";

const aRule = (overUnits: OverUnits, unitOfMeasure = "người"): AggregationRule => ({
  overUnits,
  unitOfMeasure,
});

const rate = (numerator: string, denominator: string): CellValue => ({
  kind: "value",
  value: String((Number(numerator) / Number(denominator)) * 100),
  numerator,
  denominator,
});

const aFigure = (
  unitId: string,
  cell: CellValue | string,
  changes: Partial<UnitFigure> = {},
): UnitFigure => ({
  unitId,
  cell: typeof cell === "string" ? present(cell) : cell,
  accepted: true,
  observationIds: [`obs ${unitId}`],
  ...changes,
});

const units = (...cells: readonly (CellValue | string)[]): readonly UnitFigure[] =>
  cells.map((cell, i) => aFigure(`u${i}`, cell));

const brief = (cell: CellValue): string =>
  cell.kind === "value" ? cell.value : cell.kind === "missing" ? cell.status : "blank";

describe("aggregate(rule, figures)", () => {
  test.each<readonly [string, OverUnits, readonly (CellValue | string)[], string]>([
    ["quantities are added exactly", "sum", ["0.1", "0.2"], "0.3"],
    ["the largest", "max", ["3", "7", "5"], "7"],
    ["the smallest", "min", ["3", "7", "5"], "3"],
    ["without a rule several are not added", "none", ["3", "7"], "not_applicable"],
    ["without a rule one alone stands for itself", "none", ["3"], "3"],
    [
      "none and not applicable take nothing away",
      "sum",
      ["3", missing("none"), missing("not_applicable")],
      "3",
    ],
    ["none everywhere is none, not zero", "sum", [missing("none"), missing("none")], "none"],
    [
      "one unit without a figure leaves the whole unknown",
      "sum",
      ["3", missing("not_collected")],
      "not_collected",
    ],
    ["even the largest", "max", ["3", missing("not_collected")], "not_collected"],
    [
      "one secret hides the whole",
      "sum",
      ["3", missing("withheld"), missing("not_collected")],
      "withheld",
    ],
    ["one blank leaves it open", "sum", ["3", BLANK], "blank"],
    ["nobody asked is a blank", "sum", [], "blank"],
  ])("%s", (_rule, overUnits, cells, result) => {
    expect(brief(aggregate(aRule(overUnits), units(...cells)).cell)).toBe(result);
  });

  test("rates are added as counts, never averaged", () => {
    const whole = aggregate(aRule("ratio", "%"), units(rate("10", "100"), rate("900", "1000")));
    expect(whole.cell).toMatchObject({ numerator: "910", denominator: "1100" });
    expect(brief(whole.cell)).toMatch(/^82\.72727/);
  });

  test("90 % of 10 people and 50 % of 1,000 are 50.4 %, not 70 %", () => {
    const wards = units(rate("9", "10"), rate("500", "1000"));
    const { cell } = aggregate(aRule("ratio", "%"), wards);
    expect(cell).toMatchObject({ numerator: "509", denominator: "1010" });
    expect(cell.kind === "value" ? roundHalfUp(decimal(cell.value), 1).toFixed() : "").toBe("50.4");
  });

  test("a rate without its counts cannot be added, and says so", () => {
    const whole = aggregate(aRule("ratio", "%"), units(rate("10", "100"), "90"));
    expect(brief(whole.cell)).toBe("not_collected");
    expect(whole.note).toBe("1 đơn vị chỉ có tỷ lệ, thiếu tử số và mẫu số nên không cộng được.");
  });

  test("a mean is weighed, and a missing weight is said", () => {
    const figures = [
      aFigure("a", "10", { weight: present("1") }),
      aFigure("b", "20", { weight: present("3") }),
    ];
    expect(brief(aggregate(aRule("weighted_mean"), figures).cell)).toBe("17.5");
    const bare = aggregate(aRule("weighted_mean"), [...figures, aFigure("c", "5")]);
    expect([brief(bare.cell), bare.note]).toEqual([
      "not_collected",
      "Thiếu quyền số của 1 đơn vị.",
    ]);
  });

  test("what is missing is counted by unit and reason, and the rest is kept apart", () => {
    const whole = aggregate(aRule("sum"), units("3", missing("not_collected"), "4", BLANK));
    expect(whole).toMatchObject({
      partial: present("7"),
      lacking: [
        { unitId: "u1", status: "not_collected" },
        { unitId: "u3", status: "blank" },
      ],
      note: "Mới có số liệu của 2/4 đơn vị.",
    });
  });

  test("accepted and unaccepted figures are told apart", () => {
    const figures = [
      aFigure("a", "3"),
      aFigure("b", "4", { accepted: false }),
      aFigure("c", missing("none")),
    ];
    expect(aggregate(aRule("sum"), figures).counts).toEqual({
      units: 3,
      accepted: 1,
      unaccepted: 1,
    });
  });

  test("the whole leads back to every figure in it", () => {
    expect(aggregate(aRule("sum"), units("3", missing("none"), "4")).observationIds).toEqual([
      "obs u0",
      "obs u1",
      "obs u2",
    ]);
  });

  test("a unit counted twice is a bug", () => {
    expect(() => aggregate(aRule("sum"), [aFigure("a", "3"), aFigure("a", "3")])).toThrow("twice");
  });
});

describe("consolidating parts = consolidating the whole", () => {
  const quantity = fc.integer({ min: -1000, max: 1000 }).map((n) => present(String(n)));
  const absence = fc.constantFrom<CellValue>(BLANK, ...MISSING_STATUSES.map(missing));
  const counts = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }));
  const rates = counts.map(([top, bottom]) => rate(String(top), String(bottom)));
  const cells = (value: fc.Arbitrary<CellValue>) =>
    fc.array(fc.oneof({ weight: 4, arbitrary: value }, absence), { minLength: 1, maxLength: 8 });

  const asUnit = (unitId: string, { cell, observationIds }: Consolidated): UnitFigure => ({
    unitId,
    cell,
    accepted: true,
    observationIds,
  });

  const inTwoSteps = (rule: AggregationRule, figures: readonly UnitFigure[], cut: number) => {
    const parts = [figures.slice(0, cut), figures.slice(cut)].filter((part) => part.length > 0);
    return aggregate(
      rule,
      parts.map((part, i) => asUnit(`part ${i}`, aggregate(rule, part))),
    );
  };

  test.each<readonly [OverUnits, fc.Arbitrary<CellValue>]>([
    ["sum", quantity],
    ["max", quantity],
    ["min", quantity],
    ["ratio", rates],
    ["weighted_mean", quantity],
  ])("%s", (overUnits, value) => {
    fc.assert(
      fc.property(cells(value), fc.nat(8), (some, cut) => {
        const rule = aRule(overUnits, "%");
        const figures = some.map((cell, i) =>
          aFigure(`u${i}`, cell, { weight: present(String(i + 1)) }),
        );
        const [whole, stepped] = [aggregate(rule, figures), inTwoSteps(rule, figures, cut)];
        const alone = figures.filter(({ cell }) => cell.kind === "value").length < 2;
        if (alone) expect(brief(stepped.cell)).toBe(brief(whole.cell));
        else expect(stepped.cell).toEqual(whole.cell);
        expect(stepped.observationIds).toEqual(whole.observationIds);
      }),
    );
  });

  test("units without a value never make one", () => {
    fc.assert(
      fc.property(
        fc.array(absence, { maxLength: 6 }),
        fc.constantFrom<OverUnits>("sum", "ratio", "max", "none"),
        (some, overUnits) => {
          expect(aggregate(aRule(overUnits), units(...some)).cell.kind).not.toBe("value");
        },
      ),
    );
  });
});

describe("aggregateYears(rule, years)", () => {
  const years = [2021, 2022, 2023].map((year, i) => ({
    year,
    cell: present(String((i + 1) * 10)),
  }));
  const gap = [...years, { year: 2024, cell: missing("not_collected") }];

  test.each([
    ["flows are added", "sum", years, "60"],
    ["stocks take the last year", "last", [...years].reverse(), "30"],
    ["means are taken over the years", "mean", years, "20"],
    ["without a rule there is none", "none", years, "not_applicable"],
    ["a year missing from a sum leaves it unknown", "sum", gap, "not_collected"],
    ["and from a mean", "mean", gap, "not_collected"],
    ["the last year missing is missing", "last", gap, "not_collected"],
  ] as const)("%s", (_rule, overTime, some, result) => {
    expect(brief(aggregateYears({ overTime, unitOfMeasure: "%" }, some))).toBe(result);
  });

  test("rates are added as counts over the years too", () => {
    const some = [
      { year: 2021, cell: rate("1", "10") },
      { year: 2022, cell: rate("9", "10") },
    ];
    expect(brief(aggregateYears({ overTime: "ratio", unitOfMeasure: "%" }, some))).toBe("50");
  });
});
