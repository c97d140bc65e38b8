import { z } from "zod";
import { VERDICTS, type Verdict } from "../domain/evaluation/verdict.ts";
import { REPORT_CHECKS } from "../domain/report/check-report.ts";
import type { ReportModel } from "../domain/report/report-model.ts";
import { Id, InstantField, domainValue } from "./common.ts";

/** The cell of a consolidated table in which a number stands; its provenance opens there. */
export const NumberAddress = z.object({
  formId: Id,
  formCode: z.string(),
  rowId: Id,
  columnId: Id,
});
export type NumberAddress = z.infer<typeof NumberAddress>;

/** A number that the report may quote, and where it comes from. */
export const ReportNumber = z.object({
  /** As it stands in a token: "4.6a@2024", "count.exceeded". */
  key: z.string(),
  text: z.string(),
  kind: z.enum(["figure", "attainment", "count"]),
  label: z.string(),
  unitOfMeasure: z.string(),
  targetCode: z.string().nullable(),
  year: z.number().int().nullable(),
  observationIds: z.array(z.string()),
  /** Null where no table of the round holds it, as for counts. */
  address: NumberAddress.nullable(),
  /** Where the report quotes it; empty for one that is not used. */
  blockKeys: z.array(z.string()),
});
export type ReportNumber = z.infer<typeof ReportNumber>;

export const ReportSection = z.object({
  /** Id of the heading's block in the model. */
  id: z.string(),
  number: z.string().nullable(),
  level: z.number().int(),
  text: z.string(),
  paragraphs: z.number().int(),
  missing: z.number().int(),
  drafted: z.number().int(),
  edited: z.number().int(),
  narratives: z.number().int(),
  numbers: z.number().int(),
});
export type ReportSection = z.infer<typeof ReportSection>;

/** A text a person put in the place of a drafted one; an empty body takes the paragraph out. */
export const ReportEdit = z.object({
  blockKey: z.string(),
  /** With tokens, without what the writer saw. */
  body: z.string(),
  editedBy: z.string(),
  editedAt: InstantField,
  /** The unit has sent the paragraph again since. */
  isOutdated: z.boolean(),
});
export type ReportEdit = z.infer<typeof ReportEdit>;

export const ReportChange = z.object({
  key: z.string().nullable(),
  label: z.string(),
  /** Code of the appendix, for a cell of one. */
  appendix: z.string().nullable(),
  before: z.string(),
  after: z.string().nullable(),
  blockKeys: z.array(z.string()),
});
export type ReportChange = z.infer<typeof ReportChange>;

export const ReportGuardFinding = z.object({
  blockKey: z.string(),
  sentence: z.string(),
  word: z.string(),
  targetCode: z.string(),
  kind: z.enum(["verdict", "direction"]),
  verdict: z.enum(VERDICTS as readonly [Verdict, ...Verdict[]]), // never empty: keys of a total record
});
export type ReportGuardFinding = z.infer<typeof ReportGuardFinding>;

export const ReportCheckView = z.object({
  check: z.enum(REPORT_CHECKS),
  of: z.number().int().nullable(),
  findings: z.array(z.object({ blockKey: z.string().nullable(), subject: z.string() })),
});
export type ReportCheckView = z.infer<typeof ReportCheckView>;

/** An accepted paragraph of a unit, whether the report uses it or not. */
export const ReportNarrativeSource = z.object({
  id: z.string(),
  /** The narrative entry it was accepted as. */
  entryId: Id,
  section: z.string(),
  itemNumber: z.string().nullable(),
  unit: z.string(),
  text: z.string(),
  attribution: z.string(),
  acceptedAt: InstantField,
  /** Where it stands; null where the report leaves it out. */
  blockKey: z.string().nullable(),
});
export type ReportNarrativeSource = z.infer<typeof ReportNarrativeSource>;

export const ReportVersionView = z.object({
  version: z.number().int(),
  checksum: z.string(),
  madeBy: z.string(),
  madeAt: InstantField,
  /** What the leader decided on it; null while it waits. */
  decision: z
    .object({
      kind: z.enum(["approved", "returned"]),
      by: z.string(),
      at: InstantField,
      reason: z.string(),
    })
    .nullable(),
});
export type ReportVersionView = z.infer<typeof ReportVersionView>;

export const ReportQuery = z.object({
  /** A stored version instead of what the state shows. */
  version: z.coerce.number().int().min(1).optional(),
});

export const ReportView = z.object({
  /** Null until Finance–Planning begins the report. */
  id: Id.nullable(),
  roundId: Id,
  roundName: z.string(),
  title: z.string(),
  state: z.enum(["draft", "presented", "approved"]),
  asOf: InstantField,
  isIllustrative: z.boolean(),
  /** The version shown; null for the living text. */
  version: z.number().int().nullable(),
  model: domainValue<ReportModel>("The document, free of any format."),
  outline: z.array(ReportSection),
  counters: z.object({
    boundNumbers: z.number().int(),
    typedNumbers: z.number().int(),
    narrativesUsed: z.number().int(),
    narratives: z.number().int(),
  }),
  edits: z.array(ReportEdit),
  numbers: z.array(ReportNumber),
  changes: z.array(ReportChange),
  guard: z.array(ReportGuardFinding),
  checks: z.array(ReportCheckView),
  narratives: z.array(ReportNarrativeSource),
  versions: z.array(ReportVersionView),
  /** Items that this reader's copy leaves out. */
  withheldItems: z.number().int(),
  /** Items that the copy which is presented and sent leaves out. */
  confidentialItems: z.number().int(),
});
export type ReportView = z.infer<typeof ReportView>;

/** What waits for a leader, light enough for a telephone. */
export const WaitingReportView = z.object({
  report: z
    .object({
      title: z.string(),
      version: z.number().int(),
      presentedBy: z.string(),
      presentedAt: InstantField,
    })
    .nullable(),
});
export type WaitingReportView = z.infer<typeof WaitingReportView>;

export const BeginReportRequest = z.object({
  title: z.string().trim().min(10).max(500).optional(),
});
export type BeginReportRequest = z.infer<typeof BeginReportRequest>;

export const ReportCreated = z.object({ id: Id });

export const ParagraphParams = z.object({ id: Id, blockKey: z.string().min(1).max(200) });

export const ParagraphRequest = z.object({
  /** Numbers stand in it as {{4.6a@2024}}; empty takes the paragraph out. */
  body: z.string().max(20_000),
  /** When the text that was edited had been written; null where it was the draft. */
  baseEditedAt: InstantField.nullable(),
});
export type ParagraphRequest = z.infer<typeof ParagraphRequest>;

export const ParagraphSaved = z.object({ editedAt: InstantField });

export const RestoreQuery = z.object({ baseEditedAt: InstantField });

export const Presented = z.object({ version: z.number().int(), checksum: z.string() });
export type Presented = z.infer<typeof Presented>;

export const DecisionRequest = z.object({
  decision: z.enum(["approve", "return"]),
  /** The version that was read. */
  version: z.number().int().min(1),
  /** What to change; asked for when returning. */
  reason: z.string().max(2000).default(""),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;
