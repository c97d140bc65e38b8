import type { TableRow } from "../../domain/consolidation/statistical-table.ts";
import type { TableBlock } from "../../domain/report/report-model.ts";
import { linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import type { Place } from "./page-layout.ts";
import { plainWords, type PdfRun } from "./pdf-words.ts";
import { gridOf, printedCell, type TableGrid } from "./table-layout.ts";

interface PdfCell {
  readonly runs: readonly PdfRun[];
  readonly align: "left" | "center" | "right";
  /** Twips. */
  readonly indent: number;
  readonly breakable: boolean;
}

/** A row of more letters than fit on a page may break. */
const LONG = 1500;

function rowCells({ table }: TableGrid, row: TableRow, label: string): readonly PdfCell[] {
  const figures = [...row.cells];
  const bold = row.kind === "group";
  const breakable = [label, ...row.cells.map(({ text }) => text)].some((t) => t.length > LONG);
  return table.columns.map((column) => {
    const figure = column.role === "cell" ? figures.shift() : undefined;
    const cell = printedCell(column, row, label, figure);
    const italics = cell.italics || row.kind === "memo";
    return {
      runs: [
        { text: plainWords(cell.text), bold, italics, raised: false },
        { text: cell.marks, bold: false, italics: false, raised: true },
      ].filter(({ text }) => text !== ""),
      align: cell.centred ? "center" : column.align === "right" ? "right" : "left",
      indent: cell.indent,
      breakable,
    };
  });
}

const ifAny = (text: string): readonly string[] => (text === "" ? [] : [plainWords(text)]);

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
    rows: table.rows.map((row, index) => ({
      isGroup: row.kind === "group",
      cells: rowCells(grid, row, labels[index] ?? row.label),
    })),
    notes: linesBelow(table).map(plainWords),
    apart: block.titled,
  } as const;
}
