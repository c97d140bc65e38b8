import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { RecordedEvent } from "../audit.ts";

export type DirectiveState = "open" | "answered" | "closed";

export interface DirectiveRecord {
  readonly id: string;
  readonly roundId: string;
  readonly itemId: string | null;
  readonly itemNumber: string | null;
  readonly targetCode: string | null;
  readonly isConfidential: boolean;
  readonly unitId: string;
  readonly unit: string;
  readonly body: string;
  readonly dueOn: LocalDate;
  readonly state: DirectiveState;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly history: readonly RecordedEvent[];
}

export interface NewDirective {
  readonly id: string;
  readonly roundId: string;
  readonly targetId: string | null;
  readonly itemId: string | null;
  readonly unitId: string;
  readonly body: string;
  readonly dueOn: LocalDate;
  readonly issuedAt: string;
}

/** What a directive is about, with who may know of it. */
export interface DirectiveSubject {
  readonly isConfidential: boolean;
  readonly unitIds: readonly string[];
}

/** Leaders' orders, as the use cases need them. */
export interface DirectiveStore {
  /** Newest first; `unitIds` null for all units. */
  list(unitIds: readonly string[] | null): Promise<readonly DirectiveRecord[]>;
  find(id: string): Promise<DirectiveRecord | undefined>;
  hasRound(roundId: string): Promise<boolean>;
  /** A target or an item of the round's plan; undefined where the round has no such thing. */
  findSubject(
    roundId: string,
    about: { readonly targetId: string | null; readonly itemId: string | null },
  ): Promise<DirectiveSubject | undefined>;
  /** How many of the units exist. */
  countUnits(unitIds: readonly string[]): Promise<number>;
  add(directive: NewDirective): Promise<void>;
  setState(id: string, state: DirectiveState): Promise<void>;
}
