import type { Actor } from "../actor.ts";
import { mayForUnit } from "../access.ts";
import type { Action } from "../access.ts";
import type {
  NarrativeRecord,
  ReturnFacts,
  RoundForm,
  TaskFacts,
} from "../collection/collection-store.ts";
import { checksOfRound } from "../check/read-check.ts";
import { type Worksheet, worksheetOf } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";
import type { SentFigureRecord, SubmissionFacts } from "./review-store.ts";

/** One submission with all it holds, as its reader may see it. */
export interface SubmissionSheet {
  readonly submission: SubmissionFacts;
  /** Every revision of the same obligation, newest first. */
  readonly revisions: readonly SubmissionFacts[];
  readonly sheet: Worksheet;
  readonly figures: readonly SentFigureRecord[];
  readonly narratives: readonly NarrativeRecord[];
  readonly returns: readonly ReturnFacts[];
}

/** Forms read once for several submissions of a round. */
export type FormCache = Map<string, readonly RoundForm[]>;

/** Reads a submission; undefined where there is none or nothing of it is for this person. */
export async function readSubmission(
  { collection, review, check, form }: Pick<Stores, "collection" | "review" | "check" | "form">,
  actor: Actor,
  action: Action,
  submission: SubmissionFacts | undefined,
  cache: FormCache = new Map(),
): Promise<SubmissionSheet | undefined> {
  if (submission === undefined) return undefined;
  const facts = await collection.findObligation(submission.obligationId);
  if (facts === undefined || !mayForUnit(actor, action, facts.unitId)) return undefined;
  const tasks = await collection.listTasks([facts.id]);
  const forms = cache.get(facts.roundId) ?? (await collection.listForms(facts.roundId));
  cache.set(facts.roundId, forms);
  const designed = await checksOfRound(
    { check, form },
    forms.map((each) => each.form),
  );
  const sheet = worksheetOf(facts, tasks, forms, actor, submission.taskIds, designed);
  if (sheet.tasks.length === 0) return undefined;
  const taskIds = new Set(sheet.tasks.map((task) => task.id));
  const itemIds = new Set<string | null>([null, ...sheet.tasks.map((task) => task.itemId)]);
  return {
    submission,
    revisions: await review.listSubmissions([facts.id]),
    sheet,
    figures: (await review.listFigures(submission.id)).filter((each) => taskIds.has(each.taskId)),
    narratives: (await review.listNarratives(submission.id)).filter(({ itemId }) =>
      itemIds.has(itemId),
    ),
    returns: await collection.listReturns([facts.id]),
  };
}

/** True where this revision is the last word on a task and nobody has decided yet. */
export const isWaiting = (
  task: TaskFacts,
  { submission, revisions }: Pick<SubmissionSheet, "submission" | "revisions">,
): boolean =>
  task.state === "submitted" &&
  submission.taskIds.includes(task.id) &&
  !revisions.some(
    (other) => other.revision > submission.revision && other.taskIds.includes(task.id),
  );
