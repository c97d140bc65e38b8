import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import type { EvaluationTarget, ObservationKind, YearObservation } from "./evaluation.ts";
import { type Verdict, isWorse } from "./verdict.ts";

const aTarget = (changes: Partial<EvaluationTarget> = {}): EvaluationTarget => ({
  comparator: ">=",
  strict: false,
  value: "50",
  valueTo: null,
  unit: "%",
  decimals: 0,
  direction: "higher",
  frequency: "by-year",
  dueYear: 2025,
  term: { from: 2021, to: 2025 },
  ceiling: "100",
  baseline: null,
  ...changes,
});

const year = (
  at: number,
  value: string | null,
  kind: ObservationKind = "actual",
): YearObservation => ({ year: at, kind, value });

/** Judged in the due year by that year's figure. */
const dueVerdict = (changes: Partial<EvaluationTarget>, value: string) =>
  evaluate({ target: aTarget(changes), observations: [year(2025, value)], asOf: 2025 });

const lower = { comparator: "<=", direction: "lower", value: "5" } as const;
const range = { comparator: "between", value: "4", valueTo: "4.5", decimals: 1 } as const;
const vsLastYear = { baseline: { kind: "previous_year" }, ceiling: null } as const;

describe("rules 1, 2, 4, 5 and 6: one value against one level", () => {
  test.each<readonly [string, Partial<EvaluationTarget>, string, Verdict, string | null, string]>([
    [
      "a plain = with higher better is a floor",
      { comparator: "=" },
      "51",
      "exceeded",
      "102.0",
      "1",
    ],
    [
      "a plain = with lower better is a ceiling",
      { ...lower, comparator: "=" },
      "4",
      "exceeded",
      "125.0",
      "1",
    ],
    [
      "a plain = without direction is equal at the written precision",
      { comparator: "=", direction: "none", decimals: 1 },
      "50.04",
      "met",
      null,
      "-0.04",
    ],
    [
      "a plain = without direction is missed on either side",
      { comparator: "=", direction: "none" },
      "50.6",
      "not_met",
      null,
      "-0.6",
    ],
    ["a floor reached exactly is met", {}, "50", "met", "100.0", "0"],
    [
      "a strict floor reached exactly is nearly met",
      { strict: true },
      "50",
      "nearly_met",
      "100.0",
      "0",
    ],
    [
      "a strict floor passed by a hair is met, not exceeded",
      { strict: true },
      "50.04",
      "met",
      "100.1",
      "0.04",
    ],
    ["a ceiling reached exactly is met", lower, "5", "met", "100.0", "0"],
    [
      "a strict ceiling reached exactly is nearly met",
      { ...lower, strict: true },
      "5",
      "nearly_met",
      "100.0",
      "0",
    ],
    ["exceeding is seen at one decimal at least", {}, "50.05", "exceeded", "100.1", "0.05"],
    ["less than half of that decimal is met only", {}, "50.049", "met", "100.1", "0.049"],
    [
      "exceeding is seen at the written precision where it is finer",
      { value: "98.50", decimals: 2 },
      "98.505",
      "exceeded",
      "100.0",
      "0.005",
    ],
    [
      "a value just short is never rounded up to a hit",
      {},
      "49.9999",
      "nearly_met",
      "100.0",
      "-0.0001",
    ],
    ["95 per cent of the level is nearly met", {}, "47.5", "nearly_met", "95.0", "-2.5"],
    [
      "a hair under 95 per cent is not met, though it prints as 95.0",
      {},
      "47.499",
      "not_met",
      "95.0",
      "-2.501",
    ],
    ["the natural ceiling cannot be exceeded", { value: "100" }, "100", "met", "100.0", "0"],
    [
      "zero under a positive ceiling is exceeded without a percentage",
      lower,
      "0",
      "exceeded",
      null,
      "5",
    ],
    [
      "a floor of zero has no percentage",
      { value: "0", ceiling: null },
      "3",
      "exceeded",
      null,
      "3",
    ],
    [
      "a negative figure is judged by its own sign",
      { ...lower, ceiling: null },
      "-1",
      "exceeded",
      null,
      "6",
    ],
    ["a range is met at its lower end", range, "4", "met", null, "0"],
    ["a range is met at its upper end", range, "4.5", "met", null, "0"],
    ["a range is met inside", range, "4.2", "met", null, "0.2"],
    ["a range is missed below", range, "3.9", "not_met", null, "-0.1"],
    ["past the better end of a range is exceeded", range, "4.7", "exceeded", null, "0.2"],
    [
      "without a direction a range is missed on both sides",
      { ...range, direction: "none" },
      "4.7",
      "not_met",
      null,
      "-0.2",
    ],
    [
      "with lower better a range is exceeded below",
      { ...range, direction: "lower" },
      "3.7",
      "exceeded",
      null,
      "0.3",
    ],
    [
      "about 100 is met 5 per cent short",
      { comparator: "approx", value: "100", ceiling: null },
      "95",
      "met",
      "95.0",
      "-5",
    ],
    [
      "about 100 is not met further short",
      { comparator: "approx", value: "100", ceiling: null },
      "94.9",
      "not_met",
      "94.9",
      "-5.1",
    ],
    [
      "about 100 with lower better allows 5 per cent above",
      { comparator: "approx", value: "100", direction: "lower", ceiling: null },
      "105",
      "met",
      "95.2",
      "-5",
    ],
    [
      "about 100 is exceeded past the level itself",
      { comparator: "approx", value: "100", ceiling: null },
      "101",
      "exceeded",
      "101.0",
      "1",
    ],
    [
      "keeping a level is met at its tolerance",
      { comparator: "maintain", direction: "none" },
      "51",
      "met",
      null,
      "0",
    ],
    [
      "keeping a level is missed beyond it on the good side too",
      { comparator: "maintain" },
      "51.01",
      "not_met",
      null,
      "-0.01",
    ],
    [
      "completion in per cent needs 100",
      { comparator: "complete", value: null },
      "99.9",
      "not_met",
      "99.9",
      "-0.1",
    ],
    [
      "completion in per cent is met at 100",
      { comparator: "complete", value: "100" },
      "100",
      "met",
      "100.0",
      "0",
    ],
    [
      "completion of a count is never exceeded",
      { comparator: "complete", value: "4", unit: "trung tâm" },
      "5",
      "met",
      "125.0",
      "1",
    ],
    [
      "what must not happen is met at zero",
      { comparator: "avoid", value: null, unit: "vụ" },
      "0",
      "met",
      null,
      "0",
    ],
    [
      "what must not happen is missed at one",
      { comparator: "avoid", value: null, unit: "vụ" },
      "1",
      "not_met",
      null,
      "-1",
    ],
  ])("%s", (_rule, changes, value, verdict, attainment, gap) => {
    expect(dueVerdict(changes, value)).toMatchObject({ verdict, attainment, gap, basis: "actual" });
  });
});

describe("rule 3: changes", () => {
  const fall = {
    ...vsLastYear,
    comparator: "decrease_by",
    value: "5",
    direction: "lower",
  } as const;
  const rise = {
    ...vsLastYear,
    comparator: "increase_by",
    value: "5",
    direction: "higher",
  } as const;
  const from = (base: string | null, value: string, changes: Partial<EvaluationTarget>) =>
    evaluate({
      target: aTarget(changes),
      observations: [year(2024, base), year(2025, value)],
      asOf: 2025,
    });

  test.each<
    readonly [
      string,
      Partial<EvaluationTarget>,
      string,
      string,
      Verdict,
      string | null,
      string | null,
    ]
  >([
    ["a fall of exactly a is met", fall, "100", "95", "met", "100.0", "0"],
    [
      "a fall of more than a is exceeded where b is missing",
      fall,
      "100",
      "90",
      "exceeded",
      "200.0",
      "5",
    ],
    ["a fall between a and b is met", { ...fall, valueTo: "10" }, "100", "92", "met", "160.0", "3"],
    ["a fall of exactly b is met", { ...fall, valueTo: "10" }, "100", "90", "met", "200.0", "5"],
    [
      "a fall past b is exceeded",
      { ...fall, valueTo: "10" },
      "100",
      "88",
      "exceeded",
      "240.0",
      "7",
    ],
    ["a fall a little short is nearly met", fall, "100", "95.2", "nearly_met", "96.0", "-0.2"],
    [
      "a rise where a fall is wanted has reached nothing",
      fall,
      "100",
      "110",
      "not_met",
      "0.0",
      "-15",
    ],
    ["a rise mirrors it", rise, "200", "210", "met", "100.0", "0"],
    [
      "a fall where a rise is wanted has reached nothing",
      rise,
      "200",
      "190",
      "not_met",
      "0.0",
      "-10",
    ],
    [
      "from a negative base the change is taken of its size",
      rise,
      "-200",
      "-190",
      "met",
      "100.0",
      "0",
    ],
    [
      "a fall without a number is any fall",
      { ...fall, value: null },
      "100",
      "99",
      "met",
      null,
      "1",
    ],
    ["standing still is no fall", { ...fall, value: null }, "100", "100", "not_met", null, "0"],
    ["a base of zero gives no percentage", fall, "0", "3", "no_data", null, null],
  ])("%s", (_rule, changes, base, value, verdict, attainment, gap) => {
    expect(from(base, value, changes)).toMatchObject({ verdict, attainment, gap });
  });

  test("a base of zero is named as the reason", () => {
    expect(from("0", "3", fall).explanation).toContain("gốc bằng 0");
  });

  test("a base that is not there is no data, and says so", () => {
    const found = from(null, "3", fall);
    expect(found.verdict).toBe("no_data");
    expect(found.explanation).toContain("chưa có số liệu gốc");
  });

  test("an unstated base is asked for, even where the figures would allow a guess", () => {
    const found = from("100", "90", { ...fall, baseline: null });
    expect(found).toMatchObject({
      verdict: "needs_baseline",
      attainment: null,
      gap: null,
      basis: "none",
    });
  });

  test("a stated base year may lie before the term", () => {
    const found = evaluate({
      target: aTarget({ ...rise, value: "20", baseline: { kind: "year", year: 2020 } }),
      observations: [year(2020, "100"), year(2025, "130")],
      asOf: 2025,
    });
    expect(found).toMatchObject({ verdict: "exceeded", attainment: "150.0", gap: "10" });
    expect(found.trace).toMatchObject({ base: "100", change: "30" });
  });

  test("a previous term without a figure is no data", () => {
    const target = aTarget({ ...fall, baseline: { kind: "previous_term", value: null } });
    for (const frequency of ["annual", "by-year", "cumulative"] as const)
      expect(
        evaluate({ target: { ...target, frequency }, observations: [year(2025, "9")], asOf: 2025 }),
      ).toMatchObject({ verdict: "no_data", gap: null });
  });

  test("the previous term is a number the document gives", () => {
    const target = aTarget({
      ...fall,
      baseline: { kind: "previous_term", value: "400" },
      frequency: "cumulative",
    });
    const observations = [2021, 2022, 2023, 2024, 2025].map((at) => year(at, "70"));
    expect(evaluate({ target, observations, asOf: 2025 })).toMatchObject({
      verdict: "exceeded",
      gap: "7.5",
    });
  });
});

describe("rule 7: every year of the term", () => {
  const annual = aTarget({ frequency: "annual" });
  const judge = (observations: readonly YearObservation[], asOf = 2024) =>
    evaluate({ target: annual, observations, asOf });

  test("the worst year counts, the latest of equals", () => {
    const found = judge([year(2021, "48"), year(2022, "60"), year(2023, "49"), year(2024, "70")]);
    expect(found).toMatchObject({ verdict: "nearly_met", attainment: "98.0", gap: "-1" });
    expect(found.periods.map((p) => p.verdict)).toEqual([
      "nearly_met",
      "exceeded",
      "nearly_met",
      "exceeded",
    ]);
  });

  test("years without data are listed and do not count", () => {
    const found = judge([year(2022, "55"), year(2023, null), year(2024, "55")]);
    expect(found.verdict).toBe("exceeded");
    expect(found.periods.map((p) => p.verdict)).toEqual([
      "no_data",
      "exceeded",
      "no_data",
      "exceeded",
    ]);
  });

  test("a missing latest year is said", () => {
    expect(judge([year(2023, "55")]).explanation).toContain("chưa có số liệu năm 2024");
    expect(judge([year(2024, "55")]).explanation).not.toContain("chưa có số liệu");
  });

  test("years after asOf and outside the term are not looked at", () => {
    const found = judge([year(2020, "1"), year(2024, "55"), year(2025, "1")]);
    expect(found.verdict).toBe("exceeded");
    expect(judge([year(2026, "1"), year(2025, "55")], 2027).periods).toHaveLength(5);
  });

  test("an actual beats an estimate of the same year, a missing actual does not", () => {
    expect(judge([year(2024, "60", "estimate"), year(2024, "40")]).verdict).toBe("not_met");
    expect(judge([year(2024, "60", "estimate"), year(2024, null)])).toMatchObject({
      verdict: "exceeded",
      basis: "estimate",
    });
  });

  test("a projection is not a result", () => {
    expect(judge([year(2024, "60", "projection")]).verdict).toBe("no_data");
  });

  test("the first year of a yearly change has no base and does not count", () => {
    const target = aTarget({
      ...vsLastYear,
      comparator: "increase_by",
      value: "5",
      frequency: "annual",
    });
    const found = evaluate({
      target,
      observations: [year(2023, "100"), year(2024, "106")],
      asOf: 2024,
    });
    expect(found.verdict).toBe("exceeded");
    expect(found.periods.map((p) => p.verdict)).toEqual([
      "no_data",
      "no_data",
      "no_data",
      "exceeded",
    ]);
  });
});

describe("rule 8: a due year", () => {
  const judge = (observations: readonly YearObservation[], asOf: number, changes = {}) =>
    evaluate({ target: aTarget(changes), observations, asOf });

  test.each<readonly [string, readonly YearObservation[], number, Verdict, string]>([
    [
      "in the due year its actual counts",
      [year(2024, "60"), year(2025, "40")],
      2025,
      "not_met",
      "actual",
    ],
    ["else its estimate", [year(2025, "60", "estimate")], 2025, "exceeded", "estimate"],
    [
      "a projection of a past due year is no result",
      [year(2025, "60", "projection")],
      2025,
      "no_data",
      "none",
    ],
    ["no other year stands in for it", [year(2024, "60")], 2025, "no_data", "none"],
    ["an actual that meets it early is met", [year(2023, "50")], 2023, "met", "actual"],
    [
      "an estimate that meets it early is a promise only",
      [year(2022, "40"), year(2023, "52", "estimate")],
      2023,
      "on_track",
      "estimate",
    ],
    [
      "a projection that meets it is on track",
      [year(2023, "40"), year(2025, "51", "projection")],
      2023,
      "on_track",
      "projection",
    ],
    [
      "a projection that misses it is at risk",
      [year(2023, "40"), year(2025, "49.9", "projection")],
      2023,
      "at_risk",
      "projection",
    ],
    [
      "an estimate of the due year beats its projection",
      [year(2023, "40"), year(2025, "49", "estimate"), year(2025, "60", "projection")],
      2023,
      "at_risk",
      "estimate",
    ],
    [
      "moving towards it is on track",
      [year(2022, "40"), year(2023, "41")],
      2023,
      "on_track",
      "actual",
    ],
    [
      "standing still is on track",
      [year(2022, "41"), year(2023, "41")],
      2023,
      "on_track",
      "actual",
    ],
    ["moving away is at risk", [year(2022, "41"), year(2023, "40")], 2023, "at_risk", "actual"],
    [
      "years may be missing between the two",
      [year(2021, "45"), year(2023, "40")],
      2023,
      "at_risk",
      "actual",
    ],
    ["one figure says nothing", [year(2023, "40")], 2023, "no_data", "none"],
    ["what is known only later is not known yet", [year(2024, "60")], 2023, "no_data", "none"],
  ])("%s", (_rule, observations, asOf, verdict, basis) => {
    expect(judge(observations, asOf)).toMatchObject({ verdict, basis });
  });

  test("early success is said", () => {
    expect(judge([year(2023, "55")], 2023).explanation).toContain("đạt trước hạn");
  });

  test("a promise carries the attainment and gap reached so far", () => {
    const found = judge([year(2023, "40"), year(2025, "60", "projection")], 2023);
    expect(found).toMatchObject({ attainment: "80.0", gap: "-10" });
  });

  test("without a due year the term's last year is due", () => {
    expect(judge([year(2025, "50")], 2025, { dueYear: null }).verdict).toBe("met");
  });

  test("for lower-is-better, moving down is moving towards it", () => {
    expect(judge([year(2022, "8"), year(2023, "7")], 2023, lower).verdict).toBe("on_track");
    expect(judge([year(2022, "7"), year(2023, "8")], 2023, lower).verdict).toBe("at_risk");
  });
});

describe("rule 9: a sum over the term", () => {
  const jobs = { frequency: "cumulative", value: "1000", unit: "lao động", ceiling: null } as const;
  const judge = (
    values: readonly (string | null)[],
    asOf: number,
    changes: Partial<EvaluationTarget> = {},
  ) =>
    evaluate({
      target: aTarget({ ...jobs, ...changes }),
      observations: values.map((value, i) => year(2021 + i, value)),
      asOf,
    });
  const most = { comparator: "<=", direction: "lower" } as const;

  test.each<
    readonly [
      string,
      readonly (string | null)[],
      number,
      Partial<EvaluationTarget>,
      Verdict,
      string | null,
    ]
  >([
    ["exactly at the pace is on track", ["200", "200", "200"], 2023, {}, "on_track", "60.0"],
    ["under the pace is at risk", ["200", "200", "199"], 2023, {}, "at_risk", "59.9"],
    ["reaching the bound early is met", ["500", "500"], 2022, {}, "met", "100.0"],
    ["passing it early is exceeded", ["500", "501"], 2022, {}, "exceeded", "100.1"],
    [
      "at the end the sum is judged",
      ["200", "200", "200", "200", "160"],
      2025,
      {},
      "nearly_met",
      "96.0",
    ],
    ["a year after asOf is not added", ["200", "200", "200", "900"], 2023, {}, "on_track", "60.0"],
    [
      "a tolerance is granted at the end only",
      ["480", "480"],
      2022,
      { comparator: "approx" },
      "on_track",
      "96.0",
    ],
    [
      "a sum to be kept small is on track under its pace",
      ["100", "100"],
      2022,
      most,
      "on_track",
      "500.0",
    ],
    ["and at risk above it", ["300", "300"], 2022, most, "at_risk", "166.7"],
    [
      "a year without a figure is no year without result",
      ["200", null, "200"],
      2023,
      {},
      "on_track",
      "40.0",
    ],
    [
      "with a year missing at the end, short of the bound says nothing",
      ["200", null, "200", "200", "200"],
      2025,
      {},
      "no_data",
      null,
    ],
    [
      "with a year missing, reaching it stands",
      ["400", null, "300", "200", "200"],
      2025,
      {},
      "exceeded",
      "110.0",
    ],
    [
      "with a year missing, staying under a ceiling is not sure",
      ["100", null, "100", "100", "100"],
      2025,
      most,
      "no_data",
      null,
    ],
    ["no figure at all is no data", [null, null], 2022, {}, "no_data", null],
  ])("%s", (_rule, values, asOf, changes, verdict, attainment) => {
    expect(judge(values, asOf, changes)).toMatchObject({ verdict, attainment });
  });

  test("an estimate of a year without an actual is added and named as the basis", () => {
    const target = aTarget({ ...jobs, value: "300" });
    const observations = [year(2021, "100"), year(2022, "100", "estimate")];
    expect(evaluate({ target, observations, asOf: 2022 })).toMatchObject({
      verdict: "on_track",
      basis: "estimate",
      gap: "-100",
    });
  });
});

describe("rule 10: absence", () => {
  const comparators = [
    ">=",
    "<=",
    "=",
    "between",
    "approx",
    "maintain",
    "complete",
    "avoid",
  ] as const;
  const anyTarget = fc.record({
    comparator: fc.constantFrom(...comparators, "increase_by" as const, "decrease_by" as const),
    strict: fc.boolean(),
    direction: fc.constantFrom("higher", "lower", "none"),
    frequency: fc.constantFrom("annual", "by-year", "cumulative"),
    valueTo: fc.constantFrom("60", "70"),
    baseline: fc.constantFrom(
      { kind: "previous_year" as const },
      { kind: "year" as const, year: 2020 },
    ),
  }) as fc.Arbitrary<Partial<EvaluationTarget>>; // the literals widen to string inside fast-check

  test("figures that are all absent never make a result", () => {
    fc.assert(
      fc.property(anyTarget, fc.integer({ min: 2020, max: 2027 }), (changes, asOf) => {
        const observations = [2020, 2021, 2022, 2023, 2024, 2025].map((at) => year(at, null));
        const { verdict, attainment, gap } = evaluate({
          target: aTarget(changes),
          observations,
          asOf,
        });
        expect(["no_data", "needs_baseline"]).toContain(verdict);
        expect([attainment, gap]).toEqual([null, null]);
      }),
    );
  });

  test("taking figures away never turns another verdict into a missed target", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }).map(String), {
      minLength: 5,
      maxLength: 5,
    });
    const hidden = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        values,
        hidden,
        fc.constantFrom("annual", "by-year", "cumulative"),
        (v, h, frequency) => {
          const target = aTarget({ frequency: frequency as EvaluationTarget["frequency"] });
          const all = v.map((value, i) => year(2021 + i, value));
          const some = all.map((o, i) => (h[i] ? { ...o, value: null } : o));
          const [whole, part] = [all, some].map((observations) =>
            evaluate({ target, observations, asOf: 2025 }),
          );
          if (part?.verdict === "not_met") expect(whole?.verdict).toBe("not_met");
        },
      ),
    );
  });

  test("a zero is a value", () => {
    expect(dueVerdict({}, "0")).toMatchObject({ verdict: "not_met", attainment: "0.0" });
  });

  test("one year more never makes an annual verdict better", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(values, (all) => {
        const target = aTarget({ frequency: "annual" });
        const judge = (some: readonly number[]) =>
          evaluate({
            target,
            observations: some.map((v, i) => year(2021 + i, String(v))),
            asOf: 2025,
          });
        expect(isWorse(judge(all.slice(0, -1)).verdict, judge(all).verdict)).toBe(false);
      }),
    );
  });
});

describe("explanation and trace", () => {
  test("one sentence with Vietnamese numbers", () => {
    const found = evaluate({
      target: aTarget({ value: "14000", unit: "lao động", ceiling: null, comparator: "approx" }),
      observations: [year(2025, "13350.5")],
      asOf: 2025,
    });
    expect(found.explanation).toBe(
      "Năm 2025 là 13.350,5 lao động, mục tiêu khoảng 14.000 lao động vào năm 2025: đạt, trong phạm vi cho phép 5%.",
    );
  });

  test("the trace names the rules, the figures and the thresholds used", () => {
    const { trace } = evaluate({
      target: aTarget({ comparator: "=", frequency: "annual" }),
      observations: [year(2024, "48"), year(2024, "90", "estimate")],
      asOf: 2024,
      settings: { nearlyMetFrom: "96" },
    });
    expect(trace).toMatchObject({ decidedBy: 7, rules: [1, 5, 7], bound: "50" });
    expect(trace.inputs).toEqual([year(2024, "48")]);
    expect(trace.settings).toEqual({
      nearlyMetFrom: "96",
      approxTolerance: "5",
      maintainTolerance: "1",
    });
  });

  test("thresholds are settings", () => {
    const judge = (nearlyMetFrom: string) =>
      evaluate({
        target: aTarget(),
        observations: [year(2025, "48")],
        asOf: 2025,
        settings: { nearlyMetFrom },
      });
    expect([judge("96").verdict, judge("96.1").verdict]).toEqual(["nearly_met", "not_met"]);
  });
});
