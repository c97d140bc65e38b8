import { describe, expect, test } from "vitest";
import { nextRoman, outlineNumbers } from "./outline-numbers.ts";

describe("outlineNumbers(levels)", () => {
  test("counting begins anew under every higher heading", () => {
    expect(outlineNumbers([0, 1, 1, 2, 2, 1, 2, 0, 1])).toEqual([
      "I",
      "I",
      "II",
      "1",
      "2",
      "III",
      "1",
      "II",
      "I",
    ]);
  });

  test.each([
    ["I", "II"],
    ["III", "IV"],
    ["IX", "X"],
  ])("after %s comes %s", (numeral, next) => {
    expect(nextRoman(numeral)).toBe(next);
  });

  test("letters follow the Vietnamese alphabet", () => {
    expect(outlineNumbers([3, 3, 3, 3, 3, 3, 3]).join("")).toBe("abcdđeg");
  });

  test("Roman numerals go on past ten", () => {
    expect(outlineNumbers(Array.from({ length: 14 }, () => 1 as const)).slice(8)).toEqual([
      "IX",
      "X",
      "XI",
      "XII",
      "XIII",
      "XIV",
    ]);
  });
});
