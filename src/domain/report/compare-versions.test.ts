import { expect, test } from "vitest";
import { reportInput, resultsTable } from "../../../test/golden/documents/sample.ts";
import { numbersChangedSince } from "./compare-versions.ts";
import { composeReport } from "./compose-report.ts";
import { reportBindings } from "./report-bindings.ts";
import type { ReportInput } from "./report-input.ts";

const version = composeReport(reportInput);
const since = (now: ReportInput) =>
  numbersChangedSince(version, { model: composeReport(now), bindings: reportBindings(now) });

test("nothing changed: nothing is told", () => {
  expect(since(reportInput)).toEqual([]);
});

test("a figure that moved is told with what it was, and where it was quoted", () => {
  const targets = reportInput.targets.map((target) =>
    target.code !== "1.2"
      ? target
      : {
          ...target,
          values: target.values.map((value) =>
            value.year === 2024 ? { ...value, value: "5890" } : value,
          ),
        },
  );
  expect(since({ ...reportInput, targets })).toEqual([
    {
      key: "1.2@2024",
      where: "",
      appendix: null,
      before: "5.887,0",
      after: "5.890,0",
      blockKeys: ["context", "fields.1.target.1.2"],
    },
  ]);
});

test("a target that is gone leaves its numbers without a successor", () => {
  const targets = reportInput.targets.filter((target) => target.code !== "2.1");
  const gone = since({ ...reportInput, targets }).filter(({ key }) => key?.startsWith("2.1"));
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.every(({ after }) => after === null)).toBe(true);
});

test("a cell of an appendix that moved is told by row and column", () => {
  const rows = resultsTable.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      row.id === "r4" && cell.columnId === "y2025" ? { ...cell, text: "6.051,0" } : cell,
    ),
  }));
  const tables = reportInput.tables.map((each) =>
    each.id === "bieu-01" ? { ...each, table: { ...resultsTable, rows } } : each,
  );
  expect(since({ ...reportInput, tables })).toEqual([
    {
      key: null,
      where: "Thu ngân sách nhà nước trên địa bàn, 2025",
      appendix: "Biểu 01",
      before: "6.050,0",
      after: "6.051,0",
      blockKeys: [],
    },
  ]);
});
