import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import {
  appendixName,
  appendixNumbers,
  endMarked,
  furnitureOf,
  numbered,
  tableAppendices,
} from "./document-parts.ts";
import { closedLines } from "./furniture-text.ts";
import { EMPTY_TEXT } from "./report-draft.ts";
import type { IssuingFacts } from "./report-input.ts";
import { plain } from "./report-model.ts";
import type {
  HeadingBlock,
  HeadingLevel,
  ListBlock,
  Origin,
  ParagraphBlock,
  ReportBlock,
  ReportModel,
} from "./report-model.ts";

/** An item of the plan with who does it and by when, as the plan words it. */
export interface PlanDocumentItem {
  /** "4.10". */
  readonly number: string;
  readonly text: string;
  readonly subItems: readonly string[];
  readonly leadUnit: string | null;
  readonly coordinatingUnits: readonly string[];
  readonly dataOwners: readonly string[];
  readonly product: string;
  /** "Hoàn thành trước ngày 09/9/2024"; null where the plan gives none. */
  readonly deadline: string | null;
}

export interface PlanDocumentGroup {
  readonly number: string;
  readonly title: string;
  readonly items: readonly PlanDocumentItem[];
}

/** What one unit, or several together, must see to (tổ chức thực hiện). */
export interface PlanDocumentDuty {
  readonly units: readonly string[];
  readonly duties: readonly string[];
}

/** Everything the plan document is composed from: the register, not a text. */
export interface PlanDocumentInput {
  readonly issuing: IssuingFacts;
  readonly subject: string;
  readonly purposes: readonly string[];
  readonly requirements: readonly string[];
  readonly groups: readonly PlanDocumentGroup[];
  readonly duties: readonly PlanDocumentDuty[];
  /** Forms that go with the plan as its appendices. */
  readonly tables: readonly { readonly id: string; readonly table: StatisticalTable }[];
}

const DOCUMENT_TYPE = "Kế hoạch";
const TEMPLATE: Origin = { kind: "template" };

const heading = (
  id: string,
  level: HeadingLevel,
  text: string,
  number: string | null = null,
): HeadingBlock => ({ kind: "heading", id, level, number, text });

const paragraph = (id: string, text: string, origin: Origin = TEMPLATE): ParagraphBlock => ({
  kind: "paragraph",
  id,
  runs: [plain(text)],
  origin,
});

const list = (id: string, lines: readonly string[]): readonly ListBlock[] =>
  lines.length === 0
    ? []
    : [
        {
          kind: "list",
          id,
          items: lines.map((text, index) => ({
            id: `${id}.${index + 1}`,
            runs: [plain(text)],
            origin: TEMPLATE,
          })),
        },
      ];

const bare = (text: string): string => text.replace(/[.;:\s]+$/u, "");
const sentence = (text: string): string => `${bare(text)}.`;

function statedList(id: string, title: string, lines: readonly string[]): readonly ReportBlock[] {
  return [
    heading(`${id}.title`, 2, title),
    ...(lines.length === 0
      ? [paragraph(id, EMPTY_TEXT, { kind: "missing" })]
      : list(id, lines.map(sentence))),
  ];
}

function assignmentLines(item: PlanDocumentItem): readonly string[] {
  const named = (label: string, units: readonly string[]) =>
    units.length === 0 ? [] : [`${label}: ${units.map(bare).join("; ")}.`];
  return [
    ...named("Đơn vị chủ trì", item.leadUnit === null ? [] : [item.leadUnit]),
    ...named("Đơn vị phối hợp", item.coordinatingUnits),
    ...named("Đơn vị cung cấp số liệu", item.dataOwners),
    ...named("Sản phẩm", item.product === "" ? [] : [item.product]),
    ...named("Thời gian thực hiện", item.deadline === null ? [] : [item.deadline]),
  ];
}

function itemBlocks(item: PlanDocumentItem): readonly ReportBlock[] {
  const id = `item.${item.number}`;
  return [
    paragraph(id, `${item.number}. ${bare(item.text)}${item.subItems.length > 0 ? ":" : "."}`),
    ...list(`${id}.parts`, closedLines(item.subItems)),
    ...list(`${id}.assignment`, assignmentLines(item)),
  ];
}

const groupBlocks = (group: PlanDocumentGroup): readonly ReportBlock[] => [
  heading(`group.${group.number}`, 2, bare(group.title), bare(group.number)),
  ...group.items.flatMap(itemBlocks),
];

const dutyBlocks = (duty: PlanDocumentDuty, index: number): readonly ReportBlock[] => [
  heading(`duty.${index + 1}`, 2, duty.units.map(bare).join("; ")),
  ...list(`duty.${index + 1}.list`, duty.duties.map(sentence)),
];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function bodyOf(input: PlanDocumentInput): readonly ReportBlock[] {
  const { issuerName } = input.issuing;
  const subject = lowerFirst(bare(input.subject));
  return [
    paragraph("opening", `${issuerName} ban hành Kế hoạch ${subject} như sau:`),
    heading("aims.title", 1, "Mục đích, yêu cầu"),
    ...statedList("purposes", "Mục đích", input.purposes),
    ...statedList("requirements", "Yêu cầu", input.requirements),
    heading("content.title", 1, "Nội dung thực hiện"),
    ...input.groups.flatMap(groupBlocks),
    heading("implementation.title", 1, "Tổ chức thực hiện"),
    ...(input.duties.length === 0
      ? [paragraph("implementation", EMPTY_TEXT, { kind: "missing" })]
      : input.duties.flatMap(dutyBlocks)),
    ...annexes(input),
    paragraph("closing", `Trên đây là Kế hoạch ${subject}.`),
  ];
}

function annexes({ tables }: PlanDocumentInput): readonly ReportBlock[] {
  if (tables.length === 0) return [];
  const names = appendixNumbers(tables.length).map(appendixName).join(", ");
  return [paragraph("annexes", `Các biểu số liệu thực hiện theo ${names} kèm theo Kế hoạch này.`)];
}

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

const emptySections = (body: readonly ReportBlock[]): ReportModel["notices"] =>
  body.flatMap((block) =>
    block.kind === "paragraph" && block.origin.kind === "missing"
      ? [{ kind: "section-empty", blockId: block.id, subject: block.id }]
      : [],
  );

/** Composes the plan document itself (kế hoạch) from what the register holds. */
export function composePlan(input: PlanDocumentInput): ReportModel {
  const body = endMarked(numbered(bodyOf(input)));
  const forms = input.tables.map(({ id, table }) => ({ id, table: toFillIn(table) }));
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
    appendices: tableAppendices(forms, input.issuing, DOCUMENT_TYPE),
    notices: emptySections(body),
  };
}
