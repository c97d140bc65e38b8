import { z } from "zod";
import type { UnitMatch } from "../domain/plan/match-units.ts";
import type { DocumentBlock, SourceSpan } from "../domain/plan/plan-document.ts";
import type { PlanReading, ReadDuty, ReadLegalBasis } from "../domain/plan/plan-reading.ts";
import type { ReviewQuestion } from "../domain/plan/review-questions.ts";
import type { PlanTerm } from "../domain/plan/propose-target.ts";
import type { Target } from "../domain/plan/target.ts";
import type { MeasurabilityFinding } from "../domain/plan/check-measurability.ts";
import { DateField, Id, InstantField, domainValue } from "./common.ts";
import { UnitKind } from "./organisation.ts";

export const ImportState = z.enum(["reviewing", "confirmed", "discarded"]);

export const ImportSummary = z.object({
  id: Id,
  fileName: z.string(),
  title: z.string().nullable(),
  state: ImportState,
  items: z.number().int(),
  startedBy: z.string(),
  startedAt: InstantField,
  planId: Id.nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportStarted = z.object({ id: Id, items: z.number().int() });
export type ImportStarted = z.infer<typeof ImportStarted>;

export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  state: ImportState,
  termFrom: z.number().int(),
  termTo: z.number().int(),
  startedAt: InstantField,
  planId: Id.nullable(),
  blocks: domainValue<DocumentBlock[]>("The document as paragraphs and table rows, verbatim."),
  reading: domainValue<PlanReading>("What was understood, each part with its place."),
  document: domainValue<PlanReading>("The same with its items as the document has them."),
  answers: z.record(z.string(), z.unknown()),
  /** Who gave each answer, and when; `id` is what a later answer names as its base. */
  answered: z.record(z.string(), z.object({ id: Id, by: z.string(), at: InstantField })),
  /** Against the document that this one revises. */
  revision: z
    .object({
      importId: Id,
      fileName: z.string(),
      startedAt: InstantField,
      items: z.array(
        z.object({
          ordinal: z.number().int(),
          kind: z.enum(["kept", "changed", "added"]),
          before: z.string().nullable(),
        }),
      ),
      gone: z.array(z.object({ number: z.string().nullable(), title: z.string() })),
    })
    .nullable(),
  questions: domainValue<ReviewQuestion[]>("What a person must confirm."),
  openQuestions: z.number().int(),
  matches: domainValue<UnitMatch[]>("What the register makes of each written name."),
  units: z.array(z.object({ id: Id, name: z.string(), shortName: z.string(), kind: UnitKind })),
  groups: z.array(z.object({ id: Id, name: z.string(), memberIds: z.array(Id) })),
  term: domainValue<PlanTerm>("The years that the targets are judged in."),
});
export type ImportView = z.infer<typeof ImportView>;

export const AnswersRequest = z.object({
  answers: z
    .array(
      z.object({
        question: z.string().min(1).max(300),
        value: z.unknown(),
        /** Id of the answer that stood there when this one was given; null where there was none. */
        base: Id.nullable().optional(),
      }),
    )
    .min(1)
    .max(1000),
});
export type AnswersRequest = z.infer<typeof AnswersRequest>;

export const AnswersKept = z.object({
  /** Questions that somebody else answered otherwise meanwhile; their answers stand. */
  conflicts: z.array(
    z.object({
      question: z.string(),
      value: z.unknown(),
      id: Id,
      by: z.string(),
      at: InstantField,
    }),
  ),
});
export type AnswersKept = z.infer<typeof AnswersKept>;

export const PlanMade = z.object({ planId: Id });

export const PlanSummary = z.object({
  id: Id,
  slug: z.string(),
  title: z.string(),
  state: z.enum(["draft", "issued", "closed"]),
  termFrom: z.number().int(),
  termTo: z.number().int(),
  number: z.string().nullable(),
  issuedOn: DateField.nullable(),
  items: z.number().int(),
  targets: z.number().int(),
  assignments: z.number().int(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const AmendmentBasis = z.object({
  documentType: z.string().trim().min(1, "nhập loại văn bản").max(100),
  number: z.string().trim().min(1, "nhập số, ký hiệu văn bản").max(100),
  date: DateField,
  reason: z.string().trim().min(1, "nhập lý do điều chỉnh").max(2000),
});

export const RatingScale = z.object({
  done: z.string().trim().min(1, "nhập tiêu chí hoàn thành").max(1000),
  ongoing: z.string().trim().min(1, "nhập tiêu chí đang thực hiện").max(1000),
  notStarted: z.string().trim().min(1, "nhập tiêu chí chưa triển khai").max(1000),
});

export const PlanView = z.object({
  id: Id,
  slug: z.string(),
  versionId: Id,
  version: z.number().int(),
  revision: z.number().int(),
  amendment: AmendmentBasis.nullable(),
  versions: z.array(
    z.object({
      id: Id,
      version: z.number().int(),
      number: z.string().nullable(),
      issuedOn: DateField.nullable(),
      amendment: AmendmentBasis.nullable(),
    }),
  ),
  importId: Id.nullable(),
  state: z.enum(["draft", "issued", "closed"]),
  documentType: z.string(),
  title: z.string(),
  issuer: z.string(),
  symbol: z.string(),
  number: z.string().nullable(),
  place: z.string(),
  issuedOn: DateField.nullable(),
  signerAuthority: z.string().nullable(),
  signerPosition: z.string(),
  signerName: z.string(),
  legalBases: domainValue<ReadLegalBasis[]>("Legal bases, in order."),
  recipients: z.array(z.string()),
  purposes: z.array(z.string()),
  requirements: z.array(z.string()),
  duties: domainValue<ReadDuty[]>("Who does what to carry the plan out, in order."),
  deadlineRule: z.string(),
  termFrom: z.number().int(),
  termTo: z.number().int(),
  groups: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      shortTitle: z.string(),
      isConfidential: z.boolean(),
    }),
  ),
  items: z.array(
    z.object({
      id: Id,
      groupId: Id,
      number: z.string(),
      ordinal: z.number().int(),
      title: z.string(),
      originalText: z.string(),
      subItems: z.array(z.object({ marker: z.string(), text: z.string() })),
      secrecy: z.enum(["open", "confidential", "state_secret"]),
      deadlineAsWritten: z.string().nullable(),
      deadlineOn: DateField.nullable(),
      deadlineRule: z.string().nullable(),
      continuesId: Id.nullable(),
      criteria: RatingScale.nullable(),
      assignments: z.array(
        z.object({
          unitId: Id,
          unit: z.string(),
          unitName: z.string(),
          role: z.enum(["lead", "coordinate", "data_owner"]),
          asWritten: z.string(),
        }),
      ),
      targets: z.array(
        z.object({
          id: Id,
          code: z.string(),
          indicatorId: Id,
          source: z.string(),
          /** Units whose figures only cross-check. */
          secondSource: z.string(),
          /** First and last year with an accepted figure. */
          dataFrom: z.number().int().nullable(),
          dataTo: z.number().int().nullable(),
          measure: z.string(),
          words: z.string(),
          rule: domainValue<Target>("The rule as it is judged."),
          exclusion: z.string().nullable(),
          sourceText: z.string(),
          sourceSpan: domainValue<SourceSpan>("Where the words stand."),
        }),
      ),
    }),
  ),
  /** Items left out because the reader is not named for them. */
  withheld: z.number().int(),
});
export type PlanView = z.infer<typeof PlanView>;

export const IssuePlanRequest = z.object({
  number: z.string().trim().min(1, "nhập số văn bản").max(50),
  issuedOn: DateField,
  /** That the issuer has read which items cannot be measured yet. */
  acknowledgesUnmeasured: z.boolean().default(false),
});
export type IssuePlanRequest = z.infer<typeof IssuePlanRequest>;

/** `?version=2`; the version in force without it. */
export const PlanQuery = z.object({ version: z.coerce.number().int().min(1).optional() });

/** `?on=2024-08-26`: the day the plan is to be issued; today without it. */
export const MeasurabilityQuery = z.object({ on: DateField.optional() });

export const MeasurabilityView = z.object({
  on: DateField,
  items: z.number().int(),
  unmeasured: z.number().int(),
  findings: domainValue<MeasurabilityFinding[]>("Reasons at items and targets."),
});
export type MeasurabilityView = z.infer<typeof MeasurabilityView>;
