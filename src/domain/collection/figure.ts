import type { DecimalText } from "../kernel/decimal.ts";

/** Why there is no value (tình trạng số liệu). A missing value is never zero. */
export type MissingStatus = "none" | "not_collected" | "not_due" | "not_applicable" | "withheld";

/** A figure that holds a value; a rate also keeps the counts it was computed from. */
export interface PresentFigure {
  readonly kind: "value";
  readonly value: DecimalText;
  readonly numerator?: DecimalText;
  readonly denominator?: DecimalText;
}

/** A figure of which only the reason for its absence is known. */
export interface MissingFigure {
  readonly kind: "missing";
  readonly status: MissingStatus;
}

/** What is known of one quantity (số liệu): its value, or why there is none. */
export type FigureValue = PresentFigure | MissingFigure;

/** A cell nobody has filled yet (ô trống); unlike a missing figure, it still waits for an answer. */
export interface BlankCell {
  readonly kind: "blank";
}

/** What stands in one cell of a form. */
export type CellValue = FigureValue | BlankCell;

/** How final a value is (ước tính, sơ bộ, chính thức). */
export type Maturity = "estimate" | "preliminary" | "official";

export const BLANK: BlankCell = { kind: "blank" };

export const present = (value: DecimalText): PresentFigure => ({ kind: "value", value });

export const missing = (status: MissingStatus): MissingFigure => ({ kind: "missing", status });

export const MISSING_STATUSES = [
  "none",
  "not_collected",
  "not_due",
  "not_applicable",
  "withheld",
] as const satisfies readonly MissingStatus[];

/** The reason in words, as legends and tooltips say it. */
export const MISSING_LABELS: Readonly<Record<MissingStatus, string>> = {
  none: "không phát sinh",
  not_collected: "chưa thu thập được",
  not_due: "chưa đến kỳ",
  not_applicable: "không áp dụng",
  withheld: "không công bố",
};

/** The sign printed instead of a number; a figure not yet due leaves the cell empty. */
export const MISSING_MARKS: Readonly<Record<MissingStatus, string>> = {
  none: "-",
  not_collected: "…",
  not_due: "",
  not_applicable: "x",
  withheld: "*",
};
