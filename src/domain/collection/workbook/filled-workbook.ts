import type { CellValue, MissingStatus } from "../figure.ts";
import { BLANK, MISSING_STATUSES, missing, present } from "../figure.ts";
import type { DecimalText } from "../../kernel/decimal.ts";
import type { NarrativeAnswer, NarrativeSection } from "../narrative.ts";
import type { MatchConfidence } from "./map-foreign-sheet.ts";
import type { RawCell } from "./raw-cell.ts";

/** Who a workbook was made for; kept in its hidden sheet. */
export interface WorkbookIdentity {
  readonly organizationId: string;
  readonly obligationId: string;
  /** Names as they were, for the words of a refusal. */
  readonly unit: string;
  readonly round: string;
  readonly writtenAt: string;
}

/** One cell of a filled workbook, placed in its form. */
export interface FilledCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly sheet: string;
  /** "D7". */
  readonly address: string;
  readonly raw: RawCell;
  /** What stood there when the workbook was written; undefined in a workbook made elsewhere. */
  readonly base: CellValue | undefined;
  /** The note beside the cell, and the one it was written with; both empty in a workbook made elsewhere. */
  readonly note: string;
  readonly noteBase: string;
  /** By its hidden ids, or by the names of its row and column. */
  readonly placing: "ids" | MatchConfidence;
}

/** What a point of a filled workbook says: figures that were left alone are still bound. */
export interface FilledWords {
  readonly body: string;
  readonly answers: NarrativeAnswer | null;
}

/** A point of a filled workbook, with what it said when the workbook was written. */
export interface FilledParagraph {
  readonly body: string;
  /** Undefined in workbooks of the first version, which do not tell links. */
  readonly answers: NarrativeAnswer | null | undefined;
  /** Null for the unit as a whole. */
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly sheet: string;
  readonly address: string;
  readonly base: { readonly body: string; readonly answers: NarrativeAnswer | null | undefined };
}

/** A workbook with every cell that could be placed (biểu Excel đã điền). */
export interface FilledWorkbook {
  readonly identity: WorkbookIdentity | null;
  readonly cells: readonly FilledCell[];
  readonly paragraphs: readonly FilledParagraph[];
  /** Names that were only nearly matched, for the reader to look at. */
  readonly likely: readonly {
    readonly where: string;
    readonly text: string;
    readonly rowId: string;
  }[];
  /** Lines with figures that belong to no row of the form: "Biểu 01!7", with their label. */
  readonly unplaced: readonly { readonly where: string; readonly text: string }[];
}

/** A cell value as one word of a hidden sheet: "", "73.63", "none". */
export function writeBase(cell: CellValue): string {
  if (cell.kind === "blank") return "";
  return cell.kind === "value" ? cell.value : cell.status;
}

const isStatus = (text: string): text is MissingStatus =>
  MISSING_STATUSES.some((status) => status === text);

/** The way back; undefined for anything that `writeBase` does not write. */
export function readBase(text: string): CellValue | undefined {
  if (text === "") return BLANK;
  if (isStatus(text)) return missing(text);
  return /^-?\d+(\.\d+)?$/u.test(text) ? present(text as DecimalText) : undefined;
}
