import { describe, expect, test } from "vitest";
import { checkEvidence } from "./check-evidence.ts";
import { type CellValue, missing, present } from "./figure.ts";
import { cellKey } from "./form.ts";
import { aFormColumn, aFormOf, aFormRow } from "../../../test/support/forms.ts";

const form = aFormOf(
  "Biểu 01",
  [aFormRow("a", { evidenceRequired: true }), aFormRow("b")],
  [aFormColumn(2023), aFormColumn(2024, "estimate")],
);

const found = (cells: readonly (readonly [string, CellValue])[], more = {}) =>
  checkEvidence({
    form,
    cells: new Map(cells),
    rowIds: new Set(["a", "b"]),
    notes: new Map(),
    proven: new Set(),
    ...more,
  });
const key = cellKey("a", "2023");

describe("a figure that must be proven", () => {
  test("is asked about where no file proves it", () => {
    expect(found([[key, present("12")]])).toMatchObject([
      { rowId: "a", columnId: "2023", severity: "must_explain", explained: false },
    ]);
  });

  test("is settled by a file, or by a reason", () => {
    expect(found([[key, present("12")]], { proven: new Set([key]) })).toEqual([]);
    const notes = new Map([[key, "Đang chờ quyết toán"]]);
    expect(found([[key, present("12")]], { notes })[0]?.explained).toBe(true);
  });

  test.each([
    ["a blank", []],
    ["what did not happen", [[key, missing("none")]]],
    ["an estimate", [[cellKey("a", "2024"), present("12")]]],
    ["a row that asks for no proof", [[cellKey("b", "2023"), present("12")]]],
  ] as const)("is not %s", (_, cells) => {
    expect(found(cells)).toEqual([]);
  });
});
