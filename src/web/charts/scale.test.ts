import { describe, expect, test } from "vitest";
import { goalExtent, visibleGoal } from "./goal.ts";
import { layoutMatrix } from "./matrix-geometry.ts";
import { linearScale, niceTicks, padded, runsOf, spanOf } from "./scale.ts";
import { layoutStack } from "./StackBar.tsx";
import { completenessStep } from "./TileMap.tsx";
import { trendGeometry } from "./TrendChart.tsx";

describe("linearScale(domain, from, to)", () => {
  test("both ends of the domain land on both ends of the paper, upside down too", () => {
    const y = linearScale({ low: 80, high: 100 }, 118, 14);
    expect([y(80), y(100), y(90)]).toEqual([118, 14, 66]);
  });
  test("a domain of one value stands in the middle", () => {
    expect(linearScale({ low: 5, high: 5 }, 0, 10)(5)).toBe(5);
  });
});

describe("spanOf(values)", () => {
  test("a missing figure does not pull the span to zero", () => {
    expect(spanOf([94, null, 88, undefined])).toEqual({ low: 88, high: 94 });
  });
  test("nothing known has no span", () => {
    expect(spanOf([null, undefined])).toBeUndefined();
  });
});

describe("niceTicks(span, count)", () => {
  test.each([
    ["tens", { low: 86, high: 98 }, [86, 88, 90, 92, 94, 96, 98], 6],
    ["fractions without noise", { low: 0, high: 0.4 }, [0, 0.1, 0.2, 0.3, 0.4], 4],
    ["negative to positive", { low: -5, high: 5 }, [-5, -2.5, 0, 2.5, 5], 4],
    ["a span of nothing", { low: 3, high: 3 }, [3], 4],
  ] as const)("%s", (_name, span, ticks, count) => {
    expect(niceTicks(span, count)).toEqual(ticks);
  });
  test("padding a single value still leaves room", () => {
    const { low, high } = padded({ low: 0, high: 0 });
    expect(high).toBeGreaterThan(low);
  });
});

describe("runsOf(points)", () => {
  const point = (x: number) => ({ x, y: 0 });
  test("a missing value breaks the line", () => {
    expect(runsOf([point(1), point(2), null, point(4)])).toEqual([
      [point(1), point(2)],
      [point(4)],
    ]);
  });
});

describe("visibleGoal(goal, domain)", () => {
  const domain = { low: 0, high: 10 };
  test.each([
    ["a floor reaches the upper edge", { from: 6 }, { low: 6, high: 10 }],
    ["a ceiling reaches the lower edge", { to: 4 }, { low: 0, high: 4 }],
    ["a range stays a range", { from: 4, to: 6 }, { low: 4, high: 6 }],
    ["a zone outside is not drawn", { from: 12 }, undefined],
  ])("%s", (_rule, goal, zone) => {
    expect(visibleGoal(goal, domain)).toEqual(zone);
  });
  test("the zone has a positive size on an axis that runs upwards", () => {
    const up = linearScale(domain, 100, 0);
    expect(goalExtent({ low: 6, high: 10 }, up)).toEqual({ at: 0, size: 40 });
  });
});

describe("trendGeometry(props)", () => {
  const points = [
    { year: 2020, value: 88, text: "88" },
    { year: 2021, value: null, text: "…" },
    { year: 2022, value: 93, text: "93" },
  ];
  test("the target and the band of the forecast are inside the picture", () => {
    const fan = [{ year: 2023, value: 95, text: "95", low80: 90, high80: 99 }];
    const drawn = trendGeometry({ label: "", points, target: { value: 97, text: "97" }, fan });
    expect(drawn?.domain.high).toBeGreaterThan(99);
    expect(drawn?.y(99)).toBeGreaterThan(0);
  });
  test("a gap makes two runs and the last known point is the newest", () => {
    const drawn = trendGeometry({ label: "", points });
    expect(drawn?.runs.length).toBe(2);
    expect(drawn?.last).toEqual(drawn?.drawn[2]);
  });
  test("without any figure there is nothing to draw", () => {
    expect(trendGeometry({ label: "", points: [{ year: 2020, value: null, text: "…" }] })).toBe(
      undefined,
    );
  });
});

describe("layoutMatrix(groups)", () => {
  const columns = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ key: `c${at}`, label: `${at}` }));
  test("a group begins one gap after the end of the one before", () => {
    const { groups, width } = layoutMatrix([
      { key: "1", label: "1", columns: columns(10) },
      { key: "2", label: "2", columns: columns(3) },
    ]);
    const [first, second] = groups;
    expect(second?.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0) + 8);
    expect(width).toBeCloseTo((second?.x ?? 0) + (second?.width ?? 0));
  });
  test("no groups have no width", () => {
    expect(layoutMatrix([]).width).toBe(0);
  });
});

describe("layoutStack(parts, width)", () => {
  test("parts and the hairs between them fill the width, empty parts take none", () => {
    const placed = layoutStack(
      [
        { key: "a", count: 1, fill: "" },
        { key: "b", count: 0, fill: "" },
        { key: "c", count: 3, fill: "" },
      ],
      89,
    );
    expect(placed.map(({ key, x, width }) => [key, x, width])).toEqual([
      ["a", 0, 22],
      ["c", 23, 66],
    ]);
  });
});

describe("completenessStep(done, total)", () => {
  test.each([
    ["nothing done is the empty step", 0, 4, 0],
    ["almost done is never the full step", 99, 100, 4],
    ["only all is the full step", 4, 4, 5],
    ["no work at all is the empty step", 0, 0, 0],
  ] as const)("%s", (_rule, done, total, step) => {
    expect(completenessStep(done, total)).toBe(step);
  });
});
