import type { DecimalText } from "../kernel/decimal.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { SourceSpan } from "./plan-document.ts";

/** How sure the reader is (Chắc chắn, Khá chắc, Cần xem). Never a percentage. */
export type Confidence = "certain" | "likely" | "uncertain";

/** The comparators of a target as a document words it (bộ so sánh). */
export type ReadComparator =
  | "="
  | ">="
  | "<="
  | "between"
  | "increase_by"
  | "decrease_by"
  | "approx"
  | "maintain"
  | "complete"
  | "avoid"
  | "none";

/** One quantity an item sets, exactly as read; becomes a `Target` when a person confirms it. */
export interface ReadTarget {
  readonly measure: string;
  readonly scope: string | null;
  readonly comparator: ReadComparator;
  /** "dưới", "trên", "<", ">": stored as <= or >= with strict. */
  readonly strict: boolean;
  readonly value: DecimalText | null;
  readonly valueTo: DecimalText | null;
  /** Decimals the value was written with: "98,5%" has 1. */
  readonly decimals: number;
  /** As printed, with its scale word, without "/năm": "triệu lượt người", "%". */
  readonly unitOfMeasure: string | null;
  readonly frequency:
    "annual" | "by-year" | "cumulative" | "quarterly" | "monthly" | "weekly" | null;
  readonly dueYear: number | null;
  /** What an increase or decrease refers to, in the document's words. */
  readonly baseline: string | null;
  readonly bound: "min" | null;
  /** A number is printed. */
  readonly quantified: boolean;
  /** Zero implied by "không còn", "không để xảy ra". */
  readonly implied: boolean;
  /** The words "(trừ …)" left out of the measure. */
  readonly exclusion: string | null;
  /** "Giá so sánh 2010", "Giá hiện hành": the prices a value is counted in. */
  readonly priceBasis: string | null;
  /** Which of two levels it is where the document sets both; null where it sets one. */
  readonly level: "assigned" | "stretch" | null;
  /** "bình quân": the mean over the years, not the value of one. */
  readonly average: boolean;
  /** "Khi có lệnh gọi": judged only when it happens. */
  readonly occasion: string | null;
  /** "Chỉ tiêu trên giao": another series that it is a share of. */
  readonly quota: string | null;
  /** "trong đó": place, among the item's targets, of the one it is a part of. */
  readonly parent: number | null;
  /** "cơ cấu kinh tế": the whole whose shares it and its neighbours are. */
  readonly structure: string | null;
  readonly confidence: Confidence;
  readonly span: SourceSpan;
}

export interface ReadUnit {
  /** The longest correct form met in the document. */
  readonly name: string;
  /** As written at this place. */
  readonly raw: string;
  readonly role: "lead" | "coordinate" | "monitor" | "perform" | "data_owner";
  /** "Các phòng, ban", "UBND các phường, xã": a class, not expanded here. */
  readonly collective: boolean;
  readonly confidence: Confidence;
  readonly span: SourceSpan;
}

export type DeadlineType =
  | "date"
  | "month"
  | "quarter"
  | "halfyear"
  | "year"
  | "range"
  | "multiple"
  | "ongoing"
  | "recurring"
  | "relative";

export interface ReadDeadline {
  readonly raw: string;
  readonly type: DeadlineType;
  /** The stated day, also for "trước ngày"; the last day of a month, quarter, range; null for ongoing, recurring, relative. */
  readonly date: LocalDate | null;
  readonly relation: "before" | "by" | "on" | null;
  readonly from: LocalDate | null;
  readonly recurrence: string | null;
  readonly monthDay: string | null;
  readonly milestones: readonly LocalDate[];
  readonly days: number | null;
  /** Stated once for a group or for the whole list. */
  readonly inherited: boolean;
  readonly span: SourceSpan;
}

export interface ReadSubItem {
  readonly marker: string;
  readonly text: string;
  readonly span: SourceSpan;
}

export interface ReadItem {
  /** Printed label without brackets and closing punctuation; null for unnumbered bullets. */
  readonly number: string | null;
  readonly ordinal: number;
  readonly group: string | null;
  readonly title: string;
  /** The item's own words, verbatim, without its unit and deadline lines. */
  readonly originalText: string;
  readonly subItems: readonly ReadSubItem[];
  readonly units: readonly ReadUnit[];
  readonly deadline: ReadDeadline | null;
  readonly targets: readonly ReadTarget[];
  readonly notes: string | null;
  readonly confidence: Confidence;
  /** Every block, or part of one, that belongs to the item; the first is where it begins. */
  readonly spans: readonly SourceSpan[];
}

export interface ReadGroup {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly parent: string | null;
  readonly span: SourceSpan;
}

export interface ReadLegalBasis {
  readonly relation: string;
  readonly documentType: string | null;
  readonly number: string | null;
  readonly date: LocalDate | null;
  readonly issuer: string | null;
  readonly issuerInferred: boolean;
  readonly subject: string | null;
  /** As the document words it, with the word that relates it: "Căn cứ Nghị quyết số …". */
  readonly text: string;
}

export interface ReadMetadata {
  readonly issuer: string | null;
  readonly documentType: string | null;
  readonly title: string | null;
  readonly place: string | null;
  readonly number: string | null;
  readonly numberPattern: string | null;
  readonly date: LocalDate | null;
  readonly year: number | null;
  readonly legalBases: readonly ReadLegalBasis[];
  readonly signer: {
    readonly position: string | null;
    readonly name: string | null;
    readonly authority: string | null;
  } | null;
  readonly recipients: readonly string[];
}

export interface ReadDuty {
  readonly number: string | null;
  readonly units: readonly { readonly name: string; readonly collective: boolean }[];
  readonly duties: readonly string[];
}

/** A slip that was read past: what stood there and what was understood. */
export interface Repair {
  readonly span: SourceSpan;
  readonly written: string;
  readonly understood: string;
}

/** Something a careful clerk would ask about before issuing. */
export interface Suspicion {
  readonly kind:
    | "number-missing"
    | "date-missing"
    | "odd-year"
    | "spelling"
    | "appendix-missing"
    | "state-secret"
    | "unit-spelling";
  /** Ordinal of the item it concerns, or null for the whole document. */
  readonly item: number | null;
  readonly span: SourceSpan | null;
  /** One Vietnamese sentence. */
  readonly message: string;
}

/** What the reader understood of a document, and what it did not; nothing is confirmed yet. */
export interface PlanReading {
  readonly metadata: ReadMetadata;
  readonly groups: readonly ReadGroup[];
  readonly items: readonly ReadItem[];
  /** Lines of the sections on purpose and on requirements. */
  readonly purposes: readonly string[];
  readonly requirements: readonly string[];
  readonly implementation: readonly ReadDuty[];
  readonly repairs: readonly Repair[];
  readonly suspicions: readonly Suspicion[];
  /** Stretches inside the part that holds items which no rule understood. */
  readonly unread: readonly SourceSpan[];
}
