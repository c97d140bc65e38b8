import type { CellLock, CommentPlace } from "../../domain/collection/cell-lock.ts";
import type { Maturity, MissingStatus } from "../../domain/collection/figure.ts";
import type { Form } from "../../domain/collection/form.ts";
import type { NarrativeSection } from "../../domain/collection/narrative.ts";
import type { TaskState } from "../../domain/collection/task-state.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Target } from "../../domain/plan/target.ts";

export type { CellLock };

export interface ObligationFacts {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly periodLabel: string;
  readonly roundState: "open" | "closed";
  readonly asOfYear: number;
  readonly planTitle: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitShortName: string;
  readonly deadlineAt: string;
  readonly originalDeadlineAt: string;
  readonly deadlineAsWritten: string;
  /** The unit's head approves first: the round asks for it, and the unit has a head to do so. */
  readonly needsHeadApproval: boolean;
}

export interface TargetFacts extends Target {
  readonly id: string;
  readonly code: string;
  readonly measure: string;
}

export interface TaskFacts {
  readonly id: string;
  readonly obligationId: string;
  readonly itemId: string;
  readonly itemNumber: string;
  readonly itemTitle: string;
  readonly role: "lead" | "coordinate" | "data_owner";
  readonly state: TaskState;
  /** It lies before the unit's head; nobody types in it until that is decided. */
  readonly isAsked: boolean;
  /** The one person it was handed to; null where all of the unit have it. */
  readonly holder: HolderFacts | null;
  readonly firstSubmittedAt: string | null;
  readonly returnDueAt: string | null;
  readonly secrecy: "open" | "confidential" | "state_secret";
  readonly isConfidential: boolean;
  /** Units named for the item, the task's own among them. */
  readonly unitIds: readonly string[];
  readonly targets: readonly TargetFacts[];
}

/** Who has a task in the unit now (chuyển người khác). */
export interface HolderFacts {
  readonly accountId: string;
  readonly fullName: string;
  readonly until: LocalDate | null;
  readonly words: string;
  readonly handedBy: string;
  /** False once the account is locked or no longer of the unit. */
  readonly isActive: boolean;
}

/** The last return of a task, with what was pointed at. */
export interface ReturnFacts {
  readonly taskId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly dueAt: string | null;
  readonly comments: readonly CommentFacts[];
}

export interface CommentFacts extends CommentPlace {
  readonly id: string;
  readonly body: string;
  readonly proposedValue: DecimalText | null;
}

export interface RoundForm {
  readonly form: Form;
  /** Units that fill each row; true for a main source, false for one that only cross-checks. */
  readonly providers: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
}

export type FigureStatus = "value" | "blank" | MissingStatus;

export interface FigureRecord {
  readonly entryId: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly typed: string;
  readonly value: DecimalText | null;
  readonly status: FigureStatus;
  readonly maturity: Maturity;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

export interface NewFigure {
  readonly id: string;
  readonly obligationId: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly typed: string;
  readonly value: DecimalText | null;
  readonly status: FigureStatus;
  readonly maturity: Maturity;
  readonly note: string;
  readonly channel: "web" | "workbook" | "program";
  readonly at: string;
}

export interface NarrativeRecord {
  readonly entryId: string;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  /** The number that the point keeps. */
  readonly point: number;
  readonly position: number;
  readonly answersSection: NarrativeSection | null;
  readonly answersPoint: number | null;
  /** With bound figures as tokens; of what was sent, each with what it was. */
  readonly body: string;
  readonly copiedFrom: string | null;
  readonly by: string;
  readonly at: string;
}

export interface NewNarrative {
  readonly id: string;
  readonly obligationId: string;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly position: number;
  readonly answersSection: NarrativeSection | null;
  readonly answersPoint: number | null;
  readonly body: string;
  readonly copiedFrom: string | null;
  readonly at: string;
}

/** The last round before this one in which the unit sent something. */
export interface EarlierRound {
  readonly obligationId: string;
  readonly roundName: string;
  /** Items of that round by those of this one: the same, or of the same name. */
  readonly itemIds: ReadonlyMap<string, string>;
}

export interface ContactFacts {
  readonly role: "office" | "finance";
  readonly fullName: string;
  readonly position: string;
  readonly phone: string;
}

export interface IssueFacts {
  readonly id: string;
  readonly obligationId: string;
  readonly itemNumber: string | null;
  readonly kind: "obstacle" | "not_ours";
  readonly body: string;
  readonly state: "open" | "answered" | "closed";
  readonly answer: string | null;
  readonly raisedAt: string;
}

export interface NewIssue {
  readonly id: string;
  readonly obligationId: string;
  readonly itemId: string | null;
  readonly kind: "obstacle" | "not_ours";
  readonly body: string;
  readonly at: string;
}

export interface ReceivedDirective {
  readonly id: string;
  readonly unitId: string;
  readonly itemNumber: string | null;
  readonly body: string;
  readonly dueOn: LocalDate;
  readonly state: "open" | "answered" | "closed";
  readonly issuedBy: string;
}

export interface ReceivedReminder {
  readonly obligationId: string;
  readonly body: string;
  readonly sentAt: string;
}

/** What units owe and what they have typed so far. */
export interface CollectionStore {
  findObligation(id: string): Promise<ObligationFacts | undefined>;
  /** Nobody else writes under this obligation until the transaction ends. */
  lockObligation(id: string): Promise<void>;
  /** Of open rounds first, newest first. */
  listObligations(unitIds: readonly string[]): Promise<readonly ObligationFacts[]>;
  listTasks(obligationIds: readonly string[]): Promise<readonly TaskFacts[]>;
  listReturns(obligationIds: readonly string[]): Promise<readonly ReturnFacts[]>;
  listForms(roundId: string): Promise<readonly RoundForm[]>;
  /** The draft as it stands. */
  listFigures(obligationId: string): Promise<readonly FigureRecord[]>;
  listNarratives(obligationId: string): Promise<readonly NarrativeRecord[]>;
  /** The latest figure sent for each cell; drafts stay with their unit. */
  listSentFigures(obligationId: string): Promise<readonly FigureRecord[]>;
  listSentNarratives(obligationId: string): Promise<readonly NarrativeRecord[]>;
  /** Adds entries and ends those they take the place of. */
  replaceFigures(figures: readonly NewFigure[], replaced: readonly string[]): Promise<void>;
  /** An entry of the obligation, superseded or not. */
  findNarrative(obligationId: string, entryId: string): Promise<NarrativeRecord | undefined>;
  findEarlierRound(obligationId: string): Promise<EarlierRound | undefined>;
  replaceNarrative(narrative: NewNarrative, replaced: string | null): Promise<void>;
  setTaskState(taskId: string, change: TaskChange): Promise<void>;
  listContacts(): Promise<readonly ContactFacts[]>;
  listIssues(obligationIds: readonly string[]): Promise<readonly IssueFacts[]>;
  addIssue(issue: NewIssue): Promise<void>;
  listDirectives(unitIds: readonly string[]): Promise<readonly ReceivedDirective[]>;
  listReminders(obligationIds: readonly string[]): Promise<readonly ReceivedReminder[]>;
}

export interface TaskChange {
  readonly state: TaskState;
  readonly at: string;
  /** Set with the first submission; null where that was withdrawn. */
  readonly firstSubmittedAt?: string | null;
  /** When a returned task is due again; null takes it away. */
  readonly returnDueAt?: string | null;
}
