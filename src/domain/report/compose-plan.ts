import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import {
  appendixName,
  appendixNumbers,
  endMarked,
  furnitureOf,
  numbered,
  tableAppendices,
} from "./document-parts.ts";
import { assignmentTable } from "./plan-annex.ts";
import { planBody } from "./plan-body.ts";
import type { PlanDocumentInput } from "./plan-document.ts";
import { lowerFirst } from "./plan-words.ts";
import type { ReportModel } from "./report-model.ts";

const DOCUMENT_TYPE = "Kế hoạch";

/** A form to be filled in: what nobody has answered yet is room to write, not "chưa có số liệu". */
function toFillIn(table: StatisticalTable): StatisticalTable {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.value === null ? { ...cell, text: "", status: null } : cell,
    ),
  }));
  return { ...table, rows, legend: [] };
}

/** The annex of assignments first, then the forms of the plan. */
function annexTables(input: PlanDocumentInput): PlanDocumentInput["tables"] {
  const assignments = assignmentTable(input);
  return [
    ...(assignments === null ? [] : [{ id: "assignments", table: assignments }]),
    ...input.tables.map(({ id, table }) => ({ id, table: toFillIn(table) })),
  ];
}

const SECTIONS = ["purposes", "requirements", "duties"] as const;

/** Sections left out because nobody has written them. */
const emptySections = (input: PlanDocumentInput): ReportModel["notices"] =>
  SECTIONS.filter((section) => input[section].length === 0).map((section) => ({
    kind: "section-empty",
    blockId: "opening",
    subject: section,
  }));

/** Composes the plan document itself (kế hoạch) from what the register holds. */
export function composePlan(input: PlanDocumentInput): ReportModel {
  const tables = annexTables(input);
  const names = appendixNumbers(tables.length).map(appendixName);
  const body = endMarked(numbered(planBody(input, names)));
  return {
    furniture: furnitureOf(input.issuing, DOCUMENT_TYPE, input.subject),
    properties: {
      title: `${DOCUMENT_TYPE} ${lowerFirst(input.subject)}`,
      author: input.issuing.issuerName,
      keywords: [],
      writtenAt: input.issuing.writtenAt,
      freezeVersion: null,
    },
    body,
    appendices: tableAppendices(tables, input.issuing, DOCUMENT_TYPE),
    notices: emptySections(input),
  };
}
