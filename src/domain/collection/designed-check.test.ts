import { describe, expect, test } from "vitest";
import {
  type DesignedCheck,
  earlierPlaces,
  isCrossUnit,
  readPlaces,
  runDesignedChecks,
} from "./designed-check.ts";
import { earlierFigures } from "./earlier-figure.ts";
import { namedRows } from "./expression/names.ts";
import { parseExpression, parseRelation } from "./expression/parse-expression.ts";
import { resolveRelation } from "./expression/resolve.ts";
import { cellKey } from "./form.ts";
import { aFormOf, aFormRow, columnsOf } from "../../../test/support/forms.ts";

const aForm = (code: string, names: readonly string[]) =>
  aFormOf(
    code,
    names.map((name) => aFormRow(name, { indicatorId: `chỉ tiêu ${name}` })),
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
    columnId: null,
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

const poorIn = (year: number) => ({
  indicatorId: "chỉ tiêu Số hộ nghèo",
  year,
  from: "known" as const,
});

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

  test("a check of one column leaves the others alone", () => {
    const check = aCheck("[Số hộ nghèo] <= [Tổng số hộ]", { columnId: "Biểu 01-2023" });
    const values = { [poor(2023)]: "5", [all(2023)]: "1", [poor(2024)]: "5", [all(2024)]: "1" };
    expect(run(check, values).map(({ columnId }) => columnId)).toEqual(["Biểu 01-2023"]);
  });

  describe("figures of other periods and other rounds", () => {
    const earlier = earlierFigures([
      { ...poorIn(2022), kind: "estimate", value: "9" },
      { ...poorIn(2020), kind: "actual", value: "50" },
      { ...poorIn(2024), kind: "actual", from: "earlier_round", value: "7" },
    ]);
    const messages = (text: string, values: Readonly<Record<string, string>>) =>
      runDesignedChecks([aCheck(text, { message: "{trái} và {phải}" })], FORMS, {
        at: (rowId, columnId) => values[cellKey(rowId, columnId)],
        earlier,
      }).map(({ columnId, message }) => [columnId, message]);

    test.each([
      [
        "a year that the form has is read there",
        "năm trước",
        { [poor(2023)]: "8" },
        "Biểu 01-2024",
        "10 và 8",
      ],
      [
        "a year outside the form is read from what was accepted",
        "năm 2020",
        {},
        "Biểu 01-2024",
        "10 và 50",
      ],
      ["so are years counted back", "4 năm trước", {}, "Biểu 01-2024", "10 và 50"],
      [
        "what another round had accepted for the same year",
        "đợt trước",
        {},
        "Biểu 01-2024",
        "10 và 7",
      ],
    ] as const)("%s", (_rule, period, values, columnId, message) => {
      expect(
        messages(`[Số hộ nghèo] = [Số hộ nghèo] ${period}`, { ...values, [poor(2024)]: "10" }),
      ).toContainEqual([columnId, message]);
    });

    test("an estimate stands in where nothing is known to have happened; no figure is silence", () => {
      expect(messages("[Số hộ nghèo] = [Số hộ nghèo] năm trước", { [poor(2023)]: "10" })).toEqual([
        ["Biểu 01-2023", "10 và 9"],
      ]);
      expect(messages("[Số hộ nghèo] = [Số hộ nghèo] năm 2019", { [poor(2024)]: "10" })).toEqual(
        [],
      );
    });

    test("what must be read beforehand is told, and what both sides are made of", () => {
      const check = aCheck("[Số hộ nghèo] = tổng các đơn vị([Biểu 02: Hộ cận nghèo] 2 năm trước)");
      expect(earlierPlaces(check, FORMS)).toEqual([
        { indicatorId: "chỉ tiêu Hộ cận nghèo", year: 2021, kind: "actual", from: "known" },
        { indicatorId: "chỉ tiêu Hộ cận nghèo", year: 2022, kind: "actual", from: "known" },
      ]);
      expect(readPlaces(check, FORMS, "Biểu 01-2024")).toMatchObject([
        { row: { rowId: "Số hộ nghèo" }, overUnits: false, columnId: "Biểu 01-2024" },
        { row: { rowId: "Hộ cận nghèo" }, overUnits: true, columnId: null, place: { year: 2022 } },
      ]);
    });
  });
});
