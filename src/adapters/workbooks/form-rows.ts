import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import type { SheetHeader } from "./form-header.ts";
import { rowRank } from "./row-number.ts";
import type { SheetGrid } from "./sheet-grid.ts";

/** A row as it stands on the sheet, before it has its place in the tree. */
export interface SheetRow {
  readonly at: number;
  readonly number: string;
  readonly label: string;
  readonly unitOfMeasure: string;
  readonly provider: string;
  readonly decimals: number | null;
  readonly filledCells: number;
  /** Formula of its first figure cell. */
  readonly formula: string | null;
}

interface StubColumns {
  readonly number: number;
  readonly label: number;
  readonly unit: number | undefined;
  readonly provider: number | undefined;
  readonly figures: readonly number[];
}

function stubOf(header: SheetHeader): StubColumns {
  const at = (kind: string) => header.columns.find(({ use }) => use.kind === kind)?.at;
  return {
    number: at("number") ?? 1,
    label: at("label") ?? 2,
    unit: at("unit"),
    provider: at("provider"),
    figures: header.columns.filter(({ use }) => use.kind === "form").map((column) => column.at),
  };
}

const FOOT =
  /^(\*?\s*ghi chu|nguon( so lieu)?\s*:|nguoi lap|noi nhan|lap bieu|thu truong|\(\d\)\s)/u;
const DATE_LINE = /ngay .*thang .*nam/u;

/** Text that ends the table: source, notes, who drew it up. */
export const isFoot = (text: string): boolean => {
  const folded = foldForSearch(text);
  return FOOT.test(folded) || DATE_LINE.test(folded);
};

/** "I. Kinh tế" in one merged cell holds both number and label. */
function splitHeading(text: string): readonly [string, string] {
  const match = /^([IVXLC]+|[A-ZĐ]|\d+)[.)]\s+(.+)$/u.exec(text);
  return match === null ? ["", text] : [match[1] ?? "", match[2] ?? ""];
}

function readRow(grid: SheetGrid, at: number, stub: StubColumns): SheetRow | undefined {
  const number = grid.cell(at, stub.number);
  const label = grid.cell(at, stub.label);
  const spansStub = label.leftColumn === stub.number && number.text === label.text;
  const [ownNumber, ownLabel] = spansStub
    ? splitHeading(label.text)
    : [number.text.replace(/[.)]$/u, ""), label.text];
  if (ownLabel === "") return undefined;
  const dash = /^([-–+*•])\s*(.+)$/u.exec(ownLabel);
  const figures = spansStub ? [] : stub.figures.map((column) => grid.cell(at, column));
  const decimals = figures.map((cell) => cell.decimals).filter((places) => places !== null);
  const text = (column: number | undefined) =>
    column === undefined || spansStub ? "" : grid.cell(at, column).text;
  return {
    at,
    number: ownNumber === "" && dash !== null ? "-" : ownNumber.replace(/^–$/u, "-"),
    label: ownNumber === "" && dash !== null ? (dash[2] ?? "") : ownLabel,
    unitOfMeasure: text(stub.unit),
    provider: text(stub.provider),
    decimals: decimals.length === 0 ? null : Math.max(...decimals),
    filledCells: figures.filter((cell) => cell.hasNumber).length,
    formula: figures.find((cell) => cell.formula !== null)?.formula ?? null,
  };
}

/** Rows under the header down to the foot, and the text of the foot. */
export function sheetRows(
  grid: SheetGrid,
  header: SheetHeader,
): { readonly rows: readonly SheetRow[]; readonly foot: readonly string[] } {
  const stub = stubOf(header);
  const rows: SheetRow[] = [];
  const foot: string[] = [];
  for (let at = header.bottom + 1; at <= grid.rows; at += 1) {
    const texts = [grid.cell(at, stub.number).text, grid.cell(at, stub.label).text];
    if (foot.length > 0 || texts.some(isFoot)) {
      foot.push(...new Set(texts.filter((text) => text !== "")));
      continue;
    }
    const row = readRow(grid, at, stub);
    if (row !== undefined) rows.push(row);
  }
  return { rows, foot };
}

/** A row with its parent's index among the rows, or null at the top. */
export interface PlacedSheetRow {
  readonly row: SheetRow;
  readonly parent: number | null;
  readonly isPart: boolean;
  /** "Trong đó:" alone on a line: it only says that parts follow. */
  readonly isPartsLine: boolean;
}

const PARTS = /^trong do\b\s*:?\s*/u;

/** Finds each row's parent from its number, as a person reads I, 1, a, - and "Trong đó". */
export function placeRows(rows: readonly SheetRow[]): readonly PlacedSheetRow[] {
  const open: { readonly rank: string; readonly index: number }[] = [];
  let partsOf: number | null = null;
  return rows.map((row, index): PlacedSheetRow => {
    const folded = foldForSearch(row.label);
    const saysParts = PARTS.test(folded) && !/^\d|^[ivxlc]+$/iu.test(row.number);
    const isPartsLine = saysParts && folded.replace(PARTS, "") === "";
    const above = open.findLast(({ rank }) => rank !== "dash")?.index ?? null;
    if (saysParts) {
      partsOf = above;
      return { row, parent: above, isPart: true, isPartsLine };
    }
    if (row.number === "") return { row, parent: above, isPart: partsOf !== null, isPartsLine };
    const rank = rowRank(
      row.number,
      open.map((entry) => entry.rank),
    );
    if (rank !== "dash") partsOf = null;
    const same = open.findIndex((entry) => entry.rank === rank);
    if (same >= 0) open.splice(same);
    const parent = open.at(-1)?.index ?? null;
    open.push({ rank, index });
    return { row, parent, isPart: rank === "dash" && partsOf !== null, isPartsLine };
  });
}
