import { describe, expect, test } from "vitest";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import type { Verdict } from "../../domain/evaluation/verdict.ts";
import {
  concernInWords,
  countVerdicts,
  groupTargets,
  neighbour,
  shownVerdicts,
} from "./evaluation-model.ts";
import { bulletOf, drawnFigures, gapText, goalZone, yearFigures } from "./target-figures.ts";

const aTarget = (code: string, wish: Partial<EvaluatedTarget> = {}): EvaluatedTarget => ({
  targetId: `id ${code}`,
  code,
  itemId: "item",
  itemNumber: code,
  measure: `Chỉ tiêu ${code}`,
  unitOfMeasure: "%",
  decimals: 1,
  rule: "từ 95% trở lên hằng năm",
  shortRule: "≥ 95% mỗi năm",
  comparator: ">=",
  direction: "higher",
  frequency: "annual",
  level: "95",
  levelTo: null,
  dueYear: null,
  leadUnitId: "yt",
  leadUnit: "Phòng Y tế",
  isIllustrative: false,
  goal: { of: "value", from: "95", to: null },
  result: { value: "94.2", fromYear: 2024, year: 2024, kind: "estimate" },
  owing: [],
  values: [],
  verdict: "met",
  computedVerdict: "met",
  attainment: null,
  gap: null,
  basis: "actual",
  explanation: "",
  periods: [],
  trace: { decidedBy: 7, rules: [7], bound: "95", base: null, change: null, inputs: [] },
  override: null,
  overrideHistory: [],
  ...wish,
});

const aView = (groups: readonly (readonly EvaluatedTarget[])[]): EvaluationView => {
  const targets = groups.flat();
  return {
    roundId: "round",
    roundName: "Đợt",
    planTitle: "Kế hoạch",
    termFrom: 2020,
    termTo: 2025,
    asOfYear: 2024,
    asOf: "2024-09-17T07:05:00.000Z",
    groups: groups.map((own, at) => ({
      id: `group ${at}`,
      number: String(at + 1),
      shortTitle: `Nhóm ${at + 1}`,
      title: `Nhóm ${at + 1}`,
      counts: countVerdicts(own),
      targets: [...own],
    })),
    counts: countVerdicts(targets),
    total: targets.length,
    achieved: 0,
    withheld: 0,
  };
};

const view = aView([
  [aTarget("1.1", { verdict: "exceeded" }), aTarget("1.2", { verdict: "at_risk", leadUnit: null })],
  [aTarget("2.1"), aTarget("2.2", { leadUnit: "Công an" }), aTarget("2.3", { verdict: "not_met" })],
]);

describe("views of the same targets", () => {
  test.each(["nhom", "xep-loai", "don-vi"] as const)(
    "by %s: counts of the groups add up to the whole",
    (grouping) => {
      const groups = groupTargets(view, grouping, undefined);
      const sum = (verdict: Verdict) =>
        groups.reduce((total, group) => total + group.counts[verdict], 0);
      expect(groups.reduce((total, group) => total + group.targets.length, 0)).toBe(view.total);
      for (const verdict of ["exceeded", "met", "not_met", "at_risk"] as const)
        expect(sum(verdict)).toBe(view.counts[verdict]);
    },
  );

  test("a filter leaves headings without rows out", () => {
    const groups = groupTargets(view, "nhom", "at_risk");
    expect(groups.map(({ title, targets }) => [title, targets.map(({ code }) => code)])).toEqual([
      ["1. Nhóm 1", ["1.2"]],
    ]);
  });

  test("a target without a lead stands under a heading that says so", () => {
    const titles = groupTargets(view, "don-vi", undefined).map(({ title }) => title);
    expect(titles).toEqual(["Phòng Y tế", "Chưa có đơn vị chủ trì", "Công an"]);
  });

  test.each([
    ["the next over a heading", "1.2", 1, "2.1"],
    ["the one before", "2.1", -1, "1.2"],
    ["none after the last", "2.3", 1, undefined],
    ["none before the first", "1.1", -1, undefined],
    ["the first, where the open one is filtered away", "9.9", 1, "1.1"],
  ] as const)("goes to %s", (_name, code, step, expected) => {
    const groups = groupTargets(view, "nhom", undefined);
    expect(neighbour(groups, `id ${code}`, step)?.code).toBe(expected);
  });
});

describe("the sentence", () => {
  const counts = (wish: Partial<Record<Verdict, number>>) => ({ ...aView([]).counts, ...wish });

  test.each([
    [{ at_risk: 4, not_met: 2 }, "4 chỉ tiêu khó đạt đến hết nhiệm kỳ, 2 chưa đạt"],
    [{ not_met: 3 }, "3 chỉ tiêu chưa đạt"],
    [{ no_data: 2, needs_baseline: 1 }, "3 chỉ tiêu chưa kết luận được"],
    [{ met: 9 }, "không có chỉ tiêu nào đáng ngại"],
  ])("names what needs a decision most: %j", (wish, words) => {
    expect(concernInWords(counts(wish))).toBe(words);
  });

  test("the band shows a promise and an unknown base only where they occur", () => {
    expect(shownVerdicts(counts({}))).toHaveLength(6);
    expect(shownVerdicts(counts({ on_track: 1 }))).toContain("on_track");
  });
});

describe("figures to draw", () => {
  const values = [
    { year: 2021, kind: "actual" as const, value: "10", status: "value" },
    { year: 2022, kind: "estimate" as const, value: "18", status: "value" },
    { year: 2022, kind: "actual" as const, value: "20", status: "value" },
    { year: 2023, kind: "actual" as const, value: null, status: "none" },
    { year: 2024, kind: "estimate" as const, value: "5", status: "value" },
  ];
  const figures = yearFigures(aTarget("1", { values }), { from: 2020, to: 2024 });

  test("an actual goes before an estimate, and a year without a figure is a gap", () => {
    expect(figures.map(({ value }) => value)).toEqual([null, "10", "20", null, "5"]);
    expect(figures[3]?.status).toBe("none");
  });

  test("a cumulative target is drawn as its sum, which ends at a gap", () => {
    const target = aTarget("1", { values, frequency: "cumulative" });
    const drawn = drawnFigures(target, figures, 2020);
    expect(drawn.map(({ year, value }) => [year, value])).toEqual([
      [2021, "10"],
      [2022, "30"],
      [2023, null],
      [2024, null],
    ]);
  });

  test("a fall that is wanted is drawn as the size of the fall", () => {
    const target = aTarget("5.8", {
      comparator: "decrease_by",
      unitOfMeasure: "vụ",
      level: "5",
      levelTo: "10",
      goal: { of: "change", from: "5", to: null },
      trace: { decidedBy: 7, rules: [3, 7], bound: "5", base: "138", change: "-7.2", inputs: [] },
    });
    expect(bulletOf(target)).toMatchObject({ value: 7.2, targets: [5, 10], goal: { from: 5 } });
    expect(goalZone(target)).toBeUndefined();
  });

  test.each([
    [
      "the value does not stretch the scale",
      { result: { value: "940", fromYear: 2024, year: 2024, kind: "actual" as const } },
      106.4,
    ],
    [
      "a small level has half as much room again",
      { level: "5", goal: { of: "value" as const, from: null, to: "5" } },
      7.5,
    ],
  ])("%s", (_name, wish, high) => {
    expect(bulletOf(aTarget("1", wish))?.domain.high).toBeCloseTo(high);
  });

  test("nothing is drawn against a rule without a level", () => {
    expect(bulletOf(aTarget("1", { goal: null }))).toBeUndefined();
  });

  test.each([
    ["points of a rate", { gap: "-0.8" }, "−0,8 điểm"],
    ["the unit of a count", { gap: "120", unitOfMeasure: "người", decimals: 0 }, "+120 người"],
    [
      "per cent of a change",
      { gap: "2.2", goal: { of: "change" as const, from: "5", to: null } },
      "+2,2%",
    ],
    ["nothing, where there is none", { gap: null }, ""],
  ])("the distance to the goal is said in %s", (_name, wish, words) => {
    expect(gapText(aTarget("1", wish))).toBe(words);
  });
});
