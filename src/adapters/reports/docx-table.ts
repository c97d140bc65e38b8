import {
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type {
  HeaderCell,
  StatisticalTable,
  TableCell as Figure,
  TableColumn,
  TableRow as Row,
} from "../../domain/consolidation/statistical-table.ts";
import type { TableBlock } from "../../domain/report/report-model.ts";
import { isProvisional, linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import { boldWidthInEms, type Place, twipsOfMm, twipsOfPt } from "./page-layout.ts";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const GRID = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
} as const;
const PADDING = { top: 20, bottom: 20, left: 60, right: 60 } as const;

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
  return widest * 1.08 * twipsOfPt(pt) + PADDING.left + PADDING.right;
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

interface Grid {
  readonly table: StatisticalTable;
  readonly widths: readonly number[];
  /** Half-points. */
  readonly size: number;
}

const spannedWidth = ({ widths }: Grid, cell: HeaderCell): number =>
  widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);

/**
 * Height that each header row needs. Repeated on the next page, a cell over several rows does not
 * push them apart, so the room it needs is said beforehand.
 */
function headerHeight(grid: Grid): number {
  const pt = grid.size / 2;
  const heights = grid.table.headerRows.flat().map((cell) => {
    const room = spannedWidth(grid, cell) - PADDING.left - PADDING.right;
    const lines = Math.ceil((boldWidthInEms(cell.text) * 1.1 * twipsOfPt(pt)) / room);
    const words = cell.text.split(" ").length;
    return (Math.min(lines, words) * twipsOfPt(pt) * 1.2 + 60) / cell.rowSpan;
  });
  return Math.ceil(Math.max(0, ...heights));
}

function headerRow(grid: Grid, index: number): TableRow {
  const cells = grid.table.headerRows[index] ?? [];
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: headerHeight(grid), rule: HeightRule.ATLEAST },
    children: cells.map(
      (cell) =>
        new TableCell({
          columnSpan: cell.colSpan,
          rowSpan: cell.rowSpan,
          width: {
            size: spannedWidth(grid, cell),
            type: WidthType.DXA,
          },
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({
              style: "TableHead",
              children: [new TextRun({ text: cell.text, size: grid.size })],
            }),
          ],
        }),
    ),
  });
}

/** What one printed cell says and how. */
interface Printed {
  readonly text: string;
  readonly marks: string;
  readonly italics: boolean;
  readonly indent: number;
  readonly centred: boolean;
}

const words = (text: string, indent = 0, centred = false): Printed => ({
  text,
  marks: "",
  italics: false,
  indent,
  centred,
});

function printed(
  column: TableColumn,
  row: Row,
  label: string,
  figure: Figure | undefined,
): Printed {
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

function bodyRow(grid: Grid, row: Row, label: string): TableRow {
  const figures = [...row.cells];
  const bold = row.kind === "group";
  return new TableRow({
    cantSplit: true,
    // A group's heading is not left alone at the foot of a page.
    keepNext: bold,
    children: grid.table.columns.map((column, index) => {
      const figure = column.role === "cell" ? figures.shift() : undefined;
      const cell = printed(column, row, label, figure);
      const look = { size: grid.size, bold, italics: cell.italics || row.kind === "memo" };
      return new TableCell({
        width: { size: grid.widths[index] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlign.CENTER,
        children: [
          new Paragraph({
            style: column.align === "right" ? "TableFigure" : "TableText",
            ...(cell.centred ? { alignment: "center" } : {}),
            ...(cell.indent > 0 ? { indent: { left: cell.indent } } : {}),
            children: [
              new TextRun({ text: cell.text, ...look }),
              ...(cell.marks === ""
                ? []
                : [new TextRun({ text: cell.marks, superScript: true, size: grid.size })]),
            ],
          }),
        ],
      });
    }),
  });
}

/** Draws a statistical table with its code, title and unit above, its source and notes below. */
export function drawTable(block: TableBlock, place: Place): readonly (Paragraph | Table)[] {
  const { table } = block;
  const pt = sizeFor(table.columns, place.width, place.layout.tablePt);
  const widths = columnWidths(table, place.width, pt);
  const grid: Grid = { table, widths, size: pt * 2 };
  const labels = rowLabels(table.rows);
  const line = (style: string, text: string) =>
    text === "" ? [] : [new Paragraph({ style, children: [new TextRun(text)] })];
  return [
    ...line("TableCode", table.code),
    ...(block.titled ? line("TableTitle", table.title) : []),
    ...line("TableUnit", unitLine(table)),
    new Table({
      width: { size: place.width, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: GRID,
      margins: PADDING,
      rows: [
        ...table.headerRows.map((_, index) => headerRow(grid, index)),
        ...table.rows.map((row, index) => bodyRow(grid, row, labels[index] ?? row.label)),
      ],
    }),
    ...linesBelow(table).flatMap((text) => line("TableNote", text)),
    // In running text, the next paragraph keeps its distance.
    ...(block.titled
      ? [new Paragraph({ spacing: { line: twipsOfPt(8), lineRule: LineRuleType.EXACT } })]
      : []),
  ];
}
