import { describe, expect, test } from "vitest";
import { readWrittenLevel } from "./written-level.ts";

describe("readWrittenLevel(text, unit)", () => {
  test.each([
    ["", "%", { kind: "none" }],
    ["95,5", "%", { kind: "number", value: "95.5" }],
    ["02", "căn nhà", { kind: "number", value: "2" }],
    ["14.000.000", "triệu đồng", { kind: "number", value: "14000000" }],
    ["1.234,5", "tỷ đồng", { kind: "number", value: "1234.5" }],
    ["−0,18", "điểm", { kind: "number", value: "-0.18" }],
    ["khoảng 300", "người", { kind: "not-a-number" }],
  ] as const)("“%s” of %s can mean one thing", (text, unit, read) => {
    expect(readWrittenLevel(text, unit)).toEqual(read);
  });

  test.each([
    "người",
    "hộ",
    "căn",
    "căn nhà/năm",
    "lao động",
    "lượt người",
    "doanh nghiệp",
    "vụ",
    "đồng",
  ])("“1.200” of %s is grouped: 1200", (unit) => {
    expect(readWrittenLevel("1.200", unit)).toEqual({ kind: "number", value: "1200" });
  });

  test.each(["tỷ đồng", "triệu lượt", "ha", "km", "tấn", "giờ", "", "triệu đồng/người"])(
    "“1.200” of “%s” is asked, grouping proposed",
    (unit) => {
      expect(readWrittenLevel("1.200", unit)).toEqual({
        kind: "ambiguous",
        readings: ["1200", "1.2"],
        proposed: "1200",
      });
    },
  );

  test("“1.200” of a rate is asked, 1,2 proposed", () => {
    expect(readWrittenLevel("1.200", "%")).toEqual({
      kind: "ambiguous",
      readings: ["1200", "1.2"],
      proposed: "1.2",
    });
  });

  test("a comma before three digits is asked, of what is counted too", () => {
    expect(readWrittenLevel("1,200", "người")).toEqual({
      kind: "ambiguous",
      readings: ["1.2", "1200"],
      proposed: "1200",
    });
  });
});
