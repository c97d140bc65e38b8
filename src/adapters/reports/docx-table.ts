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
import type { HeaderCell, TableRow as Row } from "../../domain/consolidation/statistical-table.ts";
import type { TableBlock } from "../../domain/report/report-model.ts";
import { linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import { boldWidthInEms, type Place, twipsOfPt } from "./page-layout.ts";
import { CELL_PADDING, gridOf, printedCell, spanFrom, type TableGrid } from "./table-layout.ts";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const GRID = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
} as const;

const spannedWidth = ({ widths }: TableGrid, cell: HeaderCell): number =>
  widths.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);

/**
 * Height that each header row needs. Repeated on the next page, a cell over several rows does not
 * push them apart, so the room it needs is said beforehand.
 */
function headerHeight(grid: TableGrid): number {
  const { pt } = grid;
  const heights = grid.table.headerRows.flat().map((cell) => {
    const room = spannedWidth(grid, cell) - CELL_PADDING.left - CELL_PADDING.right;
    const lines = Math.ceil((boldWidthInEms(cell.text) * 1.1 * twipsOfPt(pt)) / room);
    const words = cell.text.split(" ").length;
    return (Math.min(lines, words) * twipsOfPt(pt) * 1.2 + 60) / cell.rowSpan;
  });
  return Math.ceil(Math.max(0, ...heights));
}

function headerRow(grid: TableGrid, index: number): TableRow {
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
              children: [new TextRun({ text: cell.text, size: grid.pt * 2 })],
            }),
          ],
        }),
    ),
  });
}

/** The width of a cell that takes its column, or all columns from there. */
const widthFrom = ({ widths }: TableGrid, index: number, toEnd: boolean): number =>
  widths.slice(index, toEnd ? undefined : index + 1).reduce((sum, width) => sum + width, 0);

function bodyRow(grid: TableGrid, row: Row, label: string): TableRow {
  const figures = [...row.cells];
  const bold = row.kind === "group";
  const span = spanFrom(grid.table, row) ?? grid.table.columns.length;
  return new TableRow({
    cantSplit: true,
    // A group's heading is not left alone at the foot of a page.
    keepNext: bold,
    children: grid.table.columns.slice(0, span + 1).map((column, index) => {
      const figure = column.role === "cell" ? figures.shift() : undefined;
      const cell = printedCell(column, row, label, figure);
      const look = { size: grid.pt * 2, bold, italics: cell.italics || row.kind === "memo" };
      return new TableCell({
        width: { size: widthFrom(grid, index, index === span), type: WidthType.DXA },
        ...(index === span ? { columnSpan: grid.widths.length - span } : {}),
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
                : [new TextRun({ text: cell.marks, superScript: true, size: grid.pt * 2 })]),
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
  const grid = gridOf(table, place);
  const labels = rowLabels(table.rows);
  const line = (style: string, text: string) =>
    text === "" ? [] : [new Paragraph({ style, children: [new TextRun(text)] })];
  return [
    ...line("TableCode", table.code),
    ...(block.titled ? line("TableTitle", table.title) : []),
    ...line("TableUnit", unitLine(table)),
    new Table({
      width: { size: place.width, type: WidthType.DXA },
      columnWidths: [...grid.widths],
      layout: TableLayoutType.FIXED,
      borders: GRID,
      margins: CELL_PADDING,
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
