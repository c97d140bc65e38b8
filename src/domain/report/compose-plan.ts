import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import {
  appendixName,
  appendixNumbers,
  endMarked,
  furnitureOf,
  numbered,
  tableAppendices,
} from "./document-parts.ts";
import { enactingFormula, formOf } from "../plan/document-type.ts";
import { assignmentTable } from "./plan-annex.ts";
import { groupAppendices, partGroups } from "./plan-appendices.ts";
import { planBody } from "./plan-body.ts";
import type { PlanDocumentInput } from "./plan-document.ts";
import { bare, lowerFirst } from "./plan-words.ts";
import type { Furniture, ReportModel } from "./report-model.ts";

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

/**
 * The annex of assignments first, then the forms of the plan. A plan that assigns in appendices of
 * its own has that annex already.
 */
function annexTables(input: PlanDocumentInput, isOwn: boolean): PlanDocumentInput["tables"] {
  const assignments = isOwn ? null : assignmentTable(input);
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

/** A letter is addressed to those it gives work to, unless it says to whom. */
function addresseesOf({ issuing, groups }: PlanDocumentInput): readonly string[] {
  if (issuing.addressees.length > 0) return issuing.addressees;
  const named = groups
    .flatMap(({ items }) => items)
    .flatMap(({ leadUnit, coordinatingUnits }) => [leadUnit ?? [], coordinatingUnits].flat());
  return [...new Set(named.map(bare))];
}

function furnitureOfPlan(input: PlanDocumentInput): Furniture {
  const { documentType, issuing, subject } = input;
  if (formOf(documentType) === "letter") {
    const addressees = addresseesOf(input);
    return furnitureOf({ ...issuing, addressees }, null, lowerFirst(subject));
  }
  const furniture = furnitureOf(issuing, documentType, subject);
  const formula = enactingFormula(documentType);
  return formula === null
    ? furniture
    : { ...furniture, enacting: { authority: issuing.issuerName.toUpperCase(), formula } };
}

/** Composes the plan document itself (kế hoạch) from what the register holds. */
export function composePlan(input: PlanDocumentInput): ReportModel {
  const { documentType, subject, issuing } = input;
  const { text, appended } = partGroups(input.groups);
  const tables = annexTables(input, appended.length > 0);
  const names = appendixNumbers(tables.length, appended.length).map(appendixName);
  return {
    furniture: furnitureOfPlan(input),
    properties: {
      title: `${documentType} ${lowerFirst(subject)}`,
      author: issuing.issuerName,
      keywords: [],
      writtenAt: issuing.writtenAt,
      freezeVersion: null,
    },
    body: endMarked(numbered(planBody({ ...input, groups: text }, names))),
    appendices: [
      ...groupAppendices(input, appended, tables.length),
      ...tableAppendices(tables, issuing, documentType, appended.length),
    ],
    notices: emptySections(input),
  };
}
