import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { TaskState } from "../../domain/collection/task-state.ts";
import type { UnitKind } from "../organisation/organisation-store.ts";

export interface TrackedRound {
  readonly id: string;
  readonly name: string;
  readonly planTitle: string;
  readonly deadlineAt: string;
  readonly deadlineAsWritten: string;
}

export interface TrackedItemRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly groupId: string;
  readonly groupNumber: string;
  readonly groupShortTitle: string;
  readonly isConfidential: boolean;
}

export interface TrackedTaskRow {
  readonly taskId: string;
  readonly obligationId: string;
  readonly unitId: string;
  readonly itemId: string;
  readonly itemNumber: string;
  readonly state: TaskState;
  readonly deadlineAt: string;
  readonly returnDueAt: string | null;
  readonly firstSubmittedAt: string | null;
  readonly updatedAt: string;
  readonly figures: number;
  readonly figuresAsked: number;
  readonly narratives: number;
}

export interface TrackedUnitRow {
  readonly unitId: string;
  readonly obligationId: string;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly kind: UnitKind;
  readonly tileRow: number | null;
  readonly tileColumn: number | null;
  readonly deadlineAt: string;
  readonly reminders: number;
  readonly lastReminderAt: string | null;
  readonly contact: { readonly fullName: string; readonly phone: string } | null;
  readonly openIssues: readonly {
    readonly itemId: string | null;
    readonly itemNumber: string | null;
    readonly body: string;
  }[];
}

export interface Occasion {
  readonly occasion: number;
  readonly sentAt: string;
  readonly units: number;
}

/** The plan that a round asks reports for, as letters cite it. */
export interface RoundPlan {
  readonly title: string;
  readonly documentType: string | null;
  readonly issuer: string;
  readonly place: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly issuedOn: LocalDate | null;
}

export interface NewLetter {
  readonly id: string;
  readonly batchId: string;
  readonly roundId: string;
  readonly unitIds: readonly string[];
  readonly occasion: number;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly at: string;
}

export interface FiledLetter {
  readonly batchId: string;
  readonly fileName: string;
  readonly occasion: number;
  readonly units: readonly string[];
  readonly writtenBy: string;
  readonly writtenAt: string;
}

export interface NewReminder {
  readonly id: string;
  readonly channel: "notice" | "letter";
  readonly obligationId: string;
  readonly occasion: number;
  readonly body: string;
  readonly itemNumbers: readonly string[];
  readonly sentAt: string;
}

/** What the tracking board reads, and the reminders it sends. */
export interface TrackingStore {
  findRound(roundId: string): Promise<TrackedRound | undefined>;
  listItems(roundId: string): Promise<readonly TrackedItemRow[]>;
  listTasks(roundId: string): Promise<readonly TrackedTaskRow[]>;
  listUnits(roundId: string): Promise<readonly TrackedUnitRow[]>;
  findLastOccasion(roundId: string): Promise<Occasion | undefined>;
  listSubmissionsPerDay(
    roundId: string,
  ): Promise<readonly { readonly day: string; readonly submitted: number }[]>;
  addReminder(reminder: NewReminder): Promise<void>;
  findRoundPlan(roundId: string): Promise<RoundPlan | undefined>;
  /** Telephone of the person of the transaction; empty where none is known. */
  findOwnPhone(): Promise<string>;
  addLetter(letter: NewLetter): Promise<void>;
  listLetters(roundId: string): Promise<readonly FiledLetter[]>;
  findLetters(
    batchId: string,
  ): Promise<readonly { readonly fileName: string; readonly content: Uint8Array }[]>;
}
