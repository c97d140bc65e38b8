import type { FormColumn } from "../../domain/collection/form.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import { cellAddress } from "../../domain/report/spreadsheet-names.ts";
import type { SheetGrid } from "./sheet-grid.ts";

/** What a column of a sheet is for. */
export type ColumnUse =
  | { readonly kind: "number" | "label" | "unit" | "provider" }
  | { readonly kind: "form"; readonly column: FormColumn; readonly assumed: boolean }
  /** Understood as no part of the form, such as "Ghi chú". */
  | { readonly kind: "ignored" }
  | { readonly kind: "unknown" };

export interface SheetColumn {
  /** From 1. */
  readonly at: number;
  /** Header texts from the top, joined by " / ". */
  readonly header: string;
  readonly use: ColumnUse;
}

/** Where the header of a form stands and what its columns are. */
export interface SheetHeader {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly SheetColumn[];
}

const SEARCHED_ROWS = 40;
const isNumberHead = (text: string): boolean => /^(stt|tt|so tt|so thu tu)$/u.test(text);
const isLabelHead = (text: string): boolean =>
  /^((ten|danh muc|noi dung) )?(chi tieu|noi dung|danh muc|nhiem vu|dien giai)\b/u.test(text);

interface Corner {
  readonly row: number;
  readonly number: number;
  readonly label: number;
}

const foldedAt = (grid: SheetGrid, row: number, column: number): string =>
  foldForSearch(grid.cell(row, column).text);

function findCorner(grid: SheetGrid): Corner | undefined {
  for (let row = 1; row <= Math.min(grid.rows, SEARCHED_ROWS); row += 1) {
    const columns = Array.from({ length: grid.columns }, (_, index) => index + 1);
    const number = columns.find((column) => isNumberHead(foldedAt(grid, row, column)));
    const label = columns.find(
      (column) => column !== number && isLabelHead(foldedAt(grid, row, column)),
    );
    if (number !== undefined && label !== undefined) return { row, number, label };
  }
  return undefined;
}

/** A row such as "A | B | 1 | 2 | (3)" that only numbers the columns. */
function isColumnNumbering(grid: SheetGrid, row: number): boolean {
  const texts = Array.from({ length: grid.columns }, (_, index) => grid.cell(row, index + 1).text);
  const filled = texts.filter((text) => text !== "");
  return (
    filled.length > 2 && filled.every((text) => /^\(?([A-Z]|\d{1,2})\)?(\s*=.*)?$/u.test(text))
  );
}

/** The header goes on while the stub is merged downwards or stays empty beside filled cells. */
function findBottom(grid: SheetGrid, corner: Corner): number {
  let row = corner.row;
  while (row < grid.rows) {
    const next = row + 1;
    const stub = grid.cell(next, corner.number);
    const label = grid.cell(next, corner.label);
    const merged = stub.topRow <= row && stub.text !== "" && label.topRow <= row;
    const open = stub.text === "" && label.text === "";
    const filled = Array.from({ length: grid.columns }, (_, index) =>
      grid.cell(next, index + 1),
    ).some((cell) => cell.text !== "");
    if (!(merged || (open && filled))) break;
    row = next;
  }
  return row < grid.rows && isColumnNumbering(grid, row + 1) ? row + 1 : row;
}

function headerTexts(grid: SheetGrid, top: number, bottom: number, column: number): string[] {
  const texts: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const { text } = grid.cell(row, column);
    if (text !== "" && text !== texts.at(-1)) texts.push(text);
  }
  return texts;
}

const YEAR = /(?:19|20)\d{2}/gu;
const RANGE = /(?:19|20)\d{2}\s*[-–—]\s*(?:19|20)?\d{2}/gu;

/** The year a header names, from the lowest text up; a span of years names none. */
function yearOf(texts: readonly string[]): number | null {
  for (const text of texts.toReversed()) {
    const years = text.replace(RANGE, " ").match(YEAR);
    if (years !== null) return Number(years.at(-1));
  }
  return null;
}

type Derivation = NonNullable<FormColumn["derivation"]>;

const DERIVATIONS: readonly (readonly [RegExp, Derivation])[] = [
  [/\b(danh gia|ket luan|xep loai)\b/u, "verdict"],
  [/\b(binh quan|tang truong bq|bq)\b|toc do tang/u, "average_growth"],
  [
    /so (voi|sanh).*(muc tieu|ke hoach|kh|nghi quyet|nq)|%\s*(ke hoach|kh|muc tieu)|ty le (hoan thanh|thuc hien)|muc do hoan thanh/u,
    "target_comparison",
  ],
  [/so (voi|sanh).*(nam truoc|cung ky)|cung ky/u, "previous_year"],
  [/\bmuc tieu\b|nghi quyet/u, "target"],
];

const KINDS: readonly (readonly [RegExp, FormColumn["kind"]])[] = [
  [/\b(uoc|uth)\b/u, "estimate"],
  [/\b(du bao)\b/u, "projection"],
  [/\b(ke hoach|kh|du kien|du toan|giao)\b/u, "plan"],
  [/\b(thuc hien|th|ket qua|chinh thuc|so bo)\b/u, "actual"],
];

const matched = <T>(rules: readonly (readonly [RegExp, T])[], text: string): T | undefined =>
  rules.find(([pattern]) => pattern.test(text))?.[1];

function formColumn(texts: readonly string[], folded: string, at: number): ColumnUse {
  const id = `column-${at}`;
  const derivation = matched(DERIVATIONS, folded);
  const year = yearOf(texts);
  const kind = matched(KINDS, folded);
  const label = texts.at(-1) ?? "";
  const typed = year !== null && (derivation === undefined || kind !== undefined);
  if (typed && (derivation === undefined || derivation === "target")) {
    // The heading over columns of one nature says "Thực hiện"; beneath it stands the year alone.
    const typedLabel = String(year);
    const column = {
      id,
      label: typedLabel,
      kind: kind ?? "actual",
      year,
      derivation: null,
    } as const;
    return { kind: "form", column, assumed: kind === undefined };
  }
  if (derivation === undefined) return { kind: "unknown" };
  return {
    kind: "form",
    column: { id, label, kind: "derived", year: null, derivation },
    assumed: false,
  };
}

function useOf(texts: readonly string[], at: number, corner: Corner): ColumnUse {
  const folded = foldForSearch(texts.join(" "));
  if (at === corner.number) return { kind: "number" };
  if (at === corner.label) return { kind: "label" };
  if (
    /^(don vi tinh|dvt|don vi)( |$)(?!.*(cung cap|thuc hien|chu tri|bao cao|phu trach))/u.test(
      folded,
    )
  ) {
    return { kind: "unit" };
  }
  if (
    /^(don vi|co quan|phong).*(cung cap|thuc hien|chu tri|bao cao|phu trach)|^nguon so lieu/u.test(
      folded,
    )
  ) {
    return { kind: "provider" };
  }
  if (folded === "" || /^(ghi chu|ma so|co so tinh toan)/u.test(folded)) return { kind: "ignored" };
  return formColumn(texts, folded, at);
}

/** Finds the header of a form on a sheet and reads its columns; undefined where there is none. */
export function readHeader(grid: SheetGrid): SheetHeader | undefined {
  const corner = findCorner(grid);
  if (corner === undefined) return undefined;
  const bottom = findBottom(grid, corner);
  const lowest = isColumnNumbering(grid, bottom) ? bottom - 1 : bottom;
  const columns = Array.from({ length: grid.columns }, (_, index): SheetColumn => {
    const at = index + 1;
    const texts = headerTexts(grid, corner.row, lowest, at);
    return { at, header: texts.join(" / "), use: useOf(texts, at, corner) };
  });
  return { top: corner.row, bottom, columns };
}

/** "Biểu 01!D5": where a person finds it. */
export const placeOf = (grid: SheetGrid, row: number, column: number): string =>
  `${grid.name}!${cellAddress(row, column)}`;
