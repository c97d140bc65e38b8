import type { DecimalText } from "../../kernel/decimal.ts";
import type { CellLock } from "../cell-lock.ts";
import type { CellValue } from "../figure.ts";
import { type FormColumn, type FormRow, cellKey } from "../form.ts";
import { type ParseFigureProblem, parseFigure } from "../parse-figure.ts";
import type { NarrativeSection } from "../narrative.ts";
import type { FilledCell, FilledParagraph, FilledWords } from "./filled-workbook.ts";
import { textOfRaw } from "./raw-cell.ts";

/** A cell of the sheet that a workbook is merged into. */
export interface MergePlace {
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly lock: CellLock;
  readonly current: CellValue;
  /** Figures of the row in other years. */
  readonly history: readonly DecimalText[];
}

/** Why a cell of the workbook cannot be taken. */
export type MergeRefusal =
  | { readonly kind: "figure"; readonly problem: ParseFigureProblem }
  | { readonly kind: "date"; readonly shown: string }
  | { readonly kind: "unusable"; readonly shown: string }
  | { readonly kind: "locked" };

/**
 * What becomes of one cell. new: the sheet is blank there · changed: the file changed what the sheet
 * still holds · choose: both hold something else than when the file was made, or the file holds
 * nothing any more · same: nothing to do · refused: cannot be read, or is locked.
 */
export type MergeKind = "new" | "changed" | "choose" | "same" | "refused";

export interface MergeCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly sheet: string;
  readonly address: string;
  readonly kind: MergeKind;
  /** The file's figure as text to type; empty where it holds nothing. */
  readonly typed: string;
  readonly current: CellValue;
  readonly refusal: MergeRefusal | null;
}

const bare = (text: DecimalText): string =>
  text.includes(".") ? text.replace(/\.?0+$/u, "") : text;

/** "12.50" and "12.5" are one figure. */
const isSameNumber = (a: DecimalText, b: DecimalText): boolean => a === b || bare(a) === bare(b);

const isSameValue = (a: CellValue, b: CellValue): boolean => {
  if (a.kind !== b.kind) return false;
  if (a.kind === "value" && b.kind === "value") return isSameNumber(a.value, b.value);
  return a.kind === "missing" && b.kind === "missing" ? a.status === b.status : true;
};

/** Three-way: what the file was made with, what it holds now, and what the sheet holds now. */
function kindOf(file: CellValue, base: CellValue | undefined, current: CellValue): MergeKind {
  if (isSameValue(file, current)) return "same";
  if (base !== undefined && isSameValue(file, base)) return "same";
  if (file.kind === "blank") return base === undefined ? "same" : "choose";
  if (current.kind === "blank" && (base === undefined || base.kind === "blank")) return "new";
  return base !== undefined && isSameValue(base, current) ? "changed" : "choose";
}

/**
 * Holds a filled workbook against the sheet as it stands and proposes, cell by cell, what to do
 * (xem trước khi ghép). Nothing is decided here that a person has not seen: what both sides changed
 * waits for a choice, and a cell emptied in the file empties nothing by itself.
 */
export function mergeWorkbook(
  cells: readonly FilledCell[],
  places: ReadonlyMap<string, MergePlace>,
): readonly MergeCell[] {
  const merged: MergeCell[] = [];
  for (const cell of cells) {
    const place = places.get(cellKey(cell.rowId, cell.columnId));
    if (place !== undefined) merged.push(mergeCell(cell, place));
  }
  return merged;
}

/** The plain number or the blank that the file was made with. */
function isUntouched({ raw, base }: FilledCell): boolean {
  if (raw.kind === "blank") return base?.kind === "blank";
  if (raw.kind !== "number" || raw.format !== "plain" || base?.kind !== "value") return false;
  return isSameNumber(raw.value, base.value);
}

/** Written out field by field: ninety thousand cells are merged at once, and spreading costs more than reading. */
const mergedAs = (
  { rowId, columnId, sheet, address }: FilledCell,
  { current }: MergePlace,
  kind: MergeKind,
  typed: string,
  refusal: MergeRefusal | null = null,
): MergeCell => ({ rowId, columnId, sheet, address, kind, typed, current, refusal });

function mergeCell(cell: FilledCell, place: MergePlace): MergeCell {
  if (isUntouched(cell)) return mergedAs(cell, place, "same", "");
  const { row, column, current } = place;
  const text = textOfRaw(cell.raw, row.unitOfMeasure);
  if (text.kind === "refused")
    return mergedAs(cell, place, "refused", text.shown, { kind: text.reason, shown: text.shown });
  const parsed = parseFigure(text.typed, {
    decimals: row.decimals,
    unitOfMeasure: row.unitOfMeasure,
    history: place.history,
    row: row.label,
    column: column.label,
  });
  if (!parsed.ok)
    return mergedAs(cell, place, "refused", text.typed, { kind: "figure", problem: parsed.error });
  const file = parsed.value.cell;
  const held = kindOf(file, cell.base, current);
  // a name that only nearly matches moves nothing by itself
  const kind = cell.placing === "likely" && held !== "same" ? "choose" : held;
  if (kind !== "same" && place.lock === "locked")
    return mergedAs(cell, place, "refused", text.typed, { kind: "locked" });
  return mergedAs(cell, place, kind, file.kind === "blank" ? "" : text.typed);
}

/** Cells refused for one cause in one sheet: told once. */
export interface RefusalGroup {
  readonly sheet: string;
  readonly cause: Exclude<MergeRefusal["kind"], "figure"> | ParseFigureProblem["code"];
  readonly cells: readonly MergeCell[];
}

const causeOf = (refusal: MergeRefusal): RefusalGroup["cause"] =>
  refusal.kind === "figure" ? refusal.problem.code : refusal.kind;

/** Gathers refused cells by sheet and cause, in the order they were met. */
export function refusalGroups(cells: readonly MergeCell[]): readonly RefusalGroup[] {
  const groups = new Map<
    string,
    { sheet: string; cause: RefusalGroup["cause"]; cells: MergeCell[] }
  >();
  for (const cell of cells) {
    if (cell.refusal === null) continue;
    const cause = causeOf(cell.refusal);
    const key = `${cell.sheet}|${cause}`;
    const group = groups.get(key) ?? { sheet: cell.sheet, cause, cells: [] };
    group.cells.push(cell);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A point of the sheet that a workbook is merged into. */
export interface MergeSection extends FilledWords {
  readonly lock: CellLock;
}

export interface MergeParagraph extends FilledWords {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly sheet: string;
  readonly address: string;
  readonly kind: Exclude<MergeKind, "refused"> | "locked";
  readonly current: FilledWords;
}

const trimmed = (text: string): string => text.normalize("NFC").replace(/\r\n?/gu, "\n").trim();

const saysTheSame = (a: FilledWords, b: FilledWords): boolean =>
  trimmed(a.body) === trimmed(b.body) &&
  a.answers?.section === b.answers?.section &&
  a.answers?.point === b.answers?.point;

const isEmpty = ({ body }: FilledWords): boolean => trimmed(body) === "";

function kindOfParagraph(
  file: FilledWords,
  base: FilledWords,
  { lock, ...current }: MergeSection,
): MergeParagraph["kind"] {
  if (saysTheSame(file, current) || saysTheSame(file, base)) return "same";
  if (isEmpty(file) && isEmpty(current)) return "same";
  if (lock === "locked") return "locked";
  if (isEmpty(file) || !saysTheSame(base, current)) return "choose";
  return isEmpty(current) ? "new" : "changed";
}

/** The same three-way comparison for paragraphs, point by point, each text with its link. */
export function mergeParagraphs(
  paragraphs: readonly FilledParagraph[],
  pointAt: (
    itemId: string | null,
    section: NarrativeSection,
    point: number,
  ) => MergeSection | undefined,
): readonly MergeParagraph[] {
  return paragraphs.flatMap((paragraph): MergeParagraph[] => {
    const place = pointAt(paragraph.itemId, paragraph.section, paragraph.point);
    if (place === undefined) return [];
    const { answers = place.answers, base, ...at } = paragraph;
    const told = { ...at, answers };
    const before = {
      body: base.body,
      answers: base.answers === undefined ? answers : base.answers,
    };
    const current = { body: trimmed(place.body), answers: place.answers };
    return [
      { ...told, body: trimmed(told.body), current, kind: kindOfParagraph(told, before, place) },
    ];
  });
}
