import type { AcceptedFigure } from "../../domain/collection/accept-figures.ts";
import type {
  CommentFacts,
  FigureRecord,
  NarrativeRecord,
} from "../collection/collection-store.ts";

export interface SubmissionFacts {
  readonly id: string;
  readonly obligationId: string;
  readonly revision: number;
  readonly receiptNumber: number;
  readonly submittedBy: string;
  readonly submittedAt: string;
  readonly isLate: boolean;
  /** Who prepared it, where the unit's head approved the sending. */
  readonly preparedBy: string | null;
  /** When the unit took it back before anybody decided; null where it stands. */
  readonly withdrawnAt: string | null;
  readonly taskIds: readonly string[];
}

export interface NewSubmission {
  readonly id: string;
  readonly obligationId: string;
  readonly isLate: boolean;
  readonly at: string;
  /** The account that prepared what the head sends; null where it is the sender. */
  readonly preparedBy: string | null;
  readonly taskIds: readonly string[];
  readonly figures: readonly { readonly entryId: string; readonly taskId: string }[];
  /** With the text where figures are bound in it: each with what it was. */
  readonly narratives: readonly { readonly entryId: string; readonly body: string | null }[];
}

export interface SentFigureRecord extends FigureRecord {
  readonly taskId: string;
}

/** A decision on tasks of a submission. */
export interface ReviewFacts {
  readonly id: string;
  readonly submissionId: string;
  readonly decision: "accepted" | "returned";
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly dueAt: string | null;
  readonly taskIds: readonly string[];
  readonly comments: readonly (CommentFacts & { readonly taskId: string })[];
}

export interface NewReview {
  readonly id: string;
  readonly submissionId: string;
  readonly decision: "accepted" | "returned";
  readonly reason: string;
  readonly dueAt: string | null;
  readonly at: string;
  readonly taskIds: readonly string[];
  readonly comments: readonly (CommentFacts & { readonly taskId: string })[];
}

export interface NewObservation extends AcceptedFigure {
  readonly id: string;
  readonly unitId: string;
  readonly source: string;
  readonly submissionId: string;
  readonly reviewId: string;
  readonly at: string;
}

/** What we hold now of an indicator for a unit, a year and a kind. */
export interface KnownObservation {
  readonly id: string;
  readonly indicatorId: string;
  readonly year: number;
  readonly kind: AcceptedFigure["kind"];
  readonly entryId: string | null;
  readonly submissionId: string | null;
  readonly value: string | null;
}

/** A figure another unit sent for the same row. */
export interface OtherSource {
  readonly rowId: string;
  readonly columnId: string;
  readonly unit: string;
  readonly value: string;
}

/** Submissions, which never change, and what was decided on them. */
export interface ReviewStore {
  /** Makes the next revision with the organization's next receipt number. */
  addSubmission(
    submission: NewSubmission,
  ): Promise<{ readonly revision: number; readonly receiptNumber: number }>;
  withdraw(submissionId: string, at: string): Promise<void>;
  findSubmission(id: string): Promise<SubmissionFacts | undefined>;
  /** Newest first. */
  listSubmissions(obligationIds: readonly string[]): Promise<readonly SubmissionFacts[]>;
  /** Submissions with a task that waits for a decision, the longest waiting first. */
  listWaiting(): Promise<readonly SubmissionFacts[]>;
  listFigures(submissionId: string): Promise<readonly SentFigureRecord[]>;
  /** What other units sent for rows that this unit fills too. */
  listOtherSources(
    roundId: string,
    unitId: string,
    rowIds: readonly string[],
  ): Promise<readonly OtherSource[]>;
  listNarratives(submissionId: string): Promise<readonly NarrativeRecord[]>;
  /** Oldest first. */
  listReviews(submissionIds: readonly string[]): Promise<readonly ReviewFacts[]>;
  addReview(review: NewReview): Promise<void>;
  listKnown(unitId: string, indicatorIds: readonly string[]): Promise<readonly KnownObservation[]>;
  endKnowledge(observationIds: readonly string[], at: string): Promise<void>;
  addObservations(observations: readonly NewObservation[]): Promise<void>;
}
