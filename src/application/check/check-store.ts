import type { CheckSeverity } from "../../domain/collection/check.ts";
import type { EarlierFigure } from "../../domain/collection/earlier-figure.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";

/** What a person designs: where it holds, what must be, and what is said where it is not. */
export interface CheckDesign {
  readonly formId: string;
  /** Null for the first row of the form that the condition names. */
  readonly rowId: string | null;
  /** Null for every column that people fill. */
  readonly columnId: string | null;
  readonly code: string;
  readonly name: string;
  readonly expression: string;
  readonly severity: CheckSeverity;
  readonly message: string;
  readonly proposal: string | null;
  readonly isActive: boolean;
}

export interface CheckRecord extends CheckDesign {
  readonly id: string;
  readonly version: number;
  readonly formCode: string;
  /** How row and column are called, to find them in another version of the form. */
  readonly rowLabel: string | null;
  readonly columnLabel: string | null;
  readonly designedBy: string;
  readonly designedAt: string;
}

export interface NewCheck extends CheckDesign {
  readonly id: string;
  readonly version: number;
  readonly at: string;
}

/** Where and between which figures a check over units found a difference. */
export interface DifferencePlace {
  readonly code: string;
  /** The unit whose own figure was compared; null for a figure of the whole table. */
  readonly unitId: string | null;
  readonly rowId: string;
  readonly columnId: string;
}

/** What somebody wrote of a difference (giải trình chênh lệch), for exactly the figures it had. */
export interface ExplanationRecord extends DifferencePlace {
  readonly id: string;
  readonly left: DecimalText;
  readonly right: DecimalText;
  readonly body: string;
  readonly by: string;
  readonly at: string;
}

export interface NewExplanation extends Omit<ExplanationRecord, "by" | "code"> {
  readonly roundId: string;
  readonly checkId: string;
}

export interface UnitEarlierFigure extends EarlierFigure {
  readonly unitId: string;
}

/** Checks that people designed, a version of which is never changed, and what they are held against. */
export interface CheckStore {
  /** The newest version of every code, by form and code. */
  listNewest(): Promise<readonly CheckRecord[]>;
  /** The newest version of a code; no other version of it is made until this one is done. */
  lockNewest(code: string): Promise<{ readonly id: string; readonly version: number } | undefined>;
  add(check: NewCheck): Promise<void>;
  /** Accepted figures of units: those that hold now, and those that came from outside a round. */
  listEarlier(
    roundId: string,
    unitIds: readonly string[],
    indicatorIds: readonly string[],
  ): Promise<readonly UnitEarlierFigure[]>;
  /** The explanations that stand in a round, newest first. */
  listExplanations(roundId: string): Promise<readonly ExplanationRecord[]>;
  /** Puts an explanation in the place of others. */
  addExplanation(explanation: NewExplanation, replaced: readonly string[]): Promise<void>;
}
