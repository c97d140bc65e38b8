import { z } from "zod";
import type { Check } from "../domain/collection/check.ts";
import type { WordRun } from "../domain/kernel/word-changes.ts";
import {
  CommentView,
  ComputedView,
  FigureStatus,
  NarrativeSection,
  SheetCell,
  SheetForm,
  TaskView,
} from "./collection.ts";
import { DecimalField, Id, InstantField, domainValue } from "./common.ts";

/** A list that the server writes; its own values are never changed. */
const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

export const ReviewEntry = z.object({
  submissionId: Id,
  obligationId: Id,
  roundId: Id,
  roundName: z.string(),
  unitId: Id,
  unit: z.string(),
  unitShortName: z.string(),
  revision: z.number().int(),
  receiptNumber: z.number().int(),
  submittedAt: InstantField,
  hoursWaiting: z.number().int(),
  isLate: z.boolean(),
  /** Items that wait for a decision. */
  items: listOf(z.object({ number: z.string(), title: z.string() })),
  figures: z.number().int(),
  warnings: z.number().int(),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

export const SentCell = SheetCell.omit({ state: true, comment: true }).extend({
  /** What the revision before said; null where it had nothing there. */
  previous: z.object({ value: DecimalField.nullable(), status: FigureStatus }).nullable(),
});
export type SentCell = z.infer<typeof SentCell>;

export const SentNarrative = z.object({
  entryId: Id,
  itemId: Id.nullable(),
  section: NarrativeSection,
  point: z.number().int(),
  position: z.number().int(),
  answersSection: NarrativeSection.nullable(),
  answersPoint: z.number().int().nullable(),
  /** With each bound figure as it was when it was sent; empty where the paragraph was taken out. */
  body: z.string(),
  previous: z.string().nullable(),
  /** Word by word; empty where nothing changed or nothing was there before. */
  changes: listOf(domainValue<WordRun>("A run of words: same, added or removed.")),
  /** How much of it only repeats the last round, per cent; null where it is new. */
  repeatedPercent: z.number().int().nullable(),
});
export type SentNarrative = z.infer<typeof SentNarrative>;

export const ReviewRecord = z.object({
  id: Id,
  revision: z.number().int(),
  decision: z.enum(["accepted", "returned"]),
  by: z.string(),
  at: InstantField,
  reason: z.string(),
  dueAt: InstantField.nullable(),
  itemNumbers: listOf(z.string()),
  comments: listOf(CommentView.extend({ taskId: Id })),
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;

export const SubmissionView = z.object({
  submissionId: Id,
  obligationId: Id,
  revision: z.number().int(),
  receiptNumber: z.number().int(),
  submittedAt: InstantField,
  submittedBy: z.string(),
  /** Who prepared it, where the unit's head sent it. */
  preparedBy: z.string().nullable(),
  /** When the unit took it back; null where it stands. */
  withdrawnAt: InstantField.nullable(),
  isLate: z.boolean(),
  round: z.object({ id: Id, name: z.string(), deadlineAt: InstantField }),
  unit: z.object({ id: Id, name: z.string(), shortName: z.string() }),
  tasks: listOf(TaskView.extend({ isWaiting: z.boolean(), canDecide: z.boolean() })),
  forms: listOf(SheetForm),
  cells: listOf(SentCell),
  computed: listOf(ComputedView),
  narratives: listOf(SentNarrative),
  /** What other units sent for the same rows; for reviewers only. */
  otherSources: listOf(
    z.object({ rowId: Id, columnId: Id, unit: z.string(), value: DecimalField }),
  ),
  checks: listOf(domainValue<Check>("A finding (Check) at one cell.")),
  /** Decisions on any revision, oldest first. */
  history: listOf(ReviewRecord),
  revisions: listOf(
    z.object({
      submissionId: Id,
      revision: z.number().int(),
      receiptNumber: z.number().int(),
      submittedAt: InstantField,
    }),
  ),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

export const CommentBody = z.object({
  rowId: Id.nullable().optional(),
  columnId: Id.nullable().optional(),
  section: NarrativeSection.nullable().optional(),
  body: z.string().trim().min(1, "ghi ý kiến").max(4000),
  proposedValue: DecimalField.nullable().optional(),
});
export type CommentBody = z.infer<typeof CommentBody>;

export const DecideBody = z.object({
  /** Tasks accepted. */
  accept: z.array(Id).max(500).default([]),
  /** Tasks returned; each points at cells or paragraphs. */
  return: z
    .array(
      z.object({
        taskId: Id,
        comments: z.array(CommentBody).max(2000),
        /** commented: only what is pointed at opens again; all: the whole task. */
        reopens: z.enum(["commented", "all"]).optional(),
      }),
    )
    .max(500)
    .default([]),
  reason: z.string().trim().max(4000).default(""),
  dueAt: InstantField.nullable().default(null),
});
export type DecideBody = z.input<typeof DecideBody>;

export const Decided = z.object({
  accepted: z.number().int(),
  returned: z.number().int(),
  observations: z.number().int(),
});
export type Decided = z.infer<typeof Decided>;
