import type { MissingStatus } from "../collection/figure.ts";
import type { FormColumnKind } from "../collection/form.ts";
import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import type { Verdict } from "../evaluation/verdict.ts";
import type { DecimalText } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { NarrativeSection, OutlineSection } from "./report-outline.ts";
import type { SignatureBlock } from "./report-model.ts";

/** Who issues a document and how it is dated, signed and sent. */
export interface IssuingFacts {
  readonly superior: string | null;
  /** "Ủy ban nhân dân", "thành phố Vũng Tàu": one a line of the head. */
  readonly issuingBody: readonly string[];
  /** As a sentence names it: "Ủy ban nhân dân thành phố Vũng Tàu". */
  readonly issuerName: string;
  readonly place: string;
  readonly number: string | null;
  /** "BC-UBND"; a leading slash is tolerated. */
  readonly symbol: string;
  readonly date: LocalDate | null;
  /** Printed while the date is open; null leaves room for it, too. */
  readonly year: number | null;
  readonly addressees: readonly string[];
  readonly legalBases: readonly string[];
  readonly signature: SignatureBlock;
  readonly recipients: readonly string[];
  /** UTC instant at which the document was drawn. */
  readonly writtenAt: string;
}

/** A span of years with the name people give it. */
export interface TermFacts {
  readonly from: number;
  readonly to: number;
  /** "nhiệm kỳ 2020 - 2025". */
  readonly label: string;
}

export interface ReportItem {
  readonly id: string;
  /** "4.10". */
  readonly number: string;
  readonly title: string;
  /** Confidential for the readers of this copy: neither words nor figures of it are printed. */
  readonly isWithheld: boolean;
}

export interface ReportGroup {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly items: readonly ReportItem[];
}

/** One year of what a target measures. */
export interface YearValue {
  readonly year: number;
  readonly kind: Exclude<FormColumnKind, "derived" | "plan">;
  readonly value: DecimalText | null;
  /** Why there is no value; null where nobody has said. */
  readonly status: MissingStatus | null;
  readonly observationIds: readonly string[];
}

/** A target with its verdict, as a report speaks of it. */
export interface ReportTarget {
  readonly id: string;
  readonly itemId: string;
  /** "4.6a". */
  readonly code: string;
  readonly measure: string;
  /** The level in words: "đạt 95% trở lên". */
  readonly requirement: string;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  /** Computed by the rules. */
  readonly verdict: Verdict;
  readonly override: { readonly verdict: Verdict; readonly reason: string } | null;
  readonly attainment: DecimalText | null;
  readonly values: readonly YearValue[];
}

/** An accepted paragraph of a unit (thuyết minh đã duyệt). */
export interface ReportNarrative {
  readonly id: string;
  readonly section: NarrativeSection;
  /** Null where the unit speaks of itself as a whole. */
  readonly itemId: string | null;
  /** With the unit's figures as tokens, by the keys of `UnitFigure`. */
  readonly text: string;
  /** The limitation a cause explains, the cause a solution meets: its first words. */
  readonly answers: { readonly section: NarrativeSection; readonly words: string } | null;
  readonly unitName: string;
  /** "Phòng Y tế, bài nộp lần 2, duyệt 05/9/2024". */
  readonly attribution: string;
}

/** A figure of one unit that its narrative quotes. */
export interface UnitFigure {
  readonly key: string;
  /** As known now; of a figure that nobody accepted, as it was sent. */
  readonly text: string;
  /** "Tỷ lệ hộ sử dụng nước sạch, 2024 (Phường 1)". */
  readonly label: string;
  readonly unitOfMeasure: string;
  readonly year: number | null;
  readonly observationIds: readonly string[];
}

export interface ReportTable {
  readonly id: string;
  /** What the table shows: the term's results, other statistics, or the next term. */
  readonly purpose: "results" | "statistics" | "next-term";
  readonly table: StatisticalTable;
}

/** A text a person put in the place of a block; numbers stand in it as {{4.6a@2024}}. */
export interface Override {
  readonly body: string;
  readonly editedBy: string | null;
}

/** Everything a term report is composed from (đầu vào của báo cáo). */
export interface ReportInput {
  readonly issuing: IssuingFacts;
  readonly subject: string;
  /** "Kế hoạch số 15/KH-UBND ngày 20/8/2024"; null where the plan has no number yet. */
  readonly planCitation: string | null;
  readonly term: TermFacts;
  readonly nextTerm: TermFacts;
  /** Year up to which the figures speak. */
  readonly asOf: number;
  readonly groups: readonly ReportGroup[];
  readonly targets: readonly ReportTarget[];
  readonly narratives: readonly ReportNarrative[];
  readonly unitFigures: readonly UnitFigure[];
  readonly tables: readonly ReportTable[];
  /** How many units were asked and how many answered; null leaves the sentence out. */
  readonly collection: { readonly asked: number; readonly accepted: number } | null;
  readonly outline: readonly OutlineSection[];
  /** By block id; a block without one is drawn from the data. */
  readonly overrides: Readonly<Record<string, Override>>;
  readonly settings: ReportSettings;
  readonly freezeVersion: string | null;
}

export interface ReportSettings {
  /** Whether "đạt" counts the exceeded targets too; either way the report says which. */
  readonly metIncludesExceeded: boolean;
}
