import type { MissingStatus } from "../collection/figure.ts";
import type { FormColumnKind } from "../collection/form.ts";
import type { Verdict } from "../evaluation/verdict.ts";
import type { DecimalText } from "../kernel/decimal.ts";

/** What a leaf column holds: the stub (STT, Chỉ tiêu, Đơn vị tính) or one cell per row. */
export type TableColumnRole = "number" | "label" | "unit" | "cell";

/** A leaf column, left to right; the stub comes first. */
export interface TableColumn {
  readonly id: string;
  readonly role: TableColumnRole;
  /** The lowest header text, without the spanning ones above it. */
  readonly label: string;
  /** What the figures are; null for the stub and for columns of words. */
  readonly nature: FormColumnKind | null;
  readonly align: "left" | "center" | "right";
  /** Relative width: 1 is a column of one short number. */
  readonly width: number;
}

/** One cell of the header as drawn: rows top to bottom, cells left to right, with spans. */
export interface HeaderCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Index in `columns` of the first column it covers. */
  readonly column: number;
}

/** Whether the number may be quoted: reviewed, not yet reviewed, or computed from others. */
export type TableCellState = "accepted" | "unaccepted" | "derived" | "blank";

/** One printed cell (ô của biểu) and the way back to where it came from. */
export interface TableCell {
  readonly columnId: string;
  /** As printed, in Vietnamese style: "73,41", "-", "…", "x", "Đạt", "". */
  readonly text: string;
  /** The exact number rounded as printed, for spreadsheets; null for words and absences. */
  readonly value: DecimalText | null;
  /** Decimals it is printed with; null where `value` is null. */
  readonly decimals: number | null;
  /** Why there is no value; null where there is one, or where the cell holds words. */
  readonly status: MissingStatus | null;
  readonly verdict: Verdict | null;
  /** Numbers of the notes below the table that belong to it. */
  readonly footnotes: readonly number[];
  /** Every observation the number rests on, in order; empty where there is none. */
  readonly observationIds: readonly string[];
  readonly state: TableCellState;
  /** For computed cells, one Vietnamese sentence: "4.380 ÷ 5.000 × 100". */
  readonly formula: string | null;
  /** A computed number that rests on at least one figure not yet accepted. */
  readonly restsOnUnaccepted: boolean;
}

/** One printed row (dòng của biểu). */
export interface TableRow {
  readonly id: string;
  /** Depth in the tree, 0 for the outermost. */
  readonly level: number;
  readonly kind: "group" | "figure" | "memo";
  /** Printed under "Trong đó". */
  readonly isPart: boolean;
  readonly number: string;
  readonly label: string;
  readonly unitOfMeasure: string;
  /** One per column of role "cell", in the same order. */
  readonly cells: readonly TableCell[];
}

/** A note below the table; `number` is the mark printed at the cell. */
export interface TableNote {
  readonly number: number;
  readonly text: string;
}

/** What a sign in the table means. */
export interface LegendEntry {
  readonly mark: string;
  readonly meaning: string;
}

/**
 * A statistical table (biểu), computed once and free of any format: the screen, DOCX, XLSX and PDF
 * draw this and nothing else, so they cannot disagree.
 */
export interface StatisticalTable {
  /** "Biểu 01"; empty for a table without a code. */
  readonly code: string;
  readonly title: string;
  /** Printed at the right above the table; empty where each row has its own unit. */
  readonly unitNote: string;
  readonly columns: readonly TableColumn[];
  readonly headerRows: readonly (readonly HeaderCell[])[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly TableNote[];
  /** The signs that occur in it. */
  readonly legend: readonly LegendEntry[];
  /** Printed as "Nguồn: …"; empty for none. */
  readonly source: string;
  /** How many figures are of which state; derived cells are not counted. */
  readonly counts: {
    readonly accepted: number;
    readonly unaccepted: number;
    readonly missing: number;
    readonly blank: number;
  };
}
