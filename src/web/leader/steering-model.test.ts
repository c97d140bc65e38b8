import { describe, expect, test } from "vitest";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import type { Verdict } from "../../domain/evaluation/verdict.ts";
import {
  callOf,
  countedVerdicts,
  gapInWords,
  hardTargets,
  hasNoFigures,
  mainChanges,
  monthsLeft,
  packGroups,
  yearFigures,
} from "./steering-model.ts";

type Figure = EvaluatedTarget["values"][number];

const figure = (year: number, value: string | null, kind: Figure["kind"] = "actual"): Figure => ({
  year,
  kind,
  value,
  status: value === null ? "not_collected" : "value",
});

const target = (facts: Partial<EvaluatedTarget>): EvaluatedTarget =>
  ({
    targetId: facts.code ?? "t",
    code: "1.2",
    itemId: facts.code ?? "i",
    itemNumber: "1.2",
    measure: "Khách lưu trú",
    unitOfMeasure: "triệu lượt",
    decimals: 2,
    comparator: ">=",
    direction: "higher",
    frequency: "by-year",
    level: "5",
    levelTo: null,
    dueYear: 2025,
    verdict: "at_risk",
    attainment: "87.6",
    gap: "-0.62",
    periods: [],
    values: [],
    ...facts,
  }) as EvaluatedTarget; // the rest of the contract does not matter here

const view = (
  targets: readonly EvaluatedTarget[],
  counts: Partial<Record<Verdict, number>> = {},
): EvaluationView =>
  ({
    counts: {
      exceeded: 0,
      met: 0,
      nearly_met: 0,
      not_met: 0,
      on_track: 0,
      at_risk: 0,
      no_data: 0,
      needs_baseline: 0,
      ...counts,
    },
    groups: [{ id: "g", number: "1", targets }],
  }) as unknown as EvaluationView; // as above

describe("verdicts to count", () => {
  test("are always six, and eight only where the others occur", () => {
    expect(countedVerdicts(view([])).length).toBe(6);
    const all = countedVerdicts(view([], { on_track: 2, needs_baseline: 1 }));
    expect(all).toEqual([
      "exceeded",
      "met",
      "nearly_met",
      "not_met",
      "on_track",
      "at_risk",
      "no_data",
      "needs_baseline",
    ]);
  });
});

test.each([
  [
    "targets at risk come before those not met",
    { at_risk: 4, not_met: 3 },
    2,
    "4 chỉ tiêu khó đạt cần ý kiến chỉ đạo.",
  ],
  ["targets not met", { not_met: 3 }, 2, "3 chỉ tiêu chưa đạt cần ý kiến chỉ đạo."],
  ["late directives alone", { met: 3 }, 2, "2 ý kiến chỉ đạo quá hạn."],
  [
    "nothing wrong is said as well",
    { met: 3 },
    0,
    "Không có chỉ tiêu khó đạt, không có việc quá hạn.",
  ],
])("the page calls for: %s", (_name, counts, late, words) => {
  expect(callOf(view([], counts), late).words).toBe(words);
});

test("hard targets: at risk before not met, the farthest first; the others are not hard", () => {
  const hard = hardTargets(
    view([
      target({ code: "a", verdict: "not_met", attainment: "40" }),
      target({ code: "b", verdict: "at_risk", attainment: "95" }),
      target({ code: "c", verdict: "nearly_met" }),
      target({ code: "d", verdict: "at_risk", attainment: "80" }),
      target({ code: "e", verdict: "not_met", attainment: null }),
    ]),
  );
  expect(hard.map(({ code }) => code)).toEqual(["d", "b", "a", "e"]);
});

describe("the gap in words", () => {
  test.each([
    ["keeps the places of the measure", {}, "thiếu 0,62 triệu lượt"],
    ["reads in points for a share", { unitOfMeasure: "%", decimals: 1 }, "thiếu 0,6 điểm"],
    [
      "is as fine as the figures where the level is a whole number",
      { decimals: 0, gap: "-1.62", values: [figure(2024, "3.38")] },
      "thiếu 1,62 triệu lượt",
    ],
    ["of a ceiling is too high", { comparator: "<=" }, "cao hơn mức 0,62 triệu lượt"],
    ["is not said where the goal is reached", { gap: "0.3" }, ""],
    ["is not said where there is none", { gap: null }, ""],
    [
      "names the year that decided, for a target of every year",
      {
        frequency: "annual" as const,
        periods: [
          { year: 2021, value: "4.38", verdict: "not_met" as const, attainment: "87.6" },
          { year: 2022, value: "5.1", verdict: "met" as const, attainment: "102" },
        ],
      },
      "thiếu 0,62 triệu lượt năm 2021",
    ],
  ])("%s", (_name, facts, words) => expect(gapInWords(target(facts))).toBe(words));
});

describe("figures by year", () => {
  test("the most certain of a year counts, in the order of years", () => {
    const values = [
      figure(2024, "4.7", "projection"),
      figure(2024, "4.38", "estimate"),
      figure(2023, "4.2", "estimate"),
      figure(2023, "4.21"),
    ];
    expect(yearFigures(target({ values })).map(({ year, value }) => [year, value])).toEqual([
      [2023, "4.21"],
      [2024, "4.38"],
    ]);
  });

  test("a missing figure never hides a known one, and stays a gap where it is alone", () => {
    const values = [figure(2023, null), figure(2024, "4.38", "estimate"), figure(2024, null)];
    expect(yearFigures(target({ values })).map(({ value }) => value)).toEqual([null, "4.38"]);
  });

  test("a plan without any figure is known as such", () => {
    expect(hasNoFigures(view([target({ values: [figure(2024, null)] })]))).toBe(true);
    expect(hasNoFigures(view([target({ values: [figure(2024, "0")] })]))).toBe(false);
  });
});

describe("main changes", () => {
  const two = (before: string | null, now: string) => [
    figure(2023, before),
    figure(2024, now, "estimate"),
  ];
  const words = (facts: Partial<EvaluatedTarget>) => mainChanges(view([target(facts)]))[0]?.words;

  test.each([
    ["a quantity in per cent", { values: two("6522", "6873") }, "+5,4%"],
    ["a share in points", { unitOfMeasure: "%", values: two("0.61", "0.43") }, "−0,18 điểm"],
    [
      "a running total by what was added",
      { frequency: "cumulative" as const, decimals: 0, values: two("8260", "11480") },
      "+3.220",
    ],
    ["nothing where the year before is missing", { values: two(null, "5") }, undefined],
    ["nothing of small counts", { decimals: 0, values: two("4", "3") }, undefined],
    ["nothing where nothing moved", { values: two("5", "5") }, undefined],
    [
      "nothing where a year lies between",
      { values: [figure(2022, "4"), figure(2024, "5")] },
      undefined,
    ],
  ])("%s", (_name, facts, expected) => expect(words(facts)).toBe(expected));

  test("a fall is better where lower is the goal", () => {
    const values = two("0.61", "0.43");
    expect(mainChanges(view([target({ values, direction: "lower" })]))[0]?.isBetter).toBe(true);
    expect(mainChanges(view([target({ values, direction: "higher" })]))[0]?.isBetter).toBe(false);
    expect(mainChanges(view([target({ values, direction: "none" })]))[0]?.isBetter).toBeNull();
  });

  test("the largest first, one of an item, at most four", () => {
    const targets = ["5.1", "9.1", "6.1", "7.1", "8.1", "5.5"].map((now, at) =>
      target({ code: String(at), itemId: at === 1 ? "4" : String(at), values: two("5", now) }),
    );
    expect(mainChanges(view(targets)).map(({ target: { code } }) => code)).toEqual([
      "1",
      "3",
      "2",
      "5",
    ]);
  });
});

test("groups fill rows in their order; a long one stands alone", () => {
  const groups = [5, 3, 3, 22, 13, 8].map((count) => ({ targets: Array(count).fill(0) }));
  const rows = packGroups(groups).map((row) => row.map(({ targets }) => targets.length));
  expect(rows).toEqual([[5, 3, 3], [22], [13, 8]]);
});

test.each([
  ["2024-09-17", 15],
  ["2025-12-31", 0],
  ["2026-03-01", 0],
])("on %s, %i months are left of a term to 2025", (today, months) => {
  expect(monthsLeft(today, 2025)).toBe(months);
});
