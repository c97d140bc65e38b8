import type { Maturity, MissingStatus } from "../../domain/collection/figure.ts";
import type { Form } from "../../domain/collection/form.ts";
import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import type { Indicator } from "../../domain/indicator/indicator.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";

export interface ConsolidatedRound {
  readonly id: string;
  readonly name: string;
  readonly asOfYear: number;
}

export interface TableSummaryRow {
  readonly formId: string;
  readonly code: string;
  readonly title: string;
  readonly accepted: number;
  readonly asked: number;
  readonly frozenVersion: number | null;
}

/** What one unit has sent for one cell: accepted where an observation holds it, submitted otherwise. */
export interface SentFigure {
  readonly rowId: string;
  readonly columnId: string;
  readonly unitId: string;
  readonly status: "value" | MissingStatus;
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly maturity: Maturity;
  readonly note: string;
  readonly accepted: boolean;
  readonly observationId: string | null;
}

/** What a unit wrote at a cell it sent, a blank one among them. */
export interface SentNote {
  readonly rowId: string;
  readonly columnId: string;
  readonly unitId: string;
  readonly note: string;
  /** The task it answers is accepted. */
  readonly accepted: boolean;
}

export interface RowFacts {
  readonly rowId: string;
  /** Main providers only. */
  readonly providerIds: readonly string[];
  readonly isConfidential: boolean;
  /** Units with a part in the row's item. */
  readonly unitIds: readonly string[];
}

export interface FreezeRecord {
  readonly id: string;
  readonly version: number;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly checksum: string;
  readonly blanks: number;
  readonly unaccepted: number;
  readonly content: StatisticalTable;
}

export interface NewFreeze {
  readonly id: string;
  readonly roundId: string;
  readonly formId: string;
  readonly version: number;
  readonly content: StatisticalTable;
  readonly checksum: string;
  readonly blanks: number;
  readonly unaccepted: number;
  readonly at: string;
}

/** Something that happened to one cell of one unit. */
export interface CellStep {
  readonly unitId: string;
  readonly kind: "typed" | "submitted" | "returned" | "accepted";
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly value: DecimalText | null;
}

export interface CellSource {
  readonly unitId: string;
  readonly unit: string;
  readonly isMain: boolean;
}

export interface CellFacts {
  readonly row: string;
  readonly column: string;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly isIllustrative: boolean;
  readonly planLine: {
    readonly planId: string;
    readonly itemNumber: string;
    readonly originalText: string;
    readonly documentName: string | null;
    readonly targetCode: string | null;
    readonly targetText: string | null;
  } | null;
  readonly sources: readonly CellSource[];
  readonly steps: readonly CellStep[];
}

/** Forms filled by many units, and where each number of them came from. */
export interface ConsolidationStore {
  findRound(roundId: string): Promise<ConsolidatedRound | undefined>;
  listTables(roundId: string): Promise<readonly TableSummaryRow[]>;
  findForm(roundId: string, formId: string): Promise<Form | undefined>;
  listRowFacts(formId: string): Promise<readonly RowFacts[]>;
  listIndicators(formId: string): Promise<readonly Indicator[]>;
  /** What was sent, submitted or accepted; drafts stay with their units. */
  listSentFigures(roundId: string, formId: string): Promise<readonly SentFigure[]>;
  /** The notes of what was sent, blanks among it, in the order of the register. */
  listSentNotes(roundId: string, formId: string): Promise<readonly SentNote[]>;
  listFreezes(roundId: string, formId: string): Promise<readonly FreezeRecord[]>;
  addFreeze(freeze: NewFreeze): Promise<void>;
  findCell(roundId: string, rowId: string, columnId: string): Promise<CellFacts | undefined>;
}
