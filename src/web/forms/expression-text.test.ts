import { describe, expect, test } from "vitest";
import type { NamedRow } from "../../domain/collection/expression/names.ts";
import { accept, conditionError, mend, suggestionsAt } from "./expression-text.ts";

const aRow = (name: string, formId = "f1"): NamedRow => ({
  formId,
  formCode: formId === "f1" ? "Biểu 01" : "Biểu 02",
  name,
  label: name,
  rowId: name,
  indicatorId: null,
  unitOfMeasure: "hộ",
  decimals: 0,
});
const ROWS = [aRow("Số hộ nghèo"), aRow("Tổng số hộ"), aRow("Dân số", "f2")];

const labels = (text: string, caret = text.length) =>
  suggestionsAt(text, caret, "f1", ROWS).items.map(({ label }) => label);

describe("suggestionsAt", () => {
  test("an open bracket offers every name, those of other forms with their code", () => {
    expect(labels("[")).toEqual(["Số hộ nghèo", "Tổng số hộ", "Biểu 02: Dân số"]);
  });
  test("letters without accents find names and words; what begins so comes first", () => {
    expect(labels("[Số hộ nghèo] <= tong")).toEqual([
      "Tổng số hộ",
      "tổng(…; …)",
      "tổng các đơn vị([…])",
    ]);
  });
  test("after a sign nothing is offered", () => {
    expect(labels("[Số hộ nghèo] <= ")).toEqual([]);
  });
  test("what is taken replaces what was typed, and a name that was there", () => {
    const text = "[so ho] <= 3";
    const found = suggestionsAt(text, 4, "f1", ROWS);
    const [first] = found.items;
    if (first === undefined) throw new Error("nothing is offered");
    expect(accept(text, found, first)).toEqual({ text: "[Số hộ nghèo] <= 3", caret: 13 });
  });
});

describe("mend", () => {
  test("a nearest name takes the place of the wrong one", () => {
    const text = "[So ho ngheo] <= [Tổng số hộ]";
    const error = conditionError(text, "f1", ROWS);
    if (error === undefined) throw new Error("nothing is wrong");
    const mended = mend(text, error, error.proposals[0] ?? "");
    expect(mended).toBe("[Số hộ nghèo] <= [Tổng số hộ]");
    expect(conditionError(mended, "f1", ROWS)).toBeUndefined();
  });
});
