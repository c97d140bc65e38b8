import type { LocalDate } from "../domain/kernel/local-date.ts";
import type { Problem } from "../domain/kernel/problem.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { Actor } from "./actor.ts";
import type { IdentityStore } from "./identity/identity-store.ts";
import type { EventLog } from "./audit.ts";
import type { FormOfUnit } from "../domain/collection/form-of-unit.ts";
import type { Form } from "../domain/collection/form.ts";
import type { EntryWorkbook } from "../domain/collection/workbook/entry-workbook.ts";
import type {
  FilledWorkbook,
  WorkbookIdentity,
} from "../domain/collection/workbook/filled-workbook.ts";
import type { StatisticalTable } from "../domain/consolidation/statistical-table.ts";
import type { DocumentBlock } from "../domain/plan/plan-document.ts";
import type { DeliveryOutcome } from "../domain/urging/delivery.ts";
import type { DocumentFacts } from "../domain/report/layout-rules/document-facts.ts";
import type { ReportModel } from "../domain/report/report-model.ts";
import type { CollectionStore } from "./collection/collection-store.ts";
import type { CheckStore } from "./check/check-store.ts";
import type { TeamStore } from "./collection/team-store.ts";
import type { EvidenceStore } from "./evidence/evidence-store.ts";
import type { EvidenceType } from "../domain/collection/evidence-type.ts";
import type { Passage } from "../domain/collection/find-number.ts";
import type { ReviewStore } from "./review/review-store.ts";
import type { ConsolidationStore } from "./consolidation/consolidation-store.ts";
import type { DirectiveStore } from "./directive/directive-store.ts";
import type { EvaluationStore } from "./evaluation/evaluation-store.ts";
import type { ReportStore } from "./report/report-store.ts";
import type { FormStore } from "./form/form-store.ts";
import type { OutlineStore } from "./plan/outline-store.ts";
import type { PlanStore } from "./plan/plan-store.ts";
import type { RoundStore } from "./round/round-store.ts";
import type { TrackingStore } from "./tracking/tracking-store.ts";
import type { UrgingStore } from "./urging/urging-store.ts";
import type { OrganisationStore } from "./organisation/organisation-store.ts";

/** A moment as ISO 8601 text in UTC. */
export type Instant = string;

/** Everything kept, grouped by area; each call happens inside the transaction that made the group. */
export interface Stores {
  readonly identity: IdentityStore;
  readonly organisation: OrganisationStore;
  readonly plan: PlanStore;
  readonly outline: OutlineStore;
  readonly form: FormStore;
  readonly check: CheckStore;
  readonly round: RoundStore;
  readonly collection: CollectionStore;
  readonly team: TeamStore;
  readonly review: ReviewStore;
  readonly tracking: TrackingStore;
  readonly urging: UrgingStore;
  readonly directive: DirectiveStore;
  readonly evaluation: EvaluationStore;
  readonly consolidation: ConsolidationStore;
  readonly report: ReportStore;
  readonly evidence: EvidenceStore;
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

export interface DocumentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What can stop a file from being read as a document. */
export type DocumentProblem = Problem<
  | "document.file.unsupported"
  | "document.file.empty"
  | "document.file.too-large"
  | "document.file.damaged"
  | "document.file.has-macros"
  | "document.file.has-external-links"
  | "document.file.zip-bomb"
  | "document.file.encrypted"
  | "document.file.no-text"
  | "document.file.scanned"
  | "document.file.too-complex"
>;

/** Reads files into blocks of text, whatever their format. */
export interface DocumentReader {
  read(file: DocumentFile): Promise<Result<readonly DocumentBlock[], DocumentProblem>>;
}

/** Reads the text of evidence with its pages and cells; empty where there is none to read. */
export interface PassageReader {
  read(file: DocumentFile, type: EvidenceType): Promise<readonly Passage[]>;
}

/** Reads how a Word file is laid out, for the rules of the decree. */
export interface LayoutReader {
  readLayout(file: DocumentFile): Result<DocumentFacts, DocumentProblem>;
}

/** What can stop a workbook from being read as a form. */
export type WorkbookProblem =
  | Exclude<DocumentProblem, Problem<"document.file.no-text">>
  | Problem<"collection.form.workbook-unreadable">;

/** A form read from one sheet; its ids hold only within the draft. */
export interface FormDraft {
  readonly sheet: string;
  readonly form: Form;
  /** Units named beside rows, as written. */
  readonly providers: readonly { readonly rowId: string; readonly text: string }[];
  /** What the reader settled by itself, each with its place: "Biểu 01!D5". */
  readonly questions: readonly {
    readonly where: string;
    readonly kind: string;
    readonly text: string;
  }[];
}

/** Reads forms designed in Excel. */
export interface WorkbookReader {
  readForms(file: DocumentFile): Promise<Result<readonly FormDraft[], readonly WorkbookProblem[]>>;
}

/** What can stop a file from being opened as a workbook. */
export type WorkbookFileProblem =
  | Exclude<
      DocumentProblem,
      Problem<"document.file.no-text" | "document.file.scanned" | "document.file.too-complex">
    >
  | Problem<"collection.workbook.wrong-version">;

/** A filled workbook that has been read: whose it is, and its cells once the forms are known. */
export interface OpenedWorkbook {
  /** Null where another program wrote it. */
  readonly identity: WorkbookIdentity | null;
  fill(
    forms: readonly FormOfUnit[],
  ): Result<FilledWorkbook, Problem<"collection.workbook.unknown">>;
}

/** Words to be put at a cell of a workbook. */
export interface WorkbookMark {
  readonly sheet: string;
  readonly address: string;
  readonly words: string;
}

/** The workbooks that units fill. */
export interface EntryWorkbooks {
  writeEntry(entry: EntryWorkbook): Promise<Uint8Array>;
  open(file: DocumentFile): Result<OpenedWorkbook, WorkbookFileProblem>;
  /** The same file with the marked cells coloured and the words beside them. */
  mark(file: DocumentFile, marks: readonly WorkbookMark[]): Promise<Uint8Array>;
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

/** The formats a document of the house leaves in. */
export type DocumentFormat = "docx" | "pdf";

/** Draws the format-neutral models as files. */
export interface DocumentWriters {
  docx(model: ReportModel): Promise<Uint8Array>;
  pdf(model: ReportModel): Promise<Uint8Array>;
  xlsx(tables: readonly WrittenTable[], facts: WorkbookFacts): Promise<Uint8Array>;
}

/** A letter to one person. */
export interface OutgoingMail {
  /** The same for every attempt, so that a receiver knows a letter it has already. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands letters to a mail server; whatever happens is an outcome, nothing is thrown. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<DeliveryOutcome>;
}

/** What every use case is given. */
export interface Dependencies {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly documents: DocumentReader & LayoutReader;
  readonly passages: PassageReader;
  readonly workbooks: WorkbookReader & EntryWorkbooks;
  readonly writers: DocumentWriters;
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null;
}
