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
  readonly note: string;
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
  /** The graver of what becomes of the figure and of the note beside it. */
  readonly kind: MergeKind;
  readonly figureKind: MergeKind;
  readonly noteKind: Exclude<MergeKind, "refused">;
  /** The file's figure as text to type; empty where it holds nothing. */
  readonly typed: string;
  readonly current: CellValue;
  /** The file's note, and the one that stands in the sheet. */
  readonly note: string;
  readonly currentNote: string;
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

const trimmed = (text: string): string => text.normalize("NFC").replace(/\r\n?/gu, "\n").trim();

/** The same three-way comparison for texts; a text deleted in the file deletes nothing by itself. */
function kindOfText(file: string, base: string, current: string): MergeCell["noteKind"] {
  if (file === current || file === base) return "same";
  if (file === "" || base !== current) return "choose";
  return current === "" ? "new" : "changed";
}

const GRAVEST_FIRST = ["refused", "choose", "changed", "new"] as const;

const graver = (a: MergeKind, b: MergeKind): MergeKind =>
  a === b ? a : (GRAVEST_FIRST.find((kind) => kind === a || kind === b) ?? "same");

/** The plain number or the blank that the file was made with. */
function isUntouched({ raw, base }: FilledCell): boolean {
  if (raw.kind === "blank") return base?.kind === "blank";
  if (raw.kind !== "number" || raw.format !== "plain" || base?.kind !== "value") return false;
  return isSameNumber(raw.value, base.value);
}

/** What the file's note is against the sheet's; nearly always there is none on either side. */
function kindOfNote(cell: FilledCell, place: MergePlace): MergeCell["noteKind"] {
  if (cell.note === cell.noteBase || cell.note === place.note) return "same";
  return kindOfText(trimmed(cell.note), trimmed(cell.noteBase), trimmed(place.note));
}

/** Written out field by field: ninety thousand cells are merged at once, and spreading costs more than reading. */
function mergeCell(cell: FilledCell, place: MergePlace): MergeCell {
  const { figureKind, typed, refusal } = mergeFigure(cell, place);
  const noteKind = kindOfNote(cell, place);
  const isLocked = place.lock === "locked" && noteKind !== "same" && refusal === null;
  return {
    rowId: cell.rowId,
    columnId: cell.columnId,
    sheet: cell.sheet,
    address: cell.address,
    kind: isLocked ? "refused" : graver(figureKind, noteKind),
    figureKind,
    noteKind,
    typed,
    current: place.current,
    note: cell.note === "" ? "" : trimmed(cell.note),
    currentNote: place.note === "" ? "" : trimmed(place.note),
    refusal: isLocked ? { kind: "locked" } : refusal,
  };
}

type MergedFigure = Pick<MergeCell, "figureKind" | "typed" | "refusal">;

const UNTOUCHED: MergedFigure = { figureKind: "same", typed: "", refusal: null };

const refused = (refusal: MergeRefusal, typed: string): MergedFigure => ({
  figureKind: "refused",
  typed,
  refusal,
});

function mergeFigure(cell: FilledCell, place: MergePlace): MergedFigure {
  if (isUntouched(cell)) return UNTOUCHED;
  const { row, column, current } = place;
  const text = textOfRaw(cell.raw, row.unitOfMeasure);
  if (text.kind === "refused") return refused({ kind: text.reason, shown: text.shown }, text.shown);
  const parsed = parseFigure(text.typed, {
    decimals: row.decimals,
    unitOfMeasure: row.unitOfMeasure,
    history: place.history,
    row: row.label,
    column: column.label,
  });
  if (!parsed.ok) return refused({ kind: "figure", problem: parsed.error }, text.typed);
  const file = parsed.value.cell;
  const held = kindOf(file, cell.base, current);
  // a name that only nearly matches moves nothing by itself
  const figureKind = cell.placing === "likely" && held !== "same" ? "choose" : held;
  if (figureKind !== "same" && place.lock === "locked")
    return refused({ kind: "locked" }, text.typed);
  return { figureKind, typed: file.kind === "blank" ? "" : text.typed, refusal: null };
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
