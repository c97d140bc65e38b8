import type { LocalDate } from "../../domain/kernel/local-date.ts";

export interface NewRound {
  readonly id: string;
  readonly planVersionId: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly windowFrom: LocalDate;
  readonly windowTo: LocalDate;
  readonly cutoffOn: LocalDate;
  readonly deadlineAsWritten: string;
  readonly deadlineAt: string;
  readonly deadlineRule: string;
  readonly asOfYear: number;
  readonly needsHeadApproval: boolean;
  readonly at: string;
  readonly formIds: readonly string[];
}

export interface NewObligation {
  readonly id: string;
  readonly unitId: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly itemId: string;
    readonly role: "lead" | "coordinate" | "data_owner";
  }[];
}

export interface RoundRecord {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly windowFrom: LocalDate;
  readonly windowTo: LocalDate;
  readonly cutoffOn: LocalDate;
  readonly deadlineAsWritten: string;
  readonly deadlineAt: string;
  readonly deadlineRule: string;
  readonly asOfYear: number;
  readonly state: "open" | "closed";
  readonly openedAt: string;
  readonly openedBy: string;
  readonly needsHeadApproval: boolean;
  readonly units: number;
  readonly tasks: number;
  readonly forms: readonly { readonly id: string; readonly code: string; readonly title: string }[];
}

/** What one unit owes in a round (nghĩa vụ báo cáo). */
export interface ObligationRecord {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly deadlineAt: string;
  readonly tasks: number;
}

/** Rounds and what each unit owes in them. */
export interface RoundStore {
  list(): Promise<readonly RoundRecord[]>;
  /** In the order of the register. */
  listObligations(roundId: string): Promise<readonly ObligationRecord[]>;
  /** Rows of the forms by item, with the units that fill them. */
  listFormDuties(
    formIds: readonly string[],
  ): Promise<readonly { readonly unitId: string; readonly itemId: string }[]>;
  countForms(formIds: readonly string[]): Promise<number>;
  setHeadApproval(roundId: string, isNeeded: boolean): Promise<void>;
  open(round: NewRound, obligations: readonly NewObligation[]): Promise<void>;
}
