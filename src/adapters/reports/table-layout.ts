import type {
  StatisticalTable,
  TableCell as Figure,
  TableColumn,
  TableRow as Row,
} from "../../domain/consolidation/statistical-table.ts";
import { isProvisional } from "../../domain/report/table-text.ts";
import { boldWidthInEms, type Place, twipsOfMm, twipsOfPt } from "./page-layout.ts";

/** Room between the lines of a table and its text, in twips. */
export const CELL_PADDING = { top: 20, bottom: 20, left: 60, right: 60 } as const;

/** Room for the longest word of a column, which must not break. */
function leastWidth(table: StatisticalTable, index: number, pt: number): number {
  const column = table.columns[index];
  const cellIndex = table.columns.slice(0, index).filter(({ role }) => role === "cell").length;
  const texts = table.rows.map((row) => {
    if (column?.role === "cell") return row.cells[cellIndex]?.text ?? "";
    return column?.role === "number" ? row.number : "";
  });
  const words = [column?.label ?? "", ...texts].flatMap((text) => text.split(/\s/u));
  const widest = Math.max(...words.map(boldWidthInEms));
  return widest * 1.08 * twipsOfPt(pt) + CELL_PADDING.left + CELL_PADDING.right;
}

/**
 * Shares the room among the columns by their relative widths, but never less than the longest word
 * asks for; the column of labels gives what the others lack.
 */
function columnWidths(table: StatisticalTable, room: number, pt: number): readonly number[] {
  const { columns } = table;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column, index) =>
    Math.ceil(Math.max((room * column.width) / total, leastWidth(table, index, pt))),
  );
  const over = widths.reduce((sum, width) => sum + width, 0) - room;
  const label = columns.findIndex(({ role }) => role === "label");
  const giving = label < 0 ? widths.length - 1 : label;
  const least = twipsOfMm(25);
  const given = Math.max(least, (widths[giving] ?? least) - over);
  const settled = widths.map((width, index) => (index === giving ? given : width));
  const sum = settled.reduce((all, width) => all + width, 0);
  return settled.map((width) => Math.floor((width * room) / sum));
}

/** Many columns in little room are set smaller, never under 9 pt. */
function sizeFor(columns: readonly TableColumn[], room: number, usual: number): number {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const mmPerShortNumber = room / twipsOfMm(1) / total;
  if (mmPerShortNumber >= 16) return usual;
  return mmPerShortNumber >= 13 ? usual - 1 : Math.max(9, usual - 2);
}

/** A table with the widths of its columns in twips and the size of its letters in points. */
export interface TableGrid {
  readonly table: StatisticalTable;
  readonly widths: readonly number[];
  readonly pt: number;
}

/** Lays a table out in the room of its place. */
export function gridOf(table: StatisticalTable, { layout, width }: Place): TableGrid {
  const pt = sizeFor(table.columns, width, layout.tablePt);
  return { table, widths: columnWidths(table, width, pt), pt };
}

/**
 * The column from which a row is one cell to the end: the title of a group in a table of words,
 * where no figure stands beside it; null where every column has its own cell.
 */
export function spanFrom({ columns }: StatisticalTable, row: Row): number | null {
  const isWords = columns.every(({ role, nature }) => role !== "unit" && nature === null);
  if (row.kind !== "group" || !isWords || row.cells.some(({ text }) => text !== "")) return null;
  const label = columns.findIndex(({ role }) => role === "label");
  return label < 0 ? null : label;
}

/** What one printed cell says and how. */
export interface PrintedCell {
  readonly text: string;
  readonly marks: string;
  readonly italics: boolean;
  readonly indent: number;
  readonly centred: boolean;
}

const words = (text: string, indent = 0, centred = false): PrintedCell => ({
  text,
  marks: "",
  italics: false,
  indent,
  centred,
});

/** The words of one cell, whatever its column holds. */
export function printedCell(
  column: TableColumn,
  row: Row,
  label: string,
  figure: Figure | undefined,
): PrintedCell {
  switch (column.role) {
    case "number":
      return words(row.number, 0, true);
    case "label":
      return words(label, twipsOfMm(3) * row.level);
    case "unit":
      return words(row.unitOfMeasure, 0, true);
    case "cell":
      return {
        text: figure?.text ?? "",
        marks: (figure?.footnotes ?? []).map((mark) => `(${mark})`).join(""),
        italics: figure !== undefined && isProvisional(figure),
        indent: 0,
        centred: column.align === "center",
      };
    default:
      throw new Error("a column of no role");
  }
}
