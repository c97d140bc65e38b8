import { type CommentPlace } from "../../domain/collection/cell-lock.ts";
import type { NarrativeSection } from "../../domain/collection/narrative.ts";
import type { DecimalText } from "../../domain/kernel/decimal.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { TaskFacts } from "../collection/collection-store.ts";
import { moveTask } from "../collection/move-task.ts";
import { findCell } from "../collection/worksheet.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { recordAccepted } from "./record-accepted.ts";
import type { NewReview } from "./review-store.ts";
import { type SubmissionSheet, isWaiting, readSubmission } from "./submission-sheet.ts";

/** Words at a cell (row and column) or at a paragraph (section). */
export interface CommentRequest {
  readonly rowId?: string | null | undefined;
  readonly columnId?: string | null | undefined;
  readonly section?: NarrativeSection | null | undefined;
  readonly body: string;
  readonly proposedValue?: DecimalText | null | undefined;
}

export interface TaskReturn {
  readonly taskId: string;
  readonly comments: readonly CommentRequest[];
  /** commented: only the places pointed at open again; all: the whole task. */
  readonly reopens?: "commented" | "all" | undefined;
}

export interface DecideRequest {
  readonly submissionId: string;
  readonly accept: readonly string[];
  readonly returns: readonly TaskReturn[];
  readonly reason: string;
  /** When what is returned is due again. */
  readonly dueAt: string | null;
}

export type DecideProblem = Problem<
  | "access.action.forbidden"
  | "access.thing.not-found"
  | "collection.review.reason-missing"
  | "collection.review.not-submitted"
  | "collection.review.deadline-past"
  | "collection.task.wrong-state"
>;

export interface Decided {
  readonly accepted: number;
  readonly returned: number;
  readonly observations: number;
}

type Comment = NewReview["comments"][number];

const WHOLE_TASK = "Mở lại cả phần việc để xem lại.";

/** True where the comment points at something of the task that was sent. */
function pointsAtTask({ sheet }: SubmissionSheet, task: TaskFacts, place: CommentPlace): boolean {
  if (place.rowId === null || place.columnId === null) return place.section !== null;
  return findCell(sheet, { rowId: place.rowId, columnId: place.columnId })?.task.id === task.id;
}

/** The comments of a return, or the problem that it points nowhere (trả lại phải chỉ chỗ). */
function commentsOf(
  { secrets }: Dependencies,
  found: SubmissionSheet,
  task: TaskFacts,
  asked: TaskReturn,
): Result<readonly Comment[], DecideProblem> {
  const comments = asked.comments.map((comment): Comment => ({
    id: secrets.newId(),
    taskId: task.id,
    rowId: comment.rowId ?? null,
    columnId: comment.columnId ?? null,
    section: comment.section ?? null,
    body: comment.body.trim(),
    proposedValue: comment.proposedValue ?? null,
  }));
  const isGood = (comment: Comment) => comment.body !== "" && pointsAtTask(found, task, comment);
  if (comments.length === 0 || !comments.every(isGood))
    return err(problem("collection.review.reason-missing", {}));
  if (asked.reopens !== "all") return ok(comments);
  const whole = { rowId: null, columnId: null, section: null, proposedValue: null };
  return ok([...comments, { ...whole, id: secrets.newId(), taskId: task.id, body: WHOLE_TASK }]);
}

/** The tasks decided on: all of this submission, still waiting, none decided twice. */
function decidedTasks(
  found: SubmissionSheet,
  taskIds: readonly string[],
): Result<ReadonlyMap<string, TaskFacts>, DecideProblem> {
  const tasks = new Map<string, TaskFacts>();
  for (const id of taskIds) {
    const task = found.sheet.tasks.find((each) => each.id === id);
    if (task === undefined) return notFound("task");
    tasks.set(id, task);
  }
  const gone = [...tasks.values()].filter((task) => !isWaiting(task, found));
  if (gone.length === 0 && tasks.size === taskIds.length && tasks.size > 0) return ok(tasks);
  const items = gone.map((task) => task.itemNumber);
  return err(problem("collection.review.not-submitted", { items }));
}

/**
 * Accepts tasks of a submission or returns them (thẩm tra). Accepting makes figures known;
 * returning opens just what the comments point at.
 */
export async function decideSubmission(
  deps: Dependencies,
  actor: Actor,
  request: DecideRequest,
): Promise<Result<Decided, DecideProblem>> {
  const allowed = requireAction(actor, "review.decide");
  if (!allowed.ok) return allowed;
  const isPast =
    request.dueAt === null || Date.parse(request.dueAt) <= Date.parse(deps.clock.now());
  if (request.returns.length > 0 && isPast)
    return err(problem("collection.review.deadline-past", { dueAt: request.dueAt ?? "" }));
  return deps.work.write<Decided, DecideProblem>(actor, async (stores) => {
    const submission = await stores.review.findSubmission(request.submissionId);
    if (submission === undefined) return notFound("submission");
    await stores.collection.lockObligation(submission.obligationId);
    const found = await readSubmission(stores, actor, "review.decide", submission);
    if (found === undefined) return notFound("submission");
    const tasks = decidedTasks(found, [
      ...request.accept,
      ...request.returns.map(({ taskId }) => taskId),
    ]);
    if (!tasks.ok) return tasks;
    const returned = await returnTasks(deps, stores, found, tasks.value, request);
    if (!returned.ok) return returned;
    return acceptTasks(deps, stores, actor, found, tasks.value, request);
  });
}

async function addReview(
  stores: Pick<Stores, "review" | "events">,
  review: NewReview,
  tasks: readonly TaskFacts[],
): Promise<void> {
  await stores.review.addReview(review);
  await stores.events.record({
    subject: "submission",
    subjectId: review.submissionId,
    kind: `review.${review.decision}`,
    to: review.decision,
    reason: review.reason,
    details: { reviewId: review.id, items: tasks.map((task) => task.itemNumber) },
  });
}

async function returnTasks(
  deps: Dependencies,
  stores: Pick<Stores, "collection" | "review" | "check" | "form" | "events">,
  found: SubmissionSheet,
  tasks: ReadonlyMap<string, TaskFacts>,
  request: DecideRequest,
): Promise<Result<void, DecideProblem>> {
  const all: Comment[] = [];
  const returned: TaskFacts[] = [];
  for (const asked of request.returns) {
    const task = tasks.get(asked.taskId);
    if (task === undefined) continue;
    const comments = commentsOf(deps, found, task, asked);
    if (!comments.ok) return comments;
    all.push(...comments.value);
    returned.push(task);
  }
  if (returned.length === 0) return ok(undefined);
  const { reason, dueAt } = request;
  const [id, at] = [deps.secrets.newId(), deps.clock.now()];
  const facts = { id, submissionId: found.submission.id, reason, dueAt, at, comments: all };
  const taskIds = returned.map((task) => task.id);
  await addReview(stores, { ...facts, decision: "returned", taskIds }, returned);
  for (const task of returned) {
    const own = all.filter(({ taskId }) => taskId === task.id);
    const moved = await moveTask(stores, task, {
      event: "return",
      at,
      reason: reason === "" ? own.map(({ body }) => body).join(" ") : reason,
      details: { reviewId: id, comments: own.length },
      change: { returnDueAt: dueAt },
    });
    if (!moved.ok) return moved;
  }
  return ok(undefined);
}

async function acceptTasks(
  deps: Dependencies,
  stores: Pick<Stores, "collection" | "review" | "check" | "form" | "events">,
  actor: Actor,
  found: SubmissionSheet,
  tasks: ReadonlyMap<string, TaskFacts>,
  request: DecideRequest,
): Promise<Result<Decided, DecideProblem>> {
  const returned = request.returns.length;
  const accepted = request.accept.flatMap((id) => tasks.get(id) ?? []);
  if (accepted.length === 0) return ok({ accepted: 0, returned, observations: 0 });
  const [id, at] = [deps.secrets.newId(), deps.clock.now()];
  const taskIds = accepted.map((task) => task.id);
  const { reason } = request;
  const facts = { id, submissionId: found.submission.id, at, reason, dueAt: null, comments: [] };
  await addReview(stores, { ...facts, decision: "accepted", taskIds }, accepted);
  for (const task of accepted) {
    const moved = await moveTask(stores, task, {
      event: "accept",
      at,
      details: { reviewId: id, submissionId: found.submission.id },
    });
    if (!moved.ok) return moved;
  }
  const observations = await recordAccepted(deps, stores, actor, found, {
    taskIds,
    reviewId: id,
    at,
  });
  return ok({ accepted: accepted.length, returned, observations });
}
