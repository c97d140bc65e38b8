import { describe, expect, test } from "vitest";
import { type IndicatorLinks, checkLinks } from "./check-indicator.ts";

const links = (id: string, change: Partial<IndicatorLinks> = {}): IndicatorLinks => ({
  id,
  name: id,
  overUnits: "sum",
  numeratorId: null,
  denominatorId: null,
  weightId: null,
  ...change,
});

const known = new Map(
  [
    links("a"),
    links("b"),
    links("tỷ lệ", { overUnits: "ratio", numeratorId: "a", denominatorId: "b" }),
    links("bình quân", { overUnits: "weighted_mean", weightId: "tỷ lệ" }),
  ].map((each) => [each.id, each]),
);

describe("checkLinks(indicator, known)", () => {
  test.each<[string, IndicatorLinks, boolean]>([
    ["a count needs nothing", links("a"), true],
    ["a rate names both counts", links("x", { numeratorId: "a", denominatorId: "b" }), true],
    ["one count is half a rate", links("x", { numeratorId: "a" }), false],
    [
      "a count over itself says nothing",
      links("x", { numeratorId: "a", denominatorId: "a" }),
      false,
    ],
    ["a weighted mean names its weight", links("x", { overUnits: "weighted_mean" }), false],
    [
      "what is not there cannot be divided",
      links("x", { numeratorId: "a", denominatorId: "?" }),
      false,
    ],
    [
      "nothing is computed from itself",
      links("a", { numeratorId: "a", denominatorId: "b" }),
      false,
    ],
    [
      "nor around a corner",
      links("a", { overUnits: "weighted_mean", weightId: "bình quân" }),
      false,
    ],
  ])("%s", (_rule, indicator, isFine) => {
    expect(checkLinks(indicator, known).ok).toBe(isFine);
  });
});
