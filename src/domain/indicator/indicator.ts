import type { DecimalText } from "../kernel/decimal.ts";

/** Which way is better for the people it is measured for. */
export type Direction = "higher" | "lower" | "none";

/** How figures of several units become the whole's; `none` means they do not. */
export type OverUnits = "sum" | "ratio" | "weighted_mean" | "max" | "min" | "none";

/** How figures of several years become the term's; `none` means they do not. */
export type OverTime = "sum" | "last" | "mean" | "ratio" | "none";

/** What is measured (chỉ tiêu thống kê), told apart from what must be reached. */
export interface Indicator {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Đơn vị tính: "%", "nghìn lượt". */
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly direction: Direction;
  /** Natural maximum: 100 for a share of a whole; null where there is none. */
  readonly ceiling: DecimalText | null;
  readonly overUnits: OverUnits;
  readonly overTime: OverTime;
  readonly numeratorId: string | null;
  readonly denominatorId: string | null;
  /** The indicator that weighs the units in a weighted mean. */
  readonly weightId: string | null;
  /** The formula in words, where the figure is derived. */
  readonly formula: string | null;
  readonly source: string;
  readonly frequency: string;
}
