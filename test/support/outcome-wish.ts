import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema } from "../../src/adapters/postgres/schema.ts";
import type { MissingStatus } from "../../src/domain/collection/figure.ts";
import type { Baseline } from "../../src/domain/evaluation/evaluation.ts";

/** One figure a unit sent: its neutral text, or what else is to be known of it. */
export type FigureWish =
  | string
  | {
      readonly value?: string;
      readonly status?: MissingStatus;
      readonly numerator?: string;
      readonly denominator?: string;
      /** False leaves it submitted and unreviewed. */
      readonly accepted?: boolean;
      /** What was typed first and returned, with the reviewer's comment. */
      readonly before?: string;
      readonly comment?: string;
      readonly note?: string;
    };

export interface TargetWish {
  readonly comparator: Schema["target"]["comparator"];
  readonly value?: string | null;
  readonly valueTo?: string;
  readonly strict?: boolean;
  readonly direction?: "higher" | "lower" | "none";
  readonly frequency?: "annual" | "by-year" | "cumulative";
  readonly dueYear?: number;
  readonly ceiling?: string;
  readonly baseline?: Baseline;
}

/** One measurable thing of the plan: an item with an indicator, a row of the form, perhaps a target. */
export interface MeasureWish {
  readonly group: string;
  readonly number: string;
  readonly measure: string;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly lead: string;
  /** Units whose figures make the whole; the lead where none are named. */
  readonly providers?: readonly string[];
  /** Units that only cross-check. */
  readonly second?: readonly string[];
  readonly overUnits?: Schema["indicator"]["over_units"];
  readonly target?: TargetWish;
  readonly isConfidential?: boolean;
  readonly originalText?: string;
  /** By unit and year. */
  readonly figures?: Readonly<Record<string, Readonly<Record<number, FigureWish>>>>;
}

export interface OutcomeWish {
  readonly units: readonly string[];
  readonly measures: readonly MeasureWish[];
  readonly groupTitles?: Readonly<Record<string, string>>;
  readonly asOfYear?: number;
}

/** What builders share while they fill one organization. */
export interface Making {
  readonly db: Kysely<Schema>;
  readonly organizationId: string;
  readonly ids: Map<string, string>;
  readonly by: string;
  readonly wish: OutcomeWish;
}

/** The id of a named thing, made when first asked for. */
export function idOf({ ids }: Pick<Making, "ids">, name: string): string {
  const known = ids.get(name);
  if (known !== undefined) return known;
  const made = randomUUID();
  ids.set(name, made);
  return made;
}
