import { describe, expect, test } from "vitest";
import { type DesignRow, moveRow, removeRow } from "./design-rows.ts";

const row = (
  key: string,
  parentKey: string | null,
  change: Partial<DesignRow> = {},
): DesignRow => ({
  key,
  parentKey,
  number: "",
  label: key,
  kind: "figure",
  isPart: false,
  unitOfMeasure: "",
  decimals: 0,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorKey: null,
  denominatorKey: null,
  shareGroup: null,
  isRequired: true,
  evidenceRequired: false,
  overUnits: "sum",
  direction: "none",
  ceiling: null,
  source: "",
  isIllustrative: false,
  providers: [],
  ...change,
});

/** I (1 (a), 2), II (3) */
const rows = [
  row("I", null),
  row("1", "I"),
  row("a", "1"),
  row("2", "I"),
  row("II", null),
  row("3", "II", { numeratorKey: "a", denominatorKey: "2" }),
];
const keys = (some: readonly DesignRow[]) => some.map(({ key }) => key).join(" ");

describe("rows of a design", () => {
  test.each([
    ["a row moves with what is below it", 0, 1, "II 3 I 1 a 2"],
    ["and up past a whole branch", 3, -1, "I 2 1 a II 3"],
    ["down past its neighbour", 1, 1, "I 2 1 a II 3"],
    ["it never leaves its parent", 5, -1, "I 1 a 2 II 3"],
    ["nor goes past the end", 4, 1, "I 1 a 2 II 3"],
  ] as const)("%s", (_rule, at, step, expected) => {
    expect(keys(moveRow(rows, at, step))).toBe(expected);
  });

  test("what is taken out leaves nothing that names it", () => {
    const left = removeRow(removeRow(rows, "1"), "a");
    expect(keys(left)).toBe("I 2 II 3");
    expect(removeRow(rows, "1").find(({ key }) => key === "a")?.parentKey).toBe("I");
    expect(left.find(({ key }) => key === "3")).toMatchObject({
      numeratorKey: null,
      denominatorKey: "2",
    });
  });
});
