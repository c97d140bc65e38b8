import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { FigureRecord, NarrativeRecord } from "./collection-store.ts";

/** Work laid before the unit's head, and what became of it. */
export interface ApprovalFacts {
  readonly id: string;
  readonly obligationId: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decision: "approved" | "sent_back" | "taken_back" | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly words: string;
  readonly taskIds: readonly string[];
}

export interface ColleagueFacts {
  readonly unitId: string;
  readonly accountId: string;
  readonly fullName: string;
  readonly position: string;
}

export interface NewHandover {
  readonly id: string;
  readonly taskId: string;
  readonly accountId: string;
  readonly until: LocalDate | null;
  readonly words: string;
  readonly at: string;
}

/** An open task for which a person answers: handed to them, or of a unit with nobody else. */
export interface HeldFacts {
  readonly taskId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly round: string;
  readonly itemNumber: string;
  /** Null where the item is seen only by people named for it. */
  readonly itemTitle: string | null;
  readonly isHanded: boolean;
}

/** A person who has the sheet open, and where. */
export interface PresentFacts {
  readonly accountId: string;
  readonly fullName: string;
  readonly rowId: string | null;
}

/** The people of a unit at one piece of work: who approves, who has what, who is here now. */
export interface TeamStore {
  addApproval(asked: {
    readonly id: string;
    readonly obligationId: string;
    readonly at: string;
    readonly taskIds: readonly string[];
  }): Promise<void>;
  findApproval(id: string): Promise<ApprovalFacts | undefined>;
  /** Newest first. */
  listApprovals(obligationIds: readonly string[]): Promise<readonly ApprovalFacts[]>;
  decideApproval(decided: {
    readonly id: string;
    readonly decision: "approved" | "sent_back" | "taken_back";
    readonly at: string;
    readonly words: string;
    readonly submissionId: string | null;
  }): Promise<void>;
  /** People with an active account in the units, by name. */
  listColleagues(unitIds: readonly string[]): Promise<readonly ColleagueFacts[]>;
  handOver(handover: NewHandover): Promise<void>;
  endHandover(taskId: string, at: string): Promise<void>;
  /** Tasks still owed in open rounds that would have nobody without this person. */
  listHeld(accountId: string): Promise<readonly HeldFacts[]>;
  /** Units with tasks in a round and nobody with an active account. */
  listUnattended(roundId: string): Promise<readonly string[]>;
  /** Says that the person of the transaction is here. */
  appear(obligationId: string, rowId: string | null, at: string): Promise<void>;
  /** Others seen since a moment. */
  listPresent(obligationId: string, since: string): Promise<readonly PresentFacts[]>;
  /** Entries of the draft made since a moment. */
  listChanged(obligationId: string, since: string): Promise<readonly FigureRecord[]>;
  /** Paragraphs of the draft written or moved since a moment. */
  listRewritten(obligationId: string, since: string): Promise<readonly NarrativeRecord[]>;
}
