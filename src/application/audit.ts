/** One transition (sự kiện): who did what to which thing, with which outcome and why. */
export interface NewEvent {
  readonly subject: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly reason?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface RecordedEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly actorName: string | null;
  readonly occurredAt: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The log of transitions (nhật ký thao tác); the acting person is that of the transaction. */
export interface EventLog {
  record(event: NewEvent): Promise<void>;
  listFor(subject: string, subjectId: string): Promise<readonly RecordedEvent[]>;
}
