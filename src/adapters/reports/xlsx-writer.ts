import { Workbook, type Cell, type Worksheet } from "@cj-tech-master/excelts";
import type {
  HeaderCell,
  StatisticalTable,
  TableCell,
  TableRow,
} from "../../domain/consolidation/statistical-table.ts";
import { sheetNamesOf } from "../../domain/report/spreadsheet-names.ts";
import {
  fitsSpreadsheet,
  noteMarks,
  numberFormat,
} from "../../domain/report/spreadsheet-number.ts";
import { isProvisional, linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import { settleZip } from "./settle-zip.ts";
import type { WorkbookMeta, WorkbookTable } from "./workbook-table.ts";
import { writeIdSheet } from "./xlsx-id-sheet.ts";

const FONT = "Times New Roman";
const THIN = { style: "thin", color: { argb: "FF000000" } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
/** Characters per relative width of a column. */
const CHARACTERS = 9.5;
/** Points of one printed line, and of the room around it. */
const LINE_HEIGHT = 15.5;
const LINE_ROOM = 4;
const A4 = 9;
const A3 = 8;

const widthOf = (table: StatisticalTable): number =>
  table.columns.reduce((sum, column) => sum + column.width, 0);

const spannedWidth = (table: StatisticalTable, cell: HeaderCell): number =>
  table.columns
    .slice(cell.column, cell.column + cell.colSpan)
    .reduce((sum, column) => sum + column.width, 0);

/** Characters of the longest text in a column of figures; a number that lacks room shows as ####. */
const longestFigure = (table: StatisticalTable, columnId: string): number =>
  Math.max(
    0,
    ...table.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.columnId === columnId).map((cell) => cell.text.length),
    ),
  );

/** A row grows with its longest text; programs do not do so for merged or opened cells. */
function fitHeight(sheet: Worksheet, row: number, text: string, width: number): void {
  const lines = Math.max(1, Math.ceil((text.length * 0.82) / (width * CHARACTERS)));
  sheet.getRow(row).height = lines * LINE_HEIGHT + LINE_ROOM;
}

type Align = "left" | "center" | "right";

function say(cell: Cell, text: string, align: Align, look: { bold?: boolean; italic?: boolean }) {
  cell.value = text;
  cell.font = { name: FONT, size: 12, bold: look.bold ?? false, italic: look.italic ?? false };
  cell.alignment = { horizontal: align, vertical: "middle", wrapText: true };
}

/** Code, title, freeze and unit above the table; returns the first free row. */
function writeCaption(sheet: Worksheet, table: StatisticalTable, freeze: string | null): number {
  const lines: readonly (readonly [string, Align, { bold?: boolean; italic?: boolean }])[] = [
    [table.code, "right", { bold: true }],
    [table.title.toUpperCase(), "center", { bold: true }],
    [freeze === null ? "" : `(Số liệu đã chốt, ${freeze})`, "center", { italic: true }],
    [unitLine(table), "right", { italic: true }],
  ];
  const printed = lines.filter(([text]) => text !== "");
  printed.forEach(([text, align, look], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, table.columns.length);
    say(sheet.getCell(index + 1, 1), text, align, look);
    fitHeight(sheet, index + 1, text, widthOf(table) * 0.85);
  });
  return printed.length + 1;
}

function writeHeader(sheet: Worksheet, table: StatisticalTable, top: number): void {
  table.headerRows.forEach((cells, index) => {
    for (const cell of cells) {
      const row = top + index;
      const column = cell.column + 1;
      if (cell.colSpan > 1 || cell.rowSpan > 1) {
        sheet.mergeCells(row, column, row + cell.rowSpan - 1, column + cell.colSpan - 1);
      }
      say(sheet.getCell(row, column), cell.text, "center", { bold: true });
    }
    table.columns.forEach((_, column) => {
      sheet.getCell(top + index, column + 1).border = BORDER;
    });
    const tallest = cells
      .filter((cell) => cell.rowSpan === 1 || table.headerRows.length === 1)
      .map((cell) => ({ cell, width: spannedWidth(table, cell) }))
      .toSorted((a, b) => b.cell.text.length / b.width - a.cell.text.length / a.width)[0];
    if (tallest !== undefined) fitHeight(sheet, top + index, tallest.cell.text, tallest.width);
  });
}

/** A figure as a number in its printed decimals; a sign, a verdict or a note as words. */
function writeFigure(cell: Cell, figure: TableCell): void {
  if (figure.value === null || !fitsSpreadsheet(figure.value)) {
    cell.value = figure.text === "" ? null : figure.text + noteMarks(figure.footnotes);
    return;
  }
  cell.value = Number(figure.value);
  cell.numFmt = numberFormat(figure.decimals ?? 0, figure.footnotes);
}

function writeRow(
  sheet: Worksheet,
  table: StatisticalTable,
  row: TableRow,
  label: string,
  at: number,
): void {
  const figures = [...row.cells];
  const bold = row.kind === "group";
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(at, index + 1);
    const figure = column.role === "cell" ? figures.shift() : undefined;
    if (column.role === "number") cell.value = row.number;
    if (column.role === "label") cell.value = label;
    if (column.role === "unit") cell.value = row.unitOfMeasure;
    if (figure !== undefined) writeFigure(cell, figure);
    const italic = row.kind === "memo" || (figure !== undefined && isProvisional(figure));
    cell.font = { name: FONT, size: 12, bold, italic };
    cell.border = BORDER;
    cell.alignment = {
      horizontal: column.align,
      vertical: "middle",
      wrapText: column.role !== "cell",
      ...(column.role === "label" ? { indent: row.level } : {}),
    };
  });
}

function setUpPage(sheet: Worksheet, table: StatisticalTable, top: number, bottom: number): void {
  const wide = widthOf(table);
  Object.assign(sheet.pageSetup, {
    paperSize: wide > 16 ? A3 : A4,
    orientation: wide > 9 ? "landscape" : "portrait",
    firstPageNumber: 1,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${top}:${bottom}`,
    margins: { left: 0.6, right: 0.5, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
  });
  Object.assign(sheet.headerFooter, { oddHeader: "&C&P", differentFirst: true });
}

function writeTable(sheet: Worksheet, table: StatisticalTable, freeze: string | null): number {
  const top = writeCaption(sheet, table, freeze);
  const first = top + table.headerRows.length;
  const stub = table.columns.filter((column) => column.role !== "cell").length;
  table.columns.forEach((column, index) => {
    const least = longestFigure(table, column.id) + 2;
    sheet.getColumn(index + 1).width = Math.max(column.width * CHARACTERS, least);
  });
  writeHeader(sheet, table, top);
  const labels = rowLabels(table.rows);
  const labelWidth = table.columns.find((column) => column.role === "label")?.width ?? 1;
  table.rows.forEach((row, index) => {
    fitHeight(sheet, first + index, `${"  ".repeat(row.level)}${labels[index] ?? ""}`, labelWidth);
    writeRow(sheet, table, row, labels[index] ?? row.label, first + index);
  });
  linesBelow(table).forEach((text, index) => {
    const row = first + table.rows.length + index;
    sheet.mergeCells(row, 1, row, table.columns.length);
    say(sheet.getCell(row, 1), text, "left", { italic: true });
    fitHeight(sheet, row, text, widthOf(table));
  });
  sheet.views = [{ state: "frozen", xSplit: stub, ySplit: first - 1, showGridLines: false }];
  setUpPage(sheet, table, top, first - 1);
  return first;
}

/**
 * Writes statistical tables as a workbook: one sheet a table with real numbers, and a hidden sheet
 * that names the form, the version and every cell, so that the file can be read back.
 */
export async function writeXlsx(
  tables: readonly WorkbookTable[],
  meta: WorkbookMeta,
): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = meta.author;
  workbook.lastModifiedBy = meta.author;
  workbook.title = meta.title;
  workbook.created = new Date(meta.writtenAt);
  workbook.modified = new Date(meta.writtenAt);
  const names = sheetNamesOf(tables.map(({ table }) => table.code || table.title));
  const written = tables.map((entry, index) => {
    const name = names[index] ?? "Biểu";
    const firstRow = writeTable(workbook.addWorksheet(name), entry.table, meta.freezeVersion);
    return { ...entry, name, firstRow };
  });
  writeIdSheet(workbook, written, meta);
  const bytes = await workbook.xlsx.writeBuffer();
  return settleZip(new Uint8Array(bytes), meta.writtenAt, []);
}
