import type { AssignmentRole } from "../../domain/assignment/assign-units.ts";
import type { DocumentBlock, SourceSpan } from "../../domain/plan/plan-document.ts";
import type { DocumentFacts } from "../../domain/plan/document-facts.ts";
import type { PlanReading } from "../../domain/plan/plan-reading.ts";
import type { AmendmentBasis } from "../../domain/plan/amendment.ts";
import type { DeadlinePolicy } from "../../domain/plan/deadline-policy.ts";
import type { RatingScale } from "../../domain/plan/outline.ts";
import type { Target } from "../../domain/plan/target.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";

export type ImportState = "reviewing" | "confirmed" | "discarded";

export interface NewDocument {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly at: string;
}

export interface NewImport {
  readonly id: string;
  readonly documentId: string;
  readonly blocks: readonly DocumentBlock[];
  readonly reading: PlanReading;
  readonly termFrom: number;
  readonly termTo: number;
  readonly revises: string | null;
  readonly at: string;
}

export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly title: string | null;
  readonly state: ImportState;
  readonly items: number;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly planId: string | null;
}

export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly startedById: string;
  readonly blocks: readonly DocumentBlock[];
  readonly reading: PlanReading;
  readonly termFrom: number;
  readonly termTo: number;
  readonly startedAt: string;
  readonly planId: string | null;
  /** Current answers by question. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Who gave each of them, and when. */
  readonly answered: Readonly<Record<string, GivenAnswer>>;
  /** The earlier import of which this document is a revision. */
  readonly revises: string | null;
}

/** An answer as it was given: a later one names it as what it was given in place of. */
export interface GivenAnswer {
  readonly id: string;
  readonly byId: string;
  readonly by: string;
  readonly at: string;
}

export interface NewPlan {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly termFrom: number;
  readonly termTo: number;
  readonly at: string;
  readonly version: Omit<DocumentFacts, "title"> & {
    readonly id: string;
    /** Null for a plan written here. */
    readonly importId: string | null;
    readonly deadlineRule: DeadlinePolicy;
  };
  readonly groups: readonly NewGroup[];
}

export interface NewGroup {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly isConfidential: boolean;
  readonly items: readonly NewItem[];
}

export interface NewItem {
  readonly id: string;
  readonly number: string;
  readonly ordinal: number;
  readonly title: string;
  readonly originalText: string;
  readonly subItems: readonly { readonly marker: string; readonly text: string }[];
  readonly sourceSpans: readonly SourceSpan[];
  readonly secrecy: "open" | "confidential" | "state_secret";
  readonly deadlineAsWritten: string | null;
  readonly deadlineOn: LocalDate | null;
  readonly deadlineRule: string | null;
  readonly deadlineType: string | null;
  readonly assignments: readonly NewAssignment[];
  readonly targets: readonly NewTarget[];
  readonly criteria?: RatingScale | null;
  /** The item that this one carries on. */
  readonly continuesId?: string;
}

/** A version that amends another (bản điều chỉnh). */
export interface NewAmendment {
  readonly id: string;
  readonly amendsId: string;
  readonly basis: AmendmentBasis;
  readonly groups: readonly NewGroup[];
  readonly at: string;
}

export interface NewAssignment {
  readonly id: string;
  readonly unitId: string;
  readonly role: AssignmentRole;
  readonly asWritten: string;
  readonly groupId: string | null;
}

export interface NewTarget {
  readonly id: string;
  readonly code: string;
  readonly ordinal: number;
  readonly indicatorId: string;
  readonly measure: string;
  readonly rule: Target;
  readonly exclusion: string | null;
  readonly sourceText: string;
  readonly sourceSpan: SourceSpan;
  /** The target that this one carries on. */
  readonly continuesId?: string;
}

export interface PlanSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: "draft" | "issued" | "closed";
  readonly termFrom: number;
  readonly termTo: number;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly items: number;
  readonly targets: number;
  readonly assignments: number;
}

export interface PlanTargetRecord {
  readonly id: string;
  readonly code: string;
  readonly indicatorId: string;
  /** Where the indicator's figures come from, in words; empty where nobody said. */
  readonly source: string;
  /** Units whose figures only cross-check; empty where there is none. */
  readonly secondSource: string;
  /** First and last year with an accepted figure. */
  readonly dataFrom: number | null;
  readonly dataTo: number | null;
  readonly measure: string;
  readonly rule: Target;
  readonly exclusion: string | null;
  readonly sourceText: string;
  readonly sourceSpan: SourceSpan;
  /** The target of the amended version or earlier plan that this one carries on. */
  readonly continuesId: string | null;
}

export interface PlanItemRecord {
  readonly id: string;
  readonly groupId: string;
  readonly number: string;
  readonly ordinal: number;
  readonly title: string;
  readonly originalText: string;
  readonly subItems: readonly { readonly marker: string; readonly text: string }[];
  readonly secrecy: "open" | "confidential" | "state_secret";
  readonly deadlineAsWritten: string | null;
  readonly deadlineOn: LocalDate | null;
  readonly deadlineRule: string | null;
  readonly deadlineType: string | null;
  readonly sourceSpans: readonly SourceSpan[];
  /** The item of the amended version or earlier plan that this one carries on. */
  readonly continuesId: string | null;
  readonly criteria: RatingScale | null;
  readonly assignments: readonly {
    readonly unitId: string;
    readonly unit: string;
    readonly unitName: string;
    readonly role: AssignmentRole;
    readonly asWritten: string;
    readonly groupId: string | null;
  }[];
  readonly targets: readonly PlanTargetRecord[];
}

/** One version among those of a plan (bản kế hoạch). */
export interface PlanVersionSummary {
  readonly id: string;
  /** 1 for the plan as first issued. */
  readonly version: number;
  readonly number: string | null;
  /** Null for a draft. */
  readonly issuedOn: LocalDate | null;
  readonly amendment: AmendmentBasis | null;
}

export interface PlanRecord extends DocumentFacts {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly version: number;
  /** Number of edits made to the draft. */
  readonly revision: number;
  readonly amendment: AmendmentBasis | null;
  readonly importId: string | null;
  readonly state: "draft" | "issued" | "closed";
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly deadlineRule: DeadlinePolicy;
  readonly termFrom: number;
  readonly termTo: number;
  readonly groups: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly shortTitle: string;
    readonly isConfidential: boolean;
  }[];
  readonly items: readonly PlanItemRecord[];
}

/** An import that a new document may repeat. */
export interface EarlierImport {
  readonly id: string;
  readonly startedAt: string;
  readonly sha256: string;
  readonly reading: Pick<PlanReading, "items">;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Imports and the register of plans. */
export interface PlanStore {
  /** Imports, discarded ones left out, newest first; none begins beside this one until it is done. */
  listEarlierImports(): Promise<readonly EarlierImport[]>;
  addImport(document: NewDocument, plan: NewImport): Promise<void>;
  listImports(): Promise<readonly ImportSummary[]>;
  findImport(id: string): Promise<ImportRecord | undefined>;
  /** The same, and nobody else answers or ends it until this is done. */
  lockImport(id: string): Promise<ImportRecord | undefined>;
  answer(importId: string, question: string, value: unknown, at: string, id: string): Promise<void>;
  closeImport(
    importId: string,
    state: "confirmed" | "discarded",
    planId: string | null,
  ): Promise<void>;
  isSlugTaken(slug: string): Promise<boolean>;
  addPlan(plan: NewPlan, confirmedAt: string): Promise<void>;
  /** A draft of the next version; what it does not say is as in the one it amends. */
  addAmendment(amendment: NewAmendment): Promise<void>;
  listPlans(): Promise<readonly PlanSummary[]>;
  /** The plan in its version in force: the last issued one, or the draft where none was issued. */
  findPlan(id: string): Promise<PlanRecord | undefined>;
  /** The plan in one of its versions, by the version's id. */
  findVersion(versionId: string): Promise<PlanRecord | undefined>;
  /** Versions of a plan, first to last. */
  listVersions(planId: string): Promise<readonly PlanVersionSummary[]>;
  /** The plan, and nobody else changes its state until this is done. */
  lockPlan(id: string): Promise<PlanRecord | undefined>;
  findSlug(slug: string): Promise<string | undefined>;
  issue(planId: string, versionId: string, number: string, issuedOn: LocalDate): Promise<void>;
}
