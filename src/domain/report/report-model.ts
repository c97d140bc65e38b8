import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import type { LocalDate } from "../kernel/local-date.ts";

/** A stretch of text with one look. */
export interface TextRun {
  readonly kind: "text";
  readonly text: string;
  readonly emphasis: "plain" | "bold" | "italic";
}

/** A number bound to its source (số gắn dữ liệu): printed as `text`, traceable by `sourceIds`. */
export interface NumberRun {
  readonly kind: "number";
  /** What it is, such as "4.6a@2024" or "count.exceeded". */
  readonly key: string;
  /** Vietnamese text as printed; "…" where the value is missing. */
  readonly text: string;
  /** The observations, cells or evaluations it was computed from; empty where the value is missing. */
  readonly sourceIds: readonly string[];
  /** The value has changed since a person last edited the sentence around it. */
  readonly stale: boolean;
}

export type Run = TextRun | NumberRun;

/** Where the words of a paragraph come from, shown in the margin while people edit. */
export type Origin =
  /** Written by the system from figures; a person has not confirmed it yet. */
  | { readonly kind: "drafted" }
  /** Fixed words of the template or of the plan itself. */
  | { readonly kind: "template" }
  | { readonly kind: "edited"; readonly by: string | null }
  | {
      readonly kind: "narrative";
      readonly narrativeId: string;
      readonly unitName: string;
      readonly attribution: string;
    }
  /** Says that something is not there yet. */
  | { readonly kind: "missing" };

/** Heading levels of Nghị định 30: 0 Phần I, 1 I., 2 1., 3 a). */
export type HeadingLevel = 0 | 1 | 2 | 3;

/** A title in the outline (phần, mục, khoản, điểm); `number` is bare: "I", "1", "a". */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly id: string;
  readonly level: HeadingLevel;
  readonly number: string | null;
  readonly text: string;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly id: string;
  /** It leads to what follows, and is not left at the foot of a page. */
  readonly leads?: true;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

export interface ListItem {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly origin: Origin;
}

/** Lines that each begin with a dash. */
export interface ListBlock {
  readonly kind: "list";
  readonly id: string;
  readonly items: readonly ListItem[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly table: StatisticalTable;
  /** False where the appendix around it already bears the table's title. */
  readonly titled: boolean;
}

export interface PageBreakBlock {
  readonly kind: "page-break";
  readonly id: string;
}

/** A piece of a document with a stable id, so that people can comment on it and trace it. */
export type ReportBlock = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | PageBreakBlock;

/** An annex (phụ lục): begins a new page and numbers its own pages. */
export interface Appendix {
  readonly id: string;
  /** Roman numeral; null for a single annex, which carries none. */
  readonly number: string | null;
  readonly title: string;
  /** "(Kèm theo Báo cáo số … ngày … của …)"; null leaves the line out. */
  readonly reference: string | null;
  readonly landscape: boolean;
  readonly blocks: readonly ReportBlock[];
}

/** Who signs and by whose authority (thể thức đề ký). */
export interface SignatureBlock {
  /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": one a line. */
  readonly authority: readonly string[];
  readonly position: string;
  /** Without academic title or rank; null leaves room for it. */
  readonly name: string | null;
}

/** Everything around the text of an administrative document (thể thức văn bản). */
export interface Furniture {
  /** Parent body; a People's Committee has none. */
  readonly superior: string | null;
  readonly issuingBody: readonly string[];
  /** Given by the registry; null prints room for it. */
  readonly number: string | null;
  /** "BC-UBND", "KH-UBND", "UBND-TCKH". */
  readonly symbol: string;
  readonly place: string;
  /** Null prints "ngày … tháng … năm" with room to fill in. */
  readonly date: LocalDate | null;
  /** Printed while the date is open; null leaves room for it, too. */
  readonly year: number | null;
  /** "BÁO CÁO", "KẾ HOẠCH"; null for an official letter, whose subject stands under the number. */
  readonly documentType: string | null;
  readonly subject: string;
  /** Above and below the legal bases of a decision: who decides, and "QUYẾT ĐỊNH:". */
  readonly enacting?: { readonly authority: string; readonly formula: string };
  /** "DỰ THẢO", printed under the number of a paper that is not settled yet. */
  readonly draftMark?: string;
  /** Kính gửi. */
  readonly addressees: readonly string[];
  /** Căn cứ, without closing punctuation. */
  readonly legalBases: readonly string[];
  readonly signature: SignatureBlock;
  /** Nơi nhận, without dash and closing punctuation. */
  readonly recipients: readonly string[];
  readonly language: "vi-VN";
}

/** What the file says of itself; writers take their only time stamp from here. */
export interface DocumentProperties {
  readonly title: string;
  /** The issuing body, never a person. */
  readonly author: string;
  readonly keywords: readonly string[];
  /** UTC instant, "2025-10-20T03:00:00Z". */
  readonly writtenAt: string;
  /** The freeze of figures (chốt số liệu) it was drawn from; null for living figures. */
  readonly freezeVersion: string | null;
}

/** Something a careful clerk would settle before the document leaves the house. */
export interface ReportNotice {
  readonly kind:
    | "token-unresolved"
    | "number-stale"
    | "section-empty"
    | "figure-missing"
    | "override-unused"
    | "baseline-missing";
  /** The block or list item it concerns. */
  readonly blockId: string;
  /** What is meant: a token, a target, a section. */
  readonly subject: string;
}

/** One document, free of any format: every writer and the screen draw it, so they cannot disagree. */
export interface ReportModel {
  readonly furniture: Furniture;
  readonly properties: DocumentProperties;
  readonly body: readonly ReportBlock[];
  readonly appendices: readonly Appendix[];
  readonly notices: readonly ReportNotice[];
}

/** Text without emphasis. */
export const plain = (text: string): TextRun => ({ kind: "text", text, emphasis: "plain" });

/** The printed words of runs, without their looks. */
export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");
