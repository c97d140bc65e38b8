import type { CellLock } from "../cell-lock.ts";
import type { ComputedCells } from "../computed-cell.ts";
import type { CellValue } from "../figure.ts";
import type { Form } from "../form.ts";
import { type NarrativeAnswer, type NarrativeSection, SECTION_LABELS } from "../narrative.ts";
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

/** One point of a narrative on its line, written so far or still blank. */
export interface EntryPoint {
  readonly section: NarrativeSection;
  /** The number it keeps. */
  readonly point: number;
  /** As people count the points of a section, from 1. */
  readonly place: number;
  /** Each bound figure with what it is now. */
  readonly body: string;
  readonly answers: NarrativeAnswer | null;
  readonly isLocked: boolean;
}

/** What the unit says of one item; `itemId` is null for the unit as a whole. */
export interface EntryNarrative {
  readonly itemId: string | null;
  readonly itemNumber: string;
  readonly itemTitle: string;
  readonly points: readonly EntryPoint[];
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
  /** 2: points have lines of their own. */
  readonly version: 1 | 2;
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
  readonly paragraphs: readonly (KnownPoint | EarlierParagraph)[];
}

/** A point as it stood; the hidden cell of its line bears `pointId`. */
export interface KnownPoint {
  readonly item: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly place: number;
  readonly body: string;
  readonly answers: NarrativeAnswer | null;
}

/** In workbooks written before points had lines of their own: item, section, text. */
type EarlierParagraph = readonly [string, NarrativeSection, string];

/** The hidden name of a point's line. */
export const pointId = ({
  item,
  section,
  point,
}: Pick<KnownPoint, "item" | "section" | "point">): string =>
  `${item ?? "unit"}|${section}|${point}`;

const LINK_NAMES: Partial<Readonly<Record<NarrativeSection, string>>> = {
  limitations: "Hạn chế",
  subjective_causes: "Nguyên nhân chủ quan",
  objective_causes: "Nguyên nhân khách quan",
};

/** A point as another names it in the workbook: "Hạn chế 2". */
export const linkName = (section: NarrativeSection, place: number): string =>
  `${LINK_NAMES[section] ?? SECTION_LABELS[section]} ${place}`;
