import type { DecimalText } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { NarrativeSection } from "../../domain/report/report-outline.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";

export type ReportState = "draft" | "presented" | "approved";

export interface ReportRecord {
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly state: ReportState;
}

/** The plan document behind a round, as a report cites it. */
export interface CitedPlan {
  readonly symbol: string;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly signerPosition: string;
  readonly signerName: string;
  readonly recipients: readonly string[];
}

export interface ReportedItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly groupId: string;
  readonly groupNumber: string;
  readonly groupTitle: string;
  readonly isConfidential: boolean;
  /** Units with a part in the item. */
  readonly unitIds: readonly string[];
}

/** A paragraph of a unit as it stood in the submission that was accepted. */
export interface AcceptedNarrative {
  readonly entryId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly section: NarrativeSection;
  /** The number that the point keeps. */
  readonly point: number;
  readonly answersSection: NarrativeSection | null;
  readonly answersPoint: number | null;
  readonly itemId: string | null;
  readonly itemNumber: string | null;
  /** Each bound figure with what it was when it was sent. */
  readonly body: string;
  readonly revision: number;
  readonly receiptNumber: number;
  readonly acceptedAt: string;
}

/** A cell of a unit as it is known now: the observation that its figure was accepted as. */
export interface UnitFigureFacts {
  readonly unitId: string;
  readonly unitName: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly value: DecimalText | null;
  readonly observationId: string;
}

/** A text that a person put in the place of a drafted one. */
export interface EditedParagraph {
  readonly blockKey: string;
  readonly body: string;
  readonly editedBy: string;
  readonly editedAt: string;
}

export interface VersionRecord {
  readonly version: number;
  readonly checksum: string;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** The report of a round, the texts people wrote for it, and its versions. */
export interface ReportStore {
  findCitedPlan(roundId: string): Promise<CitedPlan | undefined>;
  listItems(roundId: string): Promise<readonly ReportedItem[]>;
  listNarratives(roundId: string): Promise<readonly AcceptedNarrative[]>;
  listUnitFigures(roundId: string): Promise<readonly UnitFigureFacts[]>;
  /** Units asked in the round, and those of which something is accepted. */
  countUnits(roundId: string): Promise<{ readonly asked: number; readonly accepted: number }>;
  findOfRound(roundId: string): Promise<ReportRecord | undefined>;
  find(id: string): Promise<ReportRecord | undefined>;
  /** Keeps others from changing the report until the transaction ends. */
  lock(id: string): Promise<ReportRecord | undefined>;
  add(report: {
    readonly id: string;
    readonly roundId: string;
    readonly title: string;
  }): Promise<void>;
  setState(id: string, state: ReportState): Promise<void>;
  /** Texts that stand now. */
  listParagraphs(id: string): Promise<readonly EditedParagraph[]>;
  endParagraph(id: string, blockKey: string, at: string): Promise<void>;
  addParagraph(paragraph: {
    readonly id: string;
    readonly reportId: string;
    readonly blockKey: string;
    readonly body: string;
    readonly at: string;
  }): Promise<void>;
  /** Newest first. */
  listVersions(id: string): Promise<readonly VersionRecord[]>;
  findVersion(id: string, version: number): Promise<ReportModel | undefined>;
  addVersion(version: {
    readonly id: string;
    readonly reportId: string;
    readonly version: number;
    readonly model: ReportModel;
    readonly checksum: string;
    readonly at: string;
  }): Promise<void>;
}
