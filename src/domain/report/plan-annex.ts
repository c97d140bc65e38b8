import type {
  StatisticalTable,
  TableCell,
  TableColumn,
  TableRow,
} from "../consolidation/statistical-table.ts";
import type { PlanDocumentGroup, PlanDocumentInput, PlanDocumentItem } from "./plan-document.ts";
import { isItsItem } from "./plan-items.ts";
import { bare } from "./plan-words.ts";

const column = (
  id: string,
  role: TableColumn["role"],
  label: string,
  width: number,
): TableColumn => ({
  id,
  role,
  label,
  nature: null,
  align: role === "number" ? "center" : "left",
  width,
});

/** Fifteen parts of a page on its side, in the usual order of such an annex. */
const COLUMNS: readonly TableColumn[] = [
  column("number", "number", "STT", 0.8),
  column("text", "label", "Nội dung", 4.2),
  column("targets", "cell", "Chỉ tiêu", 2.4),
  column("lead", "cell", "Đơn vị chủ trì", 2),
  column("coordinating", "cell", "Đơn vị phối hợp", 3.4),
  column("deadline", "cell", "Thời hạn", 1.4),
  column("note", "cell", "Ghi chú", 0.8),
];

const CELL_COLUMNS = COLUMNS.filter(({ role }) => role === "cell");

const wordsCell = (columnId: string, text: string): TableCell => ({
  columnId,
  text,
  value: null,
  decimals: null,
  status: null,
  verdict: null,
  footnotes: [],
  observationIds: [],
  state: "derived",
  formula: null,
  restsOnUnaccepted: false,
});

const rowOf = (
  id: string,
  stub: { readonly number: string; readonly label: string; readonly kind: TableRow["kind"] },
  texts: readonly string[],
): TableRow => ({
  ...stub,
  id,
  level: 0,
  isPart: false,
  unitOfMeasure: "",
  cells: CELL_COLUMNS.map(({ id: columnId }, index) => wordsCell(columnId, texts[index] ?? "")),
});

function itemRow(item: PlanDocumentItem, id: string): TableRow {
  const { number, text, product } = item;
  const parts = item.subItems.map((part) => bare(part.text));
  const label = parts.length === 0 ? bare(text) : `${bare(text)}: ${parts.join("; ")}`;
  return rowOf(id, { number, label, kind: "figure" }, [
    item.targets.join("; "),
    item.leadUnit ?? "",
    [
      ...item.coordinatingUnits,
      ...item.dataOwners.map((unit) => `${unit} (cung cấp số liệu)`),
    ].join("; "),
    item.deadline === null ? "" : bare(item.deadline),
    product,
  ]);
}

function titleRow(group: PlanDocumentGroup, id: string): readonly TableRow[] {
  if (isItsItem(group)) return [];
  return [rowOf(id, { number: bare(group.number), label: bare(group.title), kind: "group" }, [])];
}

const groupRows = (group: PlanDocumentGroup, index: number): readonly TableRow[] => [
  ...titleRow(group, `group.${index + 1}`),
  ...group.items.map((item, at) => itemRow(item, `group.${index + 1}.item.${at + 1}`)),
];

/** Columns that something stands in. */
const columnsOf = (rows: readonly TableRow[]): readonly TableColumn[] =>
  COLUMNS.filter(
    ({ id, role }) =>
      role !== "cell" ||
      rows.some(({ cells }) => cells.some(({ columnId, text }) => columnId === id && text !== "")),
  );

/** Who does what by when, in one table (phân công nhiệm vụ); null for a plan without items. */
export function assignmentTable({ groups }: PlanDocumentInput): StatisticalTable | null {
  if (groups.every(({ items }) => items.length === 0)) return null;
  const rows = groups.flatMap(groupRows);
  const columns = columnsOf(rows);
  return {
    code: "",
    title: "Phân công nhiệm vụ",
    unitNote: "",
    columns,
    headerRows: [
      columns.map(({ label }, index) => ({ text: label, colSpan: 1, rowSpan: 1, column: index })),
    ],
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.filter(({ columnId }) => columns.some(({ id }) => id === columnId)),
    })),
    notes: [],
    legend: [],
    source: "",
    counts: { accepted: 0, unaccepted: 0, missing: 0, blank: 0 },
  };
}
