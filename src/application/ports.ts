import type { LocalDate } from "../domain/kernel/local-date.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { Actor } from "./actor.ts";
import type { IdentityStore } from "./identity/identity-store.ts";
import type { EventLog } from "./audit.ts";
import type { StatisticalTable } from "../domain/consolidation/statistical-table.ts";
import type { ReportModel } from "../domain/report/report-model.ts";
import type { ConsolidationStore } from "./consolidation/consolidation-store.ts";
import type { DirectiveStore } from "./directive/directive-store.ts";
import type { EvaluationStore } from "./evaluation/evaluation-store.ts";
import type { TrackingStore } from "./tracking/tracking-store.ts";
import type { OrganisationStore } from "./organisation/organisation-store.ts";

/** A moment as ISO 8601 text in UTC. */
export type Instant = string;

/** Everything kept, grouped by area; each call happens inside the transaction that made the group. */
export interface Stores {
  readonly identity: IdentityStore;
  readonly organisation: OrganisationStore;
  readonly tracking: TrackingStore;
  readonly directive: DirectiveStore;
  readonly evaluation: EvaluationStore;
  readonly consolidation: ConsolidationStore;
  readonly events: EventLog;
}

/** Whose transaction it is: a person's, or the program's own for an organization (or none yet). */
export type Scope = Actor | { readonly organizationId: string | null };

/** One use case, one transaction: what `work` answers decides commit or rollback. */
export interface UnitOfWork {
  read<T>(scope: Scope, work: (stores: Stores) => Promise<T>): Promise<T>;
  write<T, E>(scope: Scope, work: (stores: Stores) => Promise<Result<T, E>>): Promise<Result<T, E>>;
  /** Does the work and takes it back: what a dry run answers. */
  rehearse<T, E>(
    scope: Scope,
    work: (stores: Stores) => Promise<Result<T, E>>,
  ): Promise<Result<T, E>>;
}

export interface Clock {
  now(): Instant;
  /** Today in Asia/Ho_Chi_Minh. */
  today(): LocalDate;
}

/** Passwords and secrets: argon2id, SHA-256, and random text. */
export interface Secrets {
  hashPassword(password: string): Promise<string>;
  verifyPassword(hash: string, password: string): Promise<boolean>;
  /** Unguessable text of 256 bits, fit for a cookie or an address. */
  randomToken(): string;
  /** SHA-256, hex. */
  fingerprint(text: string | Uint8Array): string;
  newId(): string;
}

/** A table with the form it was drawn from, as a workbook names it in its hidden sheet. */
export interface WrittenTable {
  readonly table: StatisticalTable;
  readonly formId: string | null;
  readonly templateId: string | null;
  readonly version: string | null;
}

export interface WorkbookFacts {
  readonly title: string;
  /** The issuing body. */
  readonly author: string;
  readonly writtenAt: Instant;
  /** "bản 4"; null for living figures. */
  readonly freezeVersion: string | null;
}

/** Draws the format-neutral models as files. */
export interface DocumentWriters {
  docx(model: ReportModel): Promise<Uint8Array>;
  xlsx(tables: readonly WrittenTable[], facts: WorkbookFacts): Promise<Uint8Array>;
}

/** What every use case is given. */
export interface Dependencies {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly writers: DocumentWriters;
}
