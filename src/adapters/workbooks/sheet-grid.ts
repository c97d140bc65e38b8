import type { Worksheet } from "@cj-tech-master/excelts";

/** One cell as a form reader sees it. */
export interface GridCell {
  /** NFC, single spaces; a merged cell says what its first cell says. */
  readonly text: string;
  readonly hasNumber: boolean;
  /** Decimals of its number format or its number; null where neither tells. */
  readonly decimals: number | null;
  /** Without "="; null for a cell without a formula. */
  readonly formula: string | null;
  /** First row and column of the merged range it belongs to; its own where it is not merged. */
  readonly topRow: number;
  readonly leftColumn: number;
}

/** A sheet as a rectangle of cells, counted from 1 as people count them. */
export interface SheetGrid {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly cell: (row: number, column: number) => GridCell;
}

const clean = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\u00a0]+/gu, " ")
    .trim();

function decimalsOfFormat(format: string | undefined): number | null {
  if (format === undefined || format === "General" || format === "@") return null;
  const [positive = ""] = format.split(";");
  if (!/[0#]/u.test(positive)) return null;
  return /\.(0+)/u.exec(positive)?.[1]?.length ?? 0;
}

const decimalsOfNumber = (value: number): number => String(value).split(".")[1]?.length ?? 0;

/** Rows and columns beyond these are styling, not a form. */
const MAX_ROWS = 2000;
const MAX_COLUMNS = 100;

/** Reads a sheet of the spreadsheet library into plain cells. */
export function gridOf(sheet: Worksheet): SheetGrid {
  const read = (row: number, column: number): GridCell => {
    const cell = sheet.getCell(row, column);
    const { master } = cell;
    const number = typeof cell.result === "number" ? cell.result : cell.value;
    const isNumber = typeof number === "number";
    return {
      text: clean(master.text),
      hasNumber: isNumber,
      decimals:
        decimalsOfFormat(typeof cell.numFmt === "object" ? cell.numFmt.formatCode : cell.numFmt) ??
        (isNumber && cell.formula === undefined ? decimalsOfNumber(number) : null),
      formula: cell.formula ?? null,
      topRow: Number(master.row),
      leftColumn: Number(master.col),
    };
  };
  return {
    name: sheet.name,
    rows: Math.min(sheet.rowCount, MAX_ROWS),
    columns: Math.min(sheet.columnCount, MAX_COLUMNS),
    cell: read,
  };
}
