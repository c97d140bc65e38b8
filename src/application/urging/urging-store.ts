import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CalendarDecision } from "../../domain/period/working-days.ts";
import type { MessageState } from "../../domain/urging/delivery.ts";
import type { DigestOccasion } from "../../domain/urging/digest.ts";
import type { MessageTemplate, TemplateKind } from "../../domain/urging/message-template.ts";

/** When and how an organization reminds (nếp nhắc việc). */
export interface UrgingPolicy {
  readonly isOn: boolean;
  /** Messages are written as usual, and none leaves. */
  readonly isRehearsal: boolean;
  readonly hoursFrom: string;
  readonly hoursUntil: string;
  readonly workingDaysBefore: readonly number[];
}

/** One open task with one of the people who answer for it. */
export interface OwedFacts {
  readonly accountId: string;
  readonly fullName: string;
  readonly email: string;
  readonly lastDigestAt: string | null;
  readonly taskId: string;
  readonly obligationId: string;
  readonly round: string;
  readonly unit: string;
  readonly itemNumber: string;
  readonly itemTitle: string;
  readonly isConfidential: boolean;
  readonly dueAt: string;
  readonly isReturned: boolean;
  readonly isBlocked: boolean;
}

export interface NewNotice {
  readonly id: string;
  readonly accountId: string;
  readonly occasion: DigestOccasion;
  readonly subject: string;
  readonly body: string;
  readonly taskIds: readonly string[];
  readonly at: string;
}

export interface NewMessage {
  readonly id: string;
  readonly noticeId: string;
  readonly accountId: string;
  readonly address: string;
  readonly dueAt: string;
  readonly expiresAt: string;
}

/** A message whose turn has come; it is marked as being sent from here on. */
export interface ClaimedMessage {
  readonly id: string;
  readonly accountId: string;
  readonly address: string;
  readonly expiresAt: string;
  /** Counts the attempt that begins now. */
  readonly attempts: number;
}

export type AttemptOutcome =
  "sent" | "refused" | "unreachable" | "unanswered" | "interrupted" | "released";

export interface SettledMessage {
  readonly id: string;
  readonly state: MessageState;
  readonly dueAt: string | null;
  /** Null where nothing was attempted: it was cancelled, expired or rehearsed. */
  readonly attempt: {
    readonly number: number;
    readonly outcome: AttemptOutcome;
    readonly answer: string;
  } | null;
  readonly words: MessageTemplate | null;
  readonly at: string;
}

/** What the Office sees of a message. */
export interface MessageFacts {
  readonly id: string;
  readonly fullName: string;
  readonly unit: string;
  readonly address: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly attempts: number;
  readonly lastAnswer: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface NoticeFacts {
  readonly id: string;
  readonly occasion: DigestOccasion;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: string;
  readonly isSeen: boolean;
}

/** Digests, the messages that carry them, and how an organization reminds. */
export interface UrgingStore {
  /** Every organization of the database; needs no organization of its own. */
  listOrganizations(): Promise<readonly string[]>;
  /** Waits until no other process reminds for the organization; held until the transaction ends. */
  takeTurn(): Promise<void>;
  findPolicy(): Promise<UrgingPolicy | undefined>;
  setPolicy(id: string, policy: UrgingPolicy, at: string): Promise<void>;
  findCalendar(): Promise<CalendarDecision>;
  listTemplates(): Promise<ReadonlyMap<TemplateKind, MessageTemplate>>;
  setTemplate(id: string, kind: TemplateKind, template: MessageTemplate, at: string): Promise<void>;
  /** Open tasks of open rounds, by person: who a task was handed to, else all officers of its unit. */
  listOwed(today: LocalDate, accountId?: string): Promise<readonly OwedFacts[]>;
  addNotice(notice: NewNotice): Promise<void>;
  addMessage(message: NewMessage): Promise<void>;
  claimMessage(now: string): Promise<ClaimedMessage | undefined>;
  settleMessage(settled: SettledMessage): Promise<void>;
  /** Messages in the middle of being sent, begun before a moment. */
  listInterrupted(before: string): Promise<readonly ClaimedMessage[]>;
  findMessage(
    id: string,
  ): Promise<{ readonly state: MessageState; readonly attempts: number } | undefined>;
  /** Puts a message back into the queue. */
  releaseMessage(id: string, at: string, expiresAt: string): Promise<void>;
  listMessages(page: {
    readonly states: readonly MessageState[];
    readonly limit: number;
    readonly offset: number;
  }): Promise<{ readonly messages: readonly MessageFacts[]; readonly total: number }>;
  countMessages(): Promise<Readonly<Partial<Record<MessageState, number>>>>;
  /** Newest first, of the person of the transaction. */
  listNotices(page: {
    readonly limit: number;
    readonly offset: number;
  }): Promise<{ readonly notices: readonly NoticeFacts[]; readonly total: number }>;
  countUnseen(): Promise<number>;
  markSeen(at: string): Promise<void>;
}
