import type { Problem, ProblemCode } from "../../domain/kernel/problem.ts";
import type { ProblemDocument } from "../../contract/common.ts";
import { messageOf } from "../messages.ts";

const STATUS = {
  "document.file.unsupported": 415,
  "document.file.empty": 422,
  "document.file.too-large": 413,
  "document.file.damaged": 422,
  "document.file.has-macros": 422,
  "document.file.has-external-links": 422,
  "document.file.zip-bomb": 422,
  "document.file.encrypted": 422,
  "document.file.no-text": 422,
  "document.plan.no-items": 422,
  "plan.import.already-imported": 409,
  "plan.import.closed": 409,
  "plan.import.open-questions": 409,
  "plan.import.answer-invalid": 422,
  "plan.target.range-reversed": 422,
  "plan.target.value-missing": 422,
  "plan.version.already-issued": 409,
  "plan.version.not-issued": 409,
  "plan.item.lead-missing": 409,
  "organisation.unit.name-taken": 409,
  "organisation.unit.code-overlaps": 409,
  "organisation.account.username-taken": 409,
  "organisation.account.password-weak": 422,
  "organisation.account.role-needs-unit": 422,
  "organisation.setup.done": 409,
  "organisation.setup.token-wrong": 403,
  "access.session.required": 401,
  "access.session.wrong-credentials": 401,
  "access.session.too-many-attempts": 429,
  "access.csrf.missing": 403,
  "access.action.forbidden": 403,
  "access.thing.not-found": 404,
  "collection.form.invalid": 422,
  "collection.form.code-taken": 409,
  "collection.form.workbook-unreadable": 422,
  "collection.round.no-forms": 422,
  "collection.round.dates-reversed": 422,
  "collection.figure.not-a-number": 422,
  "collection.figure.ambiguous": 422,
  "collection.figure.wrong-unit": 422,
  "collection.figure.out-of-range": 422,
  "collection.figure.not-editable": 409,
  "collection.figure.conflict": 409,
  "collection.figure.state-secret": 422,
  "collection.figure.part-exceeds-whole": 422,
  "collection.figure.shares-do-not-sum": 422,
  "collection.narrative.locked": 409,
  "collection.submission.nothing-to-submit": 409,
  "collection.submission.incomplete": 409,
  "collection.submission.closed": 409,
  "collection.submission.stale": 409,
  "collection.task.wrong-state": 409,
  "collection.review.reason-missing": 422,
  "collection.review.not-submitted": 409,
  "evaluation.override.reason-too-short": 422,
  "consolidation.freeze.open-blanks": 409,
  "report.version.stale": 409,
  "report.version.approved": 409,
  "directive.deadline.past": 422,
  "directive.state.wrong": 409,
  "request.malformed": 400,
  "request.idempotency.mismatch": 422,
} as const satisfies Record<ProblemCode, number>;

/** The RFC 9457 document of a problem: its status, stable code and Vietnamese sentence. */
export function toProblemDocument(problem: Problem): ProblemDocument {
  const errors =
    problem.code === "request.malformed"
      ? problem.details.fields.map((field) => ({
          field: field.path,
          code: "request.malformed",
          message: field.message,
        }))
      : undefined;
  return {
    type: `urn:nhiemky:problem:${problem.code}`,
    title: messageOf(problem),
    status: STATUS[problem.code],
    code: problem.code,
    ...(errors === undefined ? {} : { errors }),
    details: { ...problem.details },
  };
}
