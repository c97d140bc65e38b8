import { describe, expect, test } from "vitest";
import { isRate, ratioScale, readUnit } from "./unit-of-measure.ts";

describe("readUnit(text)", () => {
  test.each([
    ["a scale word in front is a factor", "triệu lượt người", "1000000", "lượt người"],
    ["nghìn and ngàn are one word", "ngàn lượt", "1000", "lượt"],
    ["scale words multiply", "nghìn tỷ đồng", "1000000000000", "đồng"],
    ["without one the factor is 1", "Lao động", "1", "lao động"],
    ["a scale word alone counts nothing named", "triệu", "1000000", ""],
  ])("%s", (_rule, text, scale, base) => {
    const unit = readUnit(text);
    expect([unit.scale.toFixed(), unit.base]).toEqual([scale, base]);
  });
});

describe("ratioScale(unit) and isRate(unit)", () => {
  test.each([
    ["%", "100", true],
    ["‰", "1000", true],
    ["bác sĩ/10.000 dân", "10000", false],
    ["triệu đồng/người", "1", false],
    ["ca/100 trẻ", "100", false],
  ])("%s", (unit, scale, rate) => {
    expect([ratioScale(unit).toFixed(), isRate(unit)]).toEqual([scale, rate]);
  });
});
