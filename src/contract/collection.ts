import { z } from "zod";
import type { Check } from "../domain/collection/check.ts";
import type { DesignedCheck } from "../domain/collection/designed-check.ts";
import type { EarlierFigure } from "../domain/collection/earlier-figure.ts";
import type { Form } from "../domain/collection/form.ts";
import { LAST_POINT, MOST_POINTS, answeredBy } from "../domain/collection/narrative.ts";
import { DateField, DecimalField, Id, InstantField, domainValue } from "./common.ts";

/** A list that the server writes; its own values are never changed. */
const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

export const WorkState = z.enum([
  "not_started",
  "in_progress",
  "submitted",
  "returned",
  "accepted",
  "frozen",
]);
export type WorkState = z.infer<typeof WorkState>;

export const FigureStatus = z.enum([
  "value",
  "blank",
  "none",
  "not_collected",
  "not_due",
  "not_applicable",
  "withheld",
]);
export type FigureStatus = z.infer<typeof FigureStatus>;

export const NarrativeSection = z.enum([
  "results",
  "limitations",
  "objective_causes",
  "subjective_causes",
  "solutions",
  "proposals",
  "directions",
  "goals",
  "breakthroughs",
]);
export type NarrativeSection = z.infer<typeof NarrativeSection>;

const Maturity = z.enum(["estimate", "preliminary", "official"]);

/** A reviewer's words at a cell (row and column), at a paragraph (section), or on the whole task. */
export const CommentView = z.object({
  id: Id,
  rowId: Id.nullable(),
  columnId: Id.nullable(),
  section: NarrativeSection.nullable(),
  body: z.string(),
  proposedValue: DecimalField.nullable(),
});
export type CommentView = z.infer<typeof CommentView>;

export const TaskView = z.object({
  taskId: Id,
  itemId: Id,
  itemNumber: z.string(),
  itemTitle: z.string(),
  role: z.enum(["lead", "coordinate", "data_owner"]),
  state: WorkState,
  /** It lies before the unit's head. */
  isAsked: z.boolean(),
  /** The one person it was handed to. */
  holder: z
    .object({
      accountId: Id,
      fullName: z.string(),
      until: DateField.nullable(),
      words: z.string(),
      handedBy: z.string(),
      isActive: z.boolean(),
    })
    .nullable(),
  secrecy: z.enum(["open", "confidential", "state_secret"]),
  targets: listOf(z.object({ code: z.string(), measure: z.string(), rule: z.string() })),
  returned: z
    .object({
      reason: z.string(),
      by: z.string(),
      at: InstantField,
      dueAt: InstantField.nullable(),
      reopensAll: z.boolean(),
      comments: listOf(CommentView),
    })
    .nullable(),
});
export type TaskView = z.infer<typeof TaskView>;

/** The approval of the unit's head before sending. */
export const ApprovalView = z.object({
  isNeeded: z.boolean(),
  isDecider: z.boolean(),
  waiting: listOf(
    z.object({
      approvalId: Id,
      askedBy: z.string(),
      askedAt: InstantField,
      itemNumbers: listOf(z.string()),
    }),
  ),
  sentBack: z
    .object({
      by: z.string(),
      at: InstantField,
      words: z.string(),
      itemNumbers: listOf(z.string()),
    })
    .nullable(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

const DeadlineView = z.object({
  at: InstantField,
  dueOn: DateField,
  asWritten: z.string(),
  /** Negative once it has passed. */
  daysLeft: z.number().int(),
  isLate: z.boolean(),
  isExtended: z.boolean(),
});

export const MyTask = TaskView.extend({
  /** "12 số liệu, 5 đoạn thuyết minh". */
  asked: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  next: z.enum(["start", "continue", "submit", "read_comments", "view"]),
  /** A returned task's own day; null where that of the round holds. */
  dueAt: InstantField.nullable(),
  daysLeft: z.number().int().nullable(),
});
export type MyTask = z.infer<typeof MyTask>;

export const MyRound = z.object({
  obligationId: Id,
  roundId: Id,
  roundName: z.string(),
  planTitle: z.string(),
  unitId: Id,
  unit: z.string(),
  state: WorkState,
  deadline: DeadlineView,
  /** Tasks still owed, and about how long they take. */
  owed: z.number().int(),
  minutes: z.number().int(),
  approval: ApprovalView,
  tasks: listOf(MyTask),
});
export type MyRound = z.infer<typeof MyRound>;

export const MyWork = z.object({
  rounds: listOf(MyRound),
  contacts: listOf(
    z.object({
      role: z.enum(["office", "finance"]),
      fullName: z.string(),
      position: z.string(),
      phone: z.string(),
    }),
  ),
  receipts: listOf(
    z.object({
      submissionId: Id,
      obligationId: Id,
      receiptNumber: z.number().int(),
      revision: z.number().int(),
      submittedAt: InstantField,
      isLate: z.boolean(),
      submittedBy: z.string(),
      preparedBy: z.string().nullable(),
      withdrawnAt: InstantField.nullable(),
      canWithdraw: z.boolean(),
      itemNumbers: listOf(z.string()),
    }),
  ),
  /** People with an account in the reader's units. */
  colleagues: listOf(
    z.object({ unitId: Id, accountId: Id, fullName: z.string(), position: z.string() }),
  ),
  directives: listOf(
    z.object({
      id: Id,
      itemNumber: z.string().nullable(),
      body: z.string(),
      dueOn: DateField,
      daysLeft: z.number().int(),
      state: z.enum(["open", "answered", "closed"]),
      issuedBy: z.string(),
    }),
  ),
  reminders: listOf(z.object({ obligationId: Id, body: z.string(), sentAt: InstantField })),
  issues: listOf(
    z.object({
      id: Id,
      obligationId: Id,
      itemNumber: z.string().nullable(),
      kind: z.enum(["obstacle", "not_ours"]),
      body: z.string(),
      state: z.enum(["open", "answered", "closed"]),
      answer: z.string().nullable(),
      raisedAt: InstantField,
    }),
  ),
});
export type MyWork = z.infer<typeof MyWork>;

export const SheetForm = z.object({
  /** Rows the unit fills, rows computed from them alone, and the headings above. */
  form: domainValue<Form>("A form (Form): rows as a tree, columns in order."),
  ownRowIds: listOf(Id),
  /** The item each row reports on, by row id. */
  itemOfRow: z.record(z.string(), Id),
});
export type SheetForm = z.infer<typeof SheetForm>;

export const SheetCell = z.object({
  rowId: Id,
  columnId: Id,
  entryId: Id.nullable(),
  typed: z.string(),
  value: DecimalField.nullable(),
  status: FigureStatus,
  maturity: Maturity.nullable(),
  note: z.string(),
  by: z.string().nullable(),
  at: InstantField.nullable(),
  state: z.enum(["editable", "returned", "locked"]),
  comment: CommentView.nullable(),
});
export type SheetCell = z.infer<typeof SheetCell>;

export const ComputedView = z.object({
  rowId: Id,
  columnId: Id,
  value: DecimalField.nullable(),
  status: FigureStatus,
  formula: z.string().nullable(),
  note: z.string().nullable(),
});

export const NarrativeView = z.object({
  entryId: Id,
  /** Null for the unit as a whole. */
  itemId: Id.nullable(),
  section: NarrativeSection,
  /** The number that the point keeps wherever it is moved; links and evidence name it. */
  point: z.number().int(),
  /** Where it stands in its section, from 1. */
  position: z.number().int(),
  answersSection: NarrativeSection.nullable(),
  answersPoint: z.number().int().nullable(),
  /** A figure of the unit stands in it as {{cell:row|column}}; in what was sent as {{…=73,6}}. */
  body: z.string(),
  /** The entry of an earlier round it was copied from; null once it was edited. */
  copiedFrom: Id.nullable(),
  by: z.string(),
  at: InstantField,
});
export type NarrativeView = z.infer<typeof NarrativeView>;

const Lock = z.enum(["editable", "returned", "locked"]);

export const SheetView = z.object({
  obligationId: Id,
  /** edit: the unit's own people, in an open round; read: what was sent. */
  access: z.enum(["edit", "read"]),
  round: z.object({
    id: Id,
    name: z.string(),
    planTitle: z.string(),
    periodLabel: z.string(),
    asOfYear: z.number().int(),
    state: z.enum(["open", "closed"]),
  }),
  unit: z.object({ id: Id, name: z.string(), shortName: z.string() }),
  deadline: DeadlineView,
  state: WorkState,
  counts: z.object({ asked: z.number().int(), filled: z.number().int() }),
  tasks: listOf(TaskView),
  forms: listOf(SheetForm),
  cells: listOf(SheetCell),
  computed: listOf(ComputedView),
  narratives: listOf(NarrativeView),
  locks: z.object({
    unit: Lock,
    items: listOf(z.object({ itemId: Id, otherwise: Lock, returned: listOf(NarrativeSection) })),
  }),
  checks: listOf(domainValue<Check>("A finding (Check) at one cell.")),
  /** Checks that people designed, for running them while the unit types. */
  designed: listOf(domainValue<DesignedCheck>("A designed check (DesignedCheck), read.")),
  /** Accepted figures of the unit of other years and rounds that the checks read. */
  earlier: listOf(domainValue<EarlierFigure>("A figure accepted before (EarlierFigure).")),
  approval: ApprovalView,
  /** What was sent and may still be taken back. */
  withdrawable: listOf(
    z.object({ submissionId: Id, receiptNumber: z.number().int(), submittedAt: InstantField }),
  ),
});
export type SheetView = z.infer<typeof SheetView>;

export const SaveFiguresBody = z.object({
  cells: z
    .array(
      z.object({
        rowId: Id,
        columnId: Id,
        /** As typed; empty to clear the cell. */
        typed: z.string().max(200),
        /** The entry that stood in the cell when it was typed; null where there was none. */
        baseEntryId: Id.nullable(),
        note: z.string().max(1000).optional(),
        maturity: Maturity.optional(),
        /** Typed on the page, or taken from a workbook. */
        channel: z.enum(["web", "workbook"]).optional(),
      }),
    )
    .min(1)
    .max(5000),
});
export type SaveFiguresBody = z.infer<typeof SaveFiguresBody>;

const StoredFigure = z.object({
  entryId: Id,
  typed: z.string(),
  value: DecimalField.nullable(),
  status: FigureStatus,
  maturity: Maturity,
  note: z.string(),
  by: z.string(),
  at: InstantField,
});
export type StoredFigure = z.infer<typeof StoredFigure>;

const Refused = { kind: z.literal("rejected"), code: z.string(), message: z.string() };
const Cell = { rowId: Id, columnId: Id };

/** What became of one cell; good cells are kept whatever becomes of the others. */
export const FigureOutcome = z.discriminatedUnion("kind", [
  z.object({ ...Cell, kind: z.literal("saved"), entry: StoredFigure.nullable() }),
  z.object({ ...Cell, ...Refused, details: z.record(z.string(), z.unknown()) }),
  z.object({ ...Cell, kind: z.literal("conflict"), theirs: StoredFigure.nullable() }),
]);
export type FigureOutcome = z.infer<typeof FigureOutcome>;

export const FiguresSaved = z.object({ savedAt: InstantField, outcomes: listOf(FigureOutcome) });
export type FiguresSaved = z.infer<typeof FiguresSaved>;

export const SaveNarrativesBody = z.object({
  paragraphs: z
    .array(
      z.object({
        itemId: Id.nullable(),
        section: NarrativeSection,
        point: z.number().int().min(1).max(LAST_POINT).default(1),
        /** Left out: where it stands, or last in its section. */
        position: z.number().int().min(1).max(MOST_POINTS).optional(),
        body: z.string().max(20_000),
        /** The entry of an earlier round that the body was copied from. */
        copiedFrom: Id.optional(),
        /** A cause names its limitation, a solution its cause. */
        answersSection: NarrativeSection.nullable().default(null),
        answersPoint: z.number().int().min(1).max(LAST_POINT).nullable().default(null),
        baseEntryId: Id.nullable(),
      }),
    )
    .min(1)
    .max(500)
    .refine(
      (paragraphs) =>
        paragraphs.every(
          ({ section, answersSection }) =>
            answersSection === null || answeredBy(section).includes(answersSection),
        ),
      "nguyên nhân trả lời cho hạn chế, giải pháp trả lời cho nguyên nhân",
    ),
});
export type SaveNarrativesBody = z.input<typeof SaveNarrativesBody>;

const Paragraph = { itemId: Id.nullable(), section: NarrativeSection, point: z.number().int() };

export const NarrativeOutcome = z.discriminatedUnion("kind", [
  z.object({ ...Paragraph, kind: z.literal("saved"), entry: NarrativeView.nullable() }),
  z.object({ ...Paragraph, ...Refused }),
  z.object({ ...Paragraph, kind: z.literal("conflict"), theirs: NarrativeView.nullable() }),
]);
export type NarrativeOutcome = z.infer<typeof NarrativeOutcome>;

export const NarrativesSaved = z.object({
  savedAt: InstantField,
  outcomes: listOf(NarrativeOutcome),
});
export type NarrativesSaved = z.infer<typeof NarrativesSaved>;

export const SubmitBody = z.object({
  /** Left out: everything that can be sent. */
  taskIds: z.array(Id).min(1).max(500).optional(),
  explanations: z
    .array(z.object({ rowId: Id, columnId: Id, note: z.string().trim().min(1).max(1000) }))
    .max(5000)
    .optional(),
});
export type SubmitBody = z.infer<typeof SubmitBody>;

export const Receipt = z.object({
  submissionId: Id,
  revision: z.number().int(),
  receiptNumber: z.number().int(),
  submittedAt: InstantField,
  isLate: z.boolean(),
  itemNumbers: listOf(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

export const ApprovalAsked = z.object({
  approvalId: Id,
  askedAt: InstantField,
  itemNumbers: listOf(z.string()),
});
export type ApprovalAsked = z.infer<typeof ApprovalAsked>;

export const DecideApprovalBody = z.object({
  decision: z.enum(["approved", "sent_back", "taken_back"]),
  words: z.string().trim().max(4000).default(""),
});

/** The receipt where it was approved; null otherwise. */
export const ApprovalDecided = z.object({ receipt: Receipt.nullable() });
export type ApprovalDecided = z.infer<typeof ApprovalDecided>;

export const HandOverBody = z.object({
  /** Null takes the task back for all of the unit. */
  accountId: Id.nullable(),
  words: z.string().trim().max(1000).default(""),
  until: DateField.nullable().default(null),
});

export const PresenceBody = z.object({
  rowId: Id.nullable(),
  cursor: InstantField.nullable(),
});

/**
 * Who else has the sheet open, and the cells and paragraphs saved since the cursor; each may come
 * twice.
 */
export const PresenceView = z.object({
  cursor: InstantField,
  others: listOf(z.object({ accountId: Id, fullName: z.string(), rowId: Id.nullable() })),
  cells: listOf(StoredFigure.extend({ rowId: Id, columnId: Id })),
  narratives: listOf(NarrativeView),
});
export type PresenceView = z.infer<typeof PresenceView>;

export const SubmissionSummary = z.object({
  id: Id,
  revision: z.number().int(),
  receiptNumber: z.number().int(),
  submittedBy: z.string(),
  submittedAt: InstantField,
  isLate: z.boolean(),
  preparedBy: z.string().nullable(),
  withdrawnAt: InstantField.nullable(),
  itemNumbers: listOf(z.string()),
  reviews: listOf(
    z.object({
      id: Id,
      decision: z.enum(["accepted", "returned"]),
      by: z.string(),
      at: InstantField,
      reason: z.string(),
      dueAt: InstantField.nullable(),
      itemNumbers: listOf(z.string()),
    }),
  ),
});
export type SubmissionSummary = z.infer<typeof SubmissionSummary>;

export const RaiseIssueBody = z.object({
  itemId: Id.nullable().default(null),
  kind: z.enum(["obstacle", "not_ours"]),
  body: z.string().trim().min(5, "ghi vướng mắc để Văn phòng hỗ trợ").max(4000),
});
export type RaiseIssueBody = z.input<typeof RaiseIssueBody>;

export const IssueRaised = z.object({ id: Id });

/** What the unit said last time about the items it answers for now. */
export const EarlierNarratives = z.object({
  /** The round it was sent in; null where there was none. */
  roundName: z.string().nullable(),
  paragraphs: listOf(
    z.object({
      entryId: Id,
      itemId: Id.nullable(),
      section: NarrativeSection,
      /** As it was sent, numbers in their places. */
      body: z.string(),
    }),
  ),
});
export type EarlierNarratives = z.infer<typeof EarlierNarratives>;

const MergeKind = z.enum(["new", "changed", "choose", "same", "refused"]);

/** What merging a workbook would change; nothing is stored. */
export const WorkbookPreview = z.object({
  fileName: z.string(),
  /** Made by the product for this unit; others are read by the names of rows and columns. */
  isOwn: z.boolean(),
  counts: z.record(MergeKind, z.number().int()),
  cells: listOf(
    z.object({
      rowId: Id,
      columnId: Id,
      row: z.string(),
      column: z.string(),
      /** "Biểu 01!D7". */
      where: z.string(),
      kind: MergeKind,
      typed: z.string(),
      /** What stands in the draft, in words. */
      current: z.string(),
      /** False where only the note differs. */
      takesFigure: z.boolean(),
      /** The note of the file; null where it differs in nothing. */
      note: z.string().nullable(),
      currentNote: z.string(),
    }),
  ),
  paragraphs: listOf(
    z.object({
      itemId: Id.nullable(),
      section: NarrativeSection,
      point: z.number().int(),
      where: z.string(),
      kind: z.enum(["new", "changed", "choose", "same", "locked"]),
      /** To write: figures bound as tokens. */
      body: z.string(),
      answersSection: NarrativeSection.nullable(),
      answersPoint: z.number().int().nullable(),
      /** What the file and the draft say, as people read it, the link after the text. */
      there: z.string(),
      current: z.string(),
    }),
  ),
  /** One message for each cause in each sheet. */
  problems: listOf(
    z.object({
      message: z.string(),
      cells: listOf(z.object({ rowId: Id, columnId: Id, where: z.string() })),
    }),
  ),
  likely: listOf(z.object({ where: z.string(), text: z.string(), row: z.string() })),
  unplaced: listOf(z.object({ where: z.string(), text: z.string() })),
  absentRows: z.number().int(),
});
export type WorkbookPreview = z.infer<typeof WorkbookPreview>;

/** One of many workbooks: merged, or refused with the reason. */
export const WorkbookOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("merged"),
    fileName: z.string(),
    obligationId: Id,
    unit: z.string(),
    taken: z.number().int(),
    preview: WorkbookPreview,
  }),
  z.object({
    kind: z.literal("refused"),
    fileName: z.string(),
    code: z.string(),
    message: z.string(),
  }),
]);
export type WorkbookOutcome = z.infer<typeof WorkbookOutcome>;

export const WorkbooksMerged = z.object({ files: listOf(WorkbookOutcome) });
export type WorkbooksMerged = z.infer<typeof WorkbooksMerged>;
