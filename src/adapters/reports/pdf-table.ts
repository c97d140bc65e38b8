import type { TableRow } from "../../domain/consolidation/statistical-table.ts";
import type { TableBlock } from "../../domain/report/report-model.ts";
import { linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import { boldWidthInEms, type Place, twipsOfPt } from "./page-layout.ts";
import { plainWords, type PdfRun } from "./pdf-words.ts";
import { CELL_PADDING, gridOf, printedCell, spanFrom, type TableGrid } from "./table-layout.ts";

interface PdfCell {
  readonly runs: readonly PdfRun[];
  readonly align: "left" | "center" | "right";
  /** Twips. */
  readonly indent: number;
  /** Columns that it takes. */
  readonly colspan: number;
  readonly breakable: boolean;
}

/** A row higher than half a page on its side may break over two. */
const LINES_KEPT_TOGETHER = 14;

/** About how many lines a text takes in its column. */
const linesIn = (text: string, width: number, pt: number): number =>
  (boldWidthInEms(text) * twipsOfPt(pt)) / (width - CELL_PADDING.left - CELL_PADDING.right);

function rowCells({ table, widths, pt }: TableGrid, row: TableRow, label: string) {
  const figures = [...row.cells];
  const bold = row.kind === "group";
  const span = spanFrom(table, row) ?? table.columns.length;
  const cells = table.columns.slice(0, span + 1).map((column, index) => {
    const figure = column.role === "cell" ? figures.shift() : undefined;
    const cell = printedCell(column, row, label, figure);
    return { column, cell, lines: linesIn(cell.text, widths[index] ?? 1, pt) };
  });
  const breakable = cells.some(({ lines }) => lines > LINES_KEPT_TOGETHER);
  return cells.map(({ column, cell }, index): PdfCell => {
    const italics = cell.italics || row.kind === "memo";
    return {
      runs: [
        { text: plainWords(cell.text), bold, italics, raised: false },
        { text: cell.marks, bold: false, italics: false, raised: true },
      ].filter(({ text }) => text !== ""),
      align: cell.centred ? "center" : column.align === "right" ? "right" : "left",
      indent: cell.indent,
      colspan: index === span ? widths.length - span : 1,
      breakable,
    };
  });
}

const ifAny = (text: string): readonly string[] => (text === "" ? [] : [plainWords(text)]);

interface PdfRow {
  readonly isGroup: boolean;
  readonly cells: readonly PdfCell[];
}

/** Heads of groups that follow each other are one head; one with nothing below is a row. */
const withJoinedHeads = (rows: readonly PdfRow[]): readonly PdfRow[] =>
  rows.reduceRight<readonly PdfRow[]>((below, row) => {
    const [next, ...rest] = below;
    if (!row.isGroup || next === undefined) return [{ ...row, isGroup: false }, ...below];
    if (next.isGroup) return [{ isGroup: true, cells: [...row.cells, ...next.cells] }, ...rest];
    return [row, ...below];
  }, []);

/** A statistical table as the PDF template draws it, with what stands above and below. */
export function pdfTable(block: TableBlock, place: Place) {
  const { table } = block;
  const grid = gridOf(table, place);
  const labels = rowLabels(table.rows);
  return {
    kind: "table",
    code: ifAny(table.code),
    title: block.titled ? ifAny(table.title) : [],
    unit: ifAny(unitLine(table)),
    pt: grid.pt,
    widths: grid.widths,
    header: table.headerRows.flatMap((cells, row) => cells.map((cell) => ({ ...cell, row }))),
    rows: withJoinedHeads(
      table.rows.map((row, index) => ({
        isGroup: row.kind === "group",
        cells: rowCells(grid, row, labels[index] ?? row.label),
      })),
    ),
    notes: linesBelow(table).map(plainWords),
    apart: block.titled,
  } as const;
}
