import type { DecimalText } from "../../kernel/decimal.ts";
import type { CellLock } from "../cell-lock.ts";
import type { CellValue } from "../figure.ts";
import { type FormColumn, type FormRow, cellKey } from "../form.ts";
import { type ParseFigureProblem, parseFigure } from "../parse-figure.ts";
import type { NarrativeSection } from "../narrative.ts";
import type { FilledCell, FilledParagraph } from "./filled-workbook.ts";
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
  GRAVEST_FIRST.find((kind) => kind === a || kind === b) ?? "same";

/** The plain number or the blank that the file was made with. */
function isUntouched({ raw, base }: FilledCell): boolean {
  if (raw.kind === "blank") return base?.kind === "blank";
  if (raw.kind !== "number" || raw.format !== "plain" || base?.kind !== "value") return false;
  return isSameNumber(raw.value, base.value);
}

function mergeCell(cell: FilledCell, place: MergePlace): MergeCell {
  const { rowId, columnId, sheet, address } = cell;
  const { figureKind, typed, refusal } = mergeFigure(cell, place);
  const [note, noteBase, currentNote] = [cell.note, cell.noteBase, place.note].map(trimmed) as [
    string,
    string,
    string,
  ];
  const noteKind = kindOfText(note, noteBase, currentNote);
  const told = {
    rowId,
    columnId,
    sheet,
    address,
    typed,
    current: place.current,
    note,
    currentNote,
  };
  const isLocked = place.lock === "locked" && noteKind !== "same" && refusal === null;
  if (isLocked)
    return { ...told, kind: "refused", figureKind, noteKind, refusal: { kind: "locked" } };
  return { ...told, kind: graver(figureKind, noteKind), figureKind, noteKind, refusal };
}

type MergedFigure = Pick<MergeCell, "figureKind" | "typed" | "refusal">;

function mergeFigure(cell: FilledCell, place: MergePlace): MergedFigure {
  const { row, column, current } = place;
  const { base } = cell;
  const refused = (refusal: MergeRefusal, typed: string): MergedFigure => ({
    figureKind: "refused",
    typed,
    refusal,
  });
  if (isUntouched(cell)) return { figureKind: "same", typed: "", refusal: null };
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
  const held = kindOf(file, base, current);
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

/** A paragraph of the sheet that a workbook is merged into. */
export interface MergeSection {
  readonly body: string;
  readonly lock: CellLock;
}

export interface MergeParagraph {
  readonly itemId: string;
  readonly section: NarrativeSection;
  readonly sheet: string;
  readonly address: string;
  readonly kind: Exclude<MergeKind, "refused"> | "locked";
  readonly body: string;
  readonly current: string;
}

/** The same three-way comparison for paragraphs. */
export function mergeParagraphs(
  paragraphs: readonly FilledParagraph[],
  sectionAt: (itemId: string, section: NarrativeSection) => MergeSection | undefined,
): readonly MergeParagraph[] {
  return paragraphs.flatMap((paragraph): MergeParagraph[] => {
    const { itemId, section, sheet, address } = paragraph;
    const place = sectionAt(itemId, section);
    if (place === undefined) return [];
    const [body, base, current] = [paragraph.body, paragraph.base, place.body].map(trimmed) as [
      string,
      string,
      string,
    ];
    const told = { itemId, section, sheet, address, body, current };
    const kind = kindOfText(body, base, current);
    return [{ ...told, kind: kind !== "same" && place.lock === "locked" ? "locked" : kind }];
  });
}
