import type { CellLock } from "../cell-lock.ts";
import type { ComputedCells } from "../computed-cell.ts";
import type { CellValue } from "../figure.ts";
import type { Form } from "../form.ts";
import type { NarrativeSection } from "../narrative.ts";
import type { WorkbookIdentity } from "./filled-workbook.ts";

/** A form with what stands in it, to be written on a sheet of its own. */
export interface EntryForm {
  readonly form: Form;
  readonly ownRowIds: ReadonlySet<string>;
  /** The unit's own cells by key. */
  readonly cells: ReadonlyMap<
    string,
    { readonly value: CellValue; readonly lock: CellLock; readonly note: string }
  >;
  readonly computed: ComputedCells;
}

/** The boxes of one item, as the unit has written them so far. */
export interface EntryNarrative {
  readonly itemId: string;
  readonly itemNumber: string;
  readonly itemTitle: string;
  readonly bodies: ReadonlyMap<NarrativeSection, string>;
  readonly isLocked: boolean;
}

/** All that a unit fills in a round, as one workbook (biểu Excel của đơn vị). */
export interface EntryWorkbook {
  readonly identity: WorkbookIdentity;
  readonly planTitle: string;
  /** "hết ngày 08/9/2024 (Chủ nhật)". */
  readonly deadline: string;
  readonly forms: readonly EntryForm[];
  readonly narratives: readonly EntryNarrative[];
}

/** What the hidden sheet holds; the reader trusts nothing else about a workbook. */
export interface WorkbookIds {
  readonly nhiemky: "entry";
  readonly version: 1;
  readonly identity: WorkbookIdentity;
  readonly forms: readonly {
    readonly formId: string;
    readonly sheet: string;
    readonly rowIds: readonly string[];
    readonly columnIds: readonly string[];
    /** What stood in each cell, by row and column, as `writeBase` writes it. */
    readonly bases: readonly (readonly string[])[];
    /** The notes that stood there: row, column, text; none in workbooks of an older program. */
    readonly notes: readonly (readonly [string, string, string])[];
  }[];
  /** Paragraphs as they stood: item, section, text. */
  readonly paragraphs: readonly (readonly [string, NarrativeSection, string])[];
}
