import { describe, expect, test } from "vitest";
import type { IndicatorView } from "../../contract/form.ts";
import { changeOf, draftOf } from "./indicator-words.ts";

const rate: IndicatorView = {
  id: "1",
  code: "YT.01",
  name: "Tỷ lệ tham gia bảo hiểm y tế",
  unitOfMeasure: "%",
  decimals: 2,
  direction: "higher",
  ceiling: "100",
  overUnits: "ratio",
  overTime: "last",
  numeratorId: null,
  denominatorId: null,
  weightId: null,
  formula: null,
  definition: "",
  source: "",
  frequency: "annual",
  isIllustrative: false,
  isUsed: true,
  providers: [],
};

describe("changeOf(indicator, draft)", () => {
  test("what stands is not sent again", () => {
    expect(changeOf(rate, draftOf(rate))).toEqual({});
  });

  test("a comma is a decimal mark, and an emptied field is nothing", () => {
    const draft = { ...draftOf(rate), ceiling: "99,5", definition: "Số người có thẻ" };
    expect(changeOf(rate, draft)).toEqual({ ceiling: "99.5", definition: "Số người có thẻ" });
    expect(changeOf(rate, { ...draft, ceiling: " ", definition: "" })).toEqual({ ceiling: null });
  });

  test("decimals that are no number never count as none", () => {
    expect(changeOf(rate, { ...draftOf(rate), decimals: "hai" })).toEqual({ decimals: -1 });
  });
});
