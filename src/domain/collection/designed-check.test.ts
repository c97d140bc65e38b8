import { describe, expect, test } from "vitest";
import { type DesignedCheck, isCrossUnit, runDesignedChecks } from "./designed-check.ts";
import { namedRows } from "./expression/names.ts";
import { parseExpression, parseRelation } from "./expression/parse-expression.ts";
import { resolveRelation } from "./expression/resolve.ts";
import { cellKey } from "./form.ts";
import { aFormOf, aFormRow, columnsOf } from "../../../test/support/forms.ts";

const aForm = (code: string, names: readonly string[]) =>
  aFormOf(
    code,
    names.map((name) => aFormRow(name)),
    columnsOf(code, [2023, 2024]),
  );

const FORMS = [aForm("Biểu 01", ["Số hộ nghèo", "Tổng số hộ"]), aForm("Biểu 02", ["Hộ cận nghèo"])];

function aCheck(text: string, changes: Partial<DesignedCheck> = {}): DesignedCheck {
  const relation = parseRelation(text);
  if (!relation.ok) throw new Error(relation.error.message);
  const rows = resolveRelation(relation.value, "Biểu 01", namedRows(FORMS));
  if (!rows.ok) throw new Error(rows.error.message);
  return {
    id: "1",
    code: "K1",
    name: "Hộ nghèo trong tổng số hộ",
    formId: "Biểu 01",
    rowId: "Số hộ nghèo",
    severity: "blocking",
    message: "",
    relation: relation.value,
    proposal: null,
    rows: rows.value,
    ...changes,
  };
}

function run(
  check: DesignedCheck,
  values: Readonly<Record<string, string>>,
  overUnits?: Readonly<Record<string, string>>,
) {
  return runDesignedChecks([check], FORMS, {
    at: (rowId, columnId) => values[cellKey(rowId, columnId)],
    ...(overUnits === undefined
      ? {}
      : { overUnits: (rowId: string, columnId: string) => overUnits[cellKey(rowId, columnId)] }),
  });
}

const poor = (year: number) => cellKey("Số hộ nghèo", `Biểu 01-${year}`);
const all = (year: number) => cellKey("Tổng số hộ", `Biểu 01-${year}`);

describe("runDesignedChecks", () => {
  test("each column is held against its own figures, and the message tells both sides", () => {
    const found = run(
      aCheck("[Số hộ nghèo] <= [Tổng số hộ]", {
        message: "Số hộ nghèo ({trái}) lớn hơn tổng số hộ ({phải}), thừa {lệch}.",
      }),
      { [poor(2023)]: "5", [all(2023)]: "10", [poor(2024)]: "1200", [all(2024)]: "1000" },
    );
    expect(found).toEqual([
      expect.objectContaining({
        rowId: "Số hộ nghèo",
        columnId: "Biểu 01-2024",
        severity: "blocking",
        message: "Số hộ nghèo (1.200) lớn hơn tổng số hộ (1.000), thừa 200.",
      }),
    ]);
  });

  test("a missing figure makes it silent", () => {
    expect(run(aCheck("[Số hộ nghèo] <= [Tổng số hộ]"), { [poor(2024)]: "5" })).toEqual([]);
  });

  test("another form is read in the same year, another year in its own column", () => {
    const values = {
      [poor(2023)]: "8",
      [poor(2024)]: "9",
      [cellKey("Hộ cận nghèo", "Biểu 02-2024")]: "4",
    };
    const across = aCheck("[Số hộ nghèo] <= [Biểu 02: Hộ cận nghèo]");
    expect(run(across, values).map(({ columnId }) => columnId)).toEqual(["Biểu 01-2024"]);
    const before = aCheck("[Số hộ nghèo] <= [Số hộ nghèo](năm trước)");
    expect(run(before, values).map(({ columnId }) => columnId)).toEqual(["Biểu 01-2024"]);
  });

  test("sums over units are silent where the units are not known, and held where they are", () => {
    const check = aCheck("[Tổng số hộ] = tổng các đơn vị([Biểu 02: Hộ cận nghèo])");
    const values = { [all(2024)]: "10" };
    expect(isCrossUnit(check)).toBe(true);
    expect(run(check, values)).toEqual([]);
    const wards = { [cellKey("Hộ cận nghèo", "Biểu 02-2024")]: "12" };
    expect(run(check, values, wards)).toHaveLength(1);
  });

  test("a proposal is computed and rounded as the row is printed", () => {
    const proposal = parseExpression("[Tổng số hộ] / 3");
    const check = aCheck("[Số hộ nghèo] <= [Tổng số hộ]", {
      proposal: proposal.ok ? proposal.value : null,
    });
    const [found] = run(check, { [poor(2024)]: "20", [all(2024)]: "10" });
    expect(found?.proposal).toBe("3");
  });
});
