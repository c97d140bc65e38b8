/**
 * Everything that can go wrong for a reason the user can act on: its code and its details. A code
 * reads `area.thing.what`; adapters map each one to an HTTP status and to a Vietnamese sentence,
 * and neither map compiles while a code is missing from it.
 */
export interface ProblemDetails {
  // reading documents
  "document.file.unsupported": { readonly fileName: string };
  "document.file.empty": { readonly fileName: string };
  "document.file.too-large": { readonly fileName: string; readonly limitBytes: number };
  "document.file.damaged": { readonly fileName: string };
  "document.file.has-macros": { readonly fileName: string };
  "document.file.has-external-links": { readonly fileName: string; readonly target: string };
  "document.file.zip-bomb": { readonly fileName: string };
  "document.file.encrypted": { readonly fileName: string };
  "document.file.no-text": { readonly fileName: string };
  "document.file.scanned": { readonly fileName: string };
  "document.file.too-complex": { readonly fileName: string };
  "document.plan.no-items": { readonly fileName: string };
  // plan
  "plan.import.already-imported": { readonly importId: string; readonly importedOn: string };
  "plan.import.closed": { readonly importId: string };
  "plan.import.open-questions": { readonly count: number };
  "plan.import.answer-invalid": { readonly question: string };
  "plan.target.range-reversed": {
    readonly item: string;
    readonly low: string;
    readonly high: string;
  };
  "plan.target.value-missing": { readonly item: string };
  "plan.version.already-issued": { readonly number: string };
  "plan.version.not-issued": { readonly title: string };
  "plan.item.lead-missing": { readonly items: readonly string[] };
  "plan.version.unmeasured": { readonly unmeasured: number; readonly items: number };
  "plan.version.not-draft": { readonly version: number };
  "plan.version.draft-open": { readonly version: number };
  "plan.version.no-items": Record<never, never>;
  "plan.draft.stale": { readonly place: string; readonly by: string };
  "plan.group.not-empty": { readonly group: string; readonly items: number };
  "plan.item.in-use": { readonly item: string };
  "plan.copy.units-open": { readonly units: readonly string[] };
  "plan.term.reversed": { readonly from: number; readonly to: number };
  // urging
  "urging.template.empty": Record<never, never>;
  "urging.template.unknown-fact": { readonly name: string; readonly known: readonly string[] };
  "urging.policy.days-too-far": { readonly most: number };
  "urging.policy.hours-reversed": { readonly from: string; readonly until: string };
  "urging.letter.nothing-owed": Record<never, never>;
  "urging.message.not-releasable": { readonly state: string };
  // organisation
  "organisation.unit.name-taken": { readonly name: string };
  "organisation.unit.code-overlaps": { readonly code: string };
  "organisation.account.username-taken": { readonly username: string };
  "organisation.account.password-weak": { readonly minimum: number };
  "organisation.account.not-of-unit": { readonly person: string };
  "organisation.account.still-holds": {
    readonly tasks: number;
    readonly units: readonly string[];
  };
  "organisation.account.role-needs-unit": { readonly role: string };
  "organisation.setup.done": Record<never, never>;
  "organisation.setup.token-wrong": Record<never, never>;
  // access
  "access.session.required": Record<never, never>;
  "access.session.wrong-credentials": Record<never, never>;
  "access.session.too-many-attempts": { readonly retryAfterSeconds: number };
  "access.csrf.missing": Record<never, never>;
  "access.action.forbidden": { readonly action: string };
  "access.thing.not-found": { readonly thing: string };
  // forms and rounds
  "collection.form.invalid": { readonly where: string; readonly reason: string };
  "collection.form.code-taken": { readonly code: string };
  "collection.indicator.code-taken": { readonly code: string };
  "collection.indicator.in-use": { readonly name: string; readonly unit: string };
  "collection.indicator.invalid": { readonly name: string; readonly reason: string };
  "collection.form.workbook-unreadable": { readonly where: string; readonly reason: string };
  "collection.workbook.unknown": { readonly fileName: string };
  "collection.workbook.wrong-version": { readonly fileName: string };
  "collection.workbook.of-another": {
    readonly fileName: string;
    readonly unit: string;
    readonly round: string;
  };
  "collection.check.invalid": {
    readonly field: "expression" | "proposal";
    readonly at: number;
    readonly to: number;
    readonly message: string;
    readonly proposals: readonly string[];
  };
  "collection.check.circular": {
    readonly rows: readonly string[];
    readonly at: number;
    readonly to: number;
  };
  "collection.check.code-taken": { readonly code: string };
  "collection.round.no-forms": Record<never, never>;
  "collection.round.dates-reversed": { readonly earlier: string; readonly later: string };
  // entry
  "collection.figure.not-a-number": {
    readonly row: string;
    readonly column: string;
    readonly typed: string;
  };
  "collection.figure.ambiguous": {
    readonly row: string;
    readonly column: string;
    readonly typed: string;
    readonly readings: readonly string[];
  };
  "collection.figure.wrong-unit": {
    readonly row: string;
    readonly column: string;
    readonly typed: string;
    readonly expected: string;
  };
  "collection.figure.out-of-range": {
    readonly row: string;
    readonly column: string;
    readonly typed: string;
    readonly minimum: string | null;
    readonly maximum: string | null;
  };
  "collection.figure.not-editable": { readonly row: string; readonly column: string };
  "collection.figure.conflict": {
    readonly row: string;
    readonly column: string;
    readonly theirs: string;
    readonly by: string;
  };
  "collection.figure.state-secret": { readonly row: string };
  "collection.figure.part-exceeds-whole": {
    readonly row: string;
    readonly column: string;
    readonly part: string;
    readonly whole: string;
  };
  "collection.figure.shares-do-not-sum": {
    readonly rows: readonly string[];
    readonly column: string;
    readonly sum: string;
  };
  "collection.narrative.locked": { readonly item: string };
  /** A paragraph quotes a figure that is not there. */
  "collection.narrative.figure-missing": { readonly items: readonly string[] };
  "collection.evidence.unsupported": Record<never, never>;
  "collection.evidence.offset": { readonly expected: number; readonly sizeBytes: number };
  "collection.evidence.too-many-unfinished": { readonly files: number };
  "collection.evidence.locked": { readonly item: string };
  "collection.submission.nothing-to-submit": Record<never, never>;
  /** What to mend, one sentence for each cause. */
  "collection.submission.incomplete": {
    readonly items: readonly string[];
    readonly causes: readonly string[];
  };
  "collection.submission.results-missing": { readonly items: readonly string[] };
  "collection.submission.closed": { readonly unit: string };
  "collection.submission.stale": { readonly expected: number; readonly actual: number };
  "collection.submission.needs-approval": { readonly unit: string };
  "collection.submission.not-withdrawable": { readonly receiptNumber: number };
  "collection.approval.waiting": { readonly items: readonly string[] };
  "collection.approval.decided": Record<never, never>;
  "collection.approval.words-missing": Record<never, never>;
  "collection.handover.not-of-unit": { readonly unit: string };
  "collection.task.wrong-state": { readonly state: string; readonly event: string };
  // review
  "collection.review.reason-missing": Record<never, never>;
  "collection.review.not-submitted": { readonly items: readonly string[] };
  "collection.review.deadline-past": { readonly dueAt: string };
  // evaluation, consolidation, report, directive
  "evaluation.override.reason-too-short": { readonly minimum: number };
  "consolidation.freeze.open-differences": {
    readonly count: number;
    readonly blocking: number;
    readonly names: readonly string[];
  };
  "consolidation.difference.moved": Record<never, never>;
  "consolidation.freeze.open-blanks": { readonly blanks: number; readonly unaccepted: number };
  /** A version by its number, a paragraph by when it was written; null for the draft. */
  "report.version.stale": { readonly expected: string | null; readonly actual: string | null };
  "report.version.approved": { readonly version: number };
  "report.state.wrong": { readonly state: string };
  "report.paragraph.unknown-number": { readonly keys: readonly string[] };
  "report.decision.reason-missing": Record<never, never>;
  "directive.deadline.past": { readonly dueOn: string };
  "directive.state.wrong": { readonly state: string };
  // requests
  "request.malformed": {
    readonly fields: readonly { readonly path: string; readonly message: string }[];
  };
  "request.idempotency.mismatch": { readonly key: string };
}

export type ProblemCode = keyof ProblemDetails;

/** A union over the codes: `switch (problem.code)` narrows `problem.details`. */
export type Problem<C extends ProblemCode = ProblemCode> = {
  [K in C]: { readonly code: K; readonly details: ProblemDetails[K] };
}[C];

/** Makes a problem whose details fit its code. */
export const problem = <C extends ProblemCode>(code: C, details: ProblemDetails[C]): Problem<C> =>
  ({ code, details }) as Problem<C>; // the pair is checked by the parameters; TS cannot see the union
