import { z } from "zod";
import { SIGNER_POSITIONS } from "../domain/report/signing-authority.ts";
import { DateField, Id, InstantField } from "./common.ts";
import { UnitKind } from "./organisation.ts";

export const TaskState = z.enum([
  "not_started",
  "in_progress",
  "submitted",
  "returned",
  "accepted",
  "frozen",
]);
export type TaskState = z.infer<typeof TaskState>;

export const TrackedTask = z.object({
  taskId: Id,
  itemId: Id,
  state: TaskState,
  /** Not yet submitted, or returned and due again, after the deadline. */
  isOverdue: z.boolean(),
  figures: z.number().int(),
  figuresAsked: z.number().int(),
  narratives: z.number().int(),
  lastChangedAt: InstantField,
});
export type TrackedTask = z.infer<typeof TrackedTask>;

export const TrackedUnit = z.object({
  unitId: Id,
  obligationId: Id,
  name: z.string(),
  shortName: z.string(),
  abbreviation: z.string(),
  kind: UnitKind,
  tileRow: z.number().int().nullable(),
  tileColumn: z.number().int().nullable(),
  deadlineAt: InstantField,
  tasks: z.array(TrackedTask),
  /** Tasks submitted or accepted. */
  done: z.number().int(),
  /** Tasks not submitted, or returned. */
  missing: z.number().int(),
  reminders: z.number().int(),
  lastReminderAt: InstantField.nullable(),
  contact: z.object({ fullName: z.string(), phone: z.string() }).nullable(),
  /** Obstacles the unit reported and nobody has answered. */
  openIssues: z.array(z.object({ itemNumber: z.string().nullable(), body: z.string() })),
});
export type TrackedUnit = z.infer<typeof TrackedUnit>;

export const TrackingView = z.object({
  roundId: Id,
  roundName: z.string(),
  planTitle: z.string(),
  asOf: InstantField,
  deadlineAt: InstantField,
  deadlineAsWritten: z.string(),
  /** Whole days since the deadline; negative before it. */
  daysLate: z.number().int(),
  groups: z.array(
    z.object({ id: Id, number: z.string(), shortTitle: z.string(), itemIds: z.array(Id) }),
  ),
  items: z.array(
    z.object({
      id: Id,
      number: z.string(),
      /** Null where the item is confidential and the reader is not named for it. */
      title: z.string().nullable(),
    }),
  ),
  units: z.array(TrackedUnit),
  totals: z.object({
    tasks: z.number().int(),
    accepted: z.number().int(),
    submitted: z.number().int(),
    returned: z.number().int(),
    inProgress: z.number().int(),
    notStarted: z.number().int(),
    missing: z.number().int(),
    unitsMissing: z.number().int(),
  }),
  /** Units that owe something and have nobody with an active account. */
  unattended: z.array(z.string()),
  /** Which urging of the round comes next: "đôn đốc lần 3". */
  nextOccasion: z.number().int(),
  lastOccasion: z.object({ sentAt: InstantField, units: z.number().int() }).nullable(),
  /** Submissions per day, for the curve against the deadline. */
  perDay: z.array(z.object({ day: DateField, submitted: z.number().int() })),
});
export type TrackingView = z.infer<typeof TrackingView>;

export const RemindRequest = z.object({
  unitIds: z.array(Id).min(1, "chọn ít nhất một đơn vị").max(5000),
  /** Sends although a unit was reminded within 24 hours. */
  force: z.boolean().default(false),
});
export type RemindRequest = z.infer<typeof RemindRequest>;

export const RemindAnswer = z.object({
  sent: z.array(z.object({ unitId: Id, unit: z.string(), body: z.string() })),
  skipped: z.array(z.object({ unitId: Id, unit: z.string(), reason: z.string() })),
});
export type RemindAnswer = z.infer<typeof RemindAnswer>;

export const LettersRequest = z.object({
  unitIds: z.array(Id).min(1, "chọn ít nhất một đơn vị").max(5000),
  /** One letter to all, or one to each. */
  isCollective: z.boolean(),
  /** The last day the letter gives. */
  sendBy: DateField,
  signerPosition: z.enum(SIGNER_POSITIONS).default("Chánh Văn phòng"),
  /** Who gathers the reports. */
  receiver: z.string().trim().min(3, "ghi nơi nhận báo cáo").max(200),
});
export type LettersRequest = z.infer<typeof LettersRequest>;

export const LettersAnswer = z.object({
  batchId: Id,
  letters: z.number().int(),
  skipped: z.array(z.string()),
});
export type LettersAnswer = z.infer<typeof LettersAnswer>;

export const FiledLetterView = z.object({
  batchId: Id,
  fileName: z.string(),
  occasion: z.number().int(),
  units: z.array(z.string()),
  writtenBy: z.string(),
  writtenAt: InstantField,
});
export type FiledLetterView = z.infer<typeof FiledLetterView>;
