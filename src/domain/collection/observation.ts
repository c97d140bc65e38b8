import type { FigureValue, Maturity } from "./figure.ts";
import type { LocalDate } from "../kernel/local-date.ts";

/** What a figure says of its year: what happened, what is expected, what was planned. */
export type ObservationKindOfYear = "actual" | "estimate" | "projection" | "plan";

/**
 * An accepted figure (số liệu) of one indicator, one unit and one year. Never changed: a correction
 * is another observation that is known from later on.
 */
export interface Observation {
  readonly id: string;
  readonly indicatorId: string;
  readonly unitId: string;
  readonly year: number;
  readonly periodLabel: string;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly kind: ObservationKindOfYear;
  readonly figure: FigureValue;
  readonly maturity: Maturity;
  /** Giá hiện hành or giá so sánh; null where prices play no part. */
  readonly priceBasis: "current" | "constant" | null;
  readonly source: string;
  /** The submission it was accepted from; null for figures of another source. */
  readonly submissionId: string | null;
  /** UTC instants between which this is what we know; null while it still is. */
  readonly knownFrom: string;
  readonly knownTo: string | null;
}
