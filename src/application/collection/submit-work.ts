import type { Check } from "../../domain/collection/check.ts";
import { figuresIn, withFigures } from "../../domain/collection/bound-figure.ts";
import { explainingRows, rowsById } from "../../domain/collection/explaining-cells.ts";
import { readyToSubmit } from "../../domain/collection/submission.ts";
import { transition } from "../../domain/collection/task-state.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { FigureRecord, NarrativeRecord, NewFigure, TaskFacts } from "./collection-store.ts";
import { figureTexts, withoutHoles } from "./bound-figures.ts";
import { earlierOf } from "../check/earlier-figures.ts";
import { evidenceChecks } from "../evidence/evidence-checks.ts";
import { keepEvidence } from "../evidence/keep-evidence.ts";
import { moveTask } from "./move-task.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";
import {
  type Worksheet,
  byCell,
  causesOf,
  checksOf,
  findCell,
  keyOf,
  typingState,
} from "./worksheet.ts";

export interface Explanation {
  readonly rowId: string;
  readonly columnId: string;
  readonly note: string;
}

export interface SubmitWorkRequest {
  readonly obligationId: string;
  /** Undefined sends everything that can be sent. */
  readonly taskIds?: readonly string[] | undefined;
  /** Reasons for what the checks ask about, kept as notes on the cells. */
  readonly explanations?: readonly Explanation[] | undefined;
}

export type SubmitProblem =
  | OpenProblem
  | Problem<
      | "access.action.forbidden"
      | "collection.submission.nothing-to-submit"
      | "collection.submission.incomplete"
      | "collection.submission.results-missing"
      | "collection.narrative.figure-missing"
      | "collection.submission.needs-approval"
      | "collection.approval.waiting"
      | "collection.task.wrong-state"
    >;

/** The receipt of a submission (biên nhận). */
export interface Receipt {
  readonly submissionId: string;
  readonly revision: number;
  readonly receiptNumber: number;
  readonly submittedAt: string;
  readonly isLate: boolean;
  readonly itemNumbers: readonly string[];
}

/** The tasks to send, or why one of those asked for cannot be. */
export function chosenTasks(
  sheet: Worksheet,
  taskIds: readonly string[] | undefined,
): Result<readonly TaskFacts[], SubmitProblem> {
  if (taskIds === undefined)
    return ok(sheet.tasks.filter((task) => transition(typingState(task), "submit").ok));
  const chosen: TaskFacts[] = [];
  for (const id of new Set(taskIds)) {
    const task = sheet.tasks.find((each) => each.id === id);
    if (task === undefined) return notFound("task");
    const move = transition(task.state, "submit");
    if (!move.ok) return move;
    if (task.isAsked)
      return err(problem("collection.approval.waiting", { items: [task.itemNumber] }));
    chosen.push(task);
  }
  return ok(chosen);
}

/** Where a reason is kept: nobody types into a rate or a total, so at the first own figure in it. */
function typedRowOf({ forms }: Worksheet, rowId: string): string {
  const own = new Set(forms.flatMap(({ ownRowIds }) => [...ownRowIds]));
  const rows = rowsById(forms.map(({ form }) => form));
  return explainingRows(rowId, rows).find((id) => own.has(id)) ?? rowId;
}

/** Turns explanations into notes; a blank with a reason becomes an entry that says so. */
async function addNotes(
  { clock, secrets }: Dependencies,
  { collection }: Pick<Stores, "collection">,
  sheet: Worksheet,
  explanations: readonly Explanation[],
): Promise<readonly FigureRecord[]> {
  const figures = await collection.listFigures(sheet.facts.id);
  const current = byCell(figures);
  const added: NewFigure[] = [];
  const replaced: string[] = [];
  for (const asked of explanations) {
    const explanation = { ...asked, rowId: typedRowOf(sheet, asked.rowId) };
    const place = findCell(sheet, explanation);
    const before = current.get(keyOf(explanation));
    const isOwn = sheet.forms.some(({ ownRowIds }) => ownRowIds.has(explanation.rowId));
    if (place === undefined || !isOwn || !transition(place.task.state, "submit").ok) continue;
    if (before?.note === explanation.note) continue;
    if (before !== undefined) replaced.push(before.entryId);
    added.push({
      id: secrets.newId(),
      obligationId: sheet.facts.id,
      rowId: explanation.rowId,
      columnId: explanation.columnId,
      typed: before?.typed ?? "",
      value: before?.value ?? null,
      status: before?.status ?? "blank",
      maturity: before?.maturity ?? (place.column.kind === "estimate" ? "estimate" : "official"),
      note: explanation.note,
      channel: "web",
      at: clock.now(),
    });
  }
  if (added.length === 0) return figures;
  await collection.replaceFigures(added, replaced);
  return collection.listFigures(sheet.facts.id);
}

const dueOf = (task: TaskFacts, { facts }: Worksheet): string =>
  task.state === "returned" && task.returnDueAt !== null ? task.returnDueAt : facts.deadlineAt;

/** True where a task has neither cells to fill nor its result in words. */
const isSilent = (
  sheet: Worksheet,
  task: TaskFacts,
  narratives: readonly NarrativeRecord[],
): boolean =>
  !sheet.forms.some(({ ownRowIds }) =>
    [...ownRowIds].some((rowId) => sheet.taskOfRow.get(rowId)?.id === task.id),
  ) &&
  !narratives.some(
    ({ itemId, section, body }) =>
      itemId === task.itemId && section === "results" && body.trim() !== "",
  );

const checksByTask = (sheet: Worksheet, checks: readonly Check[], task: TaskFacts) =>
  checks.filter((check) => sheet.taskOfRow.get(check.rowId)?.id === task.id);

/**
 * Sends a unit's work (nộp báo cáo): what stands now is kept as a revision that never changes, with
 * the next receipt number, and locks until it is returned.
 */
export async function submitWork(
  deps: Dependencies,
  actor: Actor,
  request: SubmitWorkRequest,
): Promise<Result<Receipt, SubmitProblem>> {
  const allowed = requireAction(actor, "submission.submit");
  if (!allowed.ok) return allowed;
  return deps.work.write<Receipt, SubmitProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "submission.submit", request.obligationId);
    if (!opened.ok) return opened;
    const sheet = opened.value;
    const { facts } = sheet;
    // a head who prepares the work sends it: nobody approves their own asking
    if (facts.needsHeadApproval && !mayForUnit(actor, "submission.approve", facts.unitId))
      return err(problem("collection.submission.needs-approval", { unit: facts.unit }));
    const chosen = chosenTasks(sheet, request.taskIds);
    if (!chosen.ok) return chosen;
    const ready = await readyDraft(deps, stores, sheet, chosen.value, request.explanations ?? []);
    return ready.ok ? keepSubmission(deps, stores, sheet, chosen.value, ready.value) : ready;
  });
}

/** The draft of tasks once nothing holds them back; reasons are kept as notes on the cells. */
export async function readyDraft(
  deps: Dependencies,
  stores: Pick<Stores, "collection" | "evidence" | "check">,
  sheet: Worksheet,
  tasks: readonly TaskFacts[],
  explanations: readonly Explanation[],
): Promise<Result<Draft, SubmitProblem>> {
  const figures = await addNotes(deps, stores, sheet, explanations);
  const narratives = await stores.collection.listNarratives(sheet.facts.id);
  const earlier = await earlierOf(stores, sheet);
  const checks = [
    ...checksOf(sheet, figures, earlier),
    ...(await evidenceChecks(stores, sheet, figures)),
  ];
  const ready = readyToSubmit(
    tasks.map((task) => ({
      itemId: task.itemId,
      itemNumber: task.itemNumber,
      state: task.state,
      checks: checksByTask(sheet, checks, task),
      isSilent: isSilent(sheet, task, narratives),
    })),
    (held) => causesOf(sheet, figures, held).map(({ message }) => message),
  );
  if (!ready.ok) return ready;
  const whole = withoutHoles(tasks, narratives, figureTexts(sheet, figures));
  return whole.ok ? ok({ figures, narratives }) : whole;
}

/** What stands in the draft when it is sent. */
interface Draft {
  readonly figures: readonly FigureRecord[];
  readonly narratives: readonly NarrativeRecord[];
}

/** Keeps a revision with its receipt and moves the tasks; `preparedBy` where a head sends it. */
export async function keepSubmission(
  { clock, secrets }: Dependencies,
  stores: Pick<Stores, "collection" | "review" | "evidence" | "events">,
  sheet: Worksheet,
  tasks: readonly TaskFacts[],
  { figures, narratives }: Draft,
  preparedBy: string | null = null,
): Promise<Result<Receipt, SubmitProblem>> {
  const at = clock.now();
  const id = secrets.newId();
  const textAt = figureTexts(sheet, figures);
  const isLate = tasks.some((task) => at > dueOf(task, sheet));
  const taskIds = new Set(tasks.map((task) => task.id));
  const itemIds = new Set<string | null>([null, ...tasks.map((task) => task.itemId)]);
  const { revision, receiptNumber } = await stores.review.addSubmission({
    id,
    obligationId: sheet.facts.id,
    isLate,
    at,
    preparedBy,
    taskIds: [...taskIds],
    figures: figures.flatMap(({ entryId, rowId }) => {
      const task = sheet.taskOfRow.get(rowId);
      return task === undefined || !taskIds.has(task.id) ? [] : [{ entryId, taskId: task.id }];
    }),
    narratives: narratives
      .filter(({ itemId, body }) => itemIds.has(itemId) && body.trim() !== "")
      .map(({ entryId, body }) => ({
        entryId,
        body: figuresIn(body).length === 0 ? null : withFigures(body, textAt),
      })),
  });
  await keepEvidence(stores, sheet, tasks, id);
  for (const task of tasks) {
    const moved = await moveTask(stores, task, {
      event: "submit",
      at,
      details: { submissionId: id, receiptNumber, isLate },
      change: {
        returnDueAt: null,
        ...(task.firstSubmittedAt === null ? { firstSubmittedAt: at } : {}),
      },
    });
    if (!moved.ok) return moved;
  }
  const itemNumbers = tasks.map((task) => task.itemNumber);
  await stores.events.record({
    subject: "submission",
    subjectId: id,
    kind: "submission.sent",
    to: "submitted",
    details: { obligationId: sheet.facts.id, revision, receiptNumber, isLate, items: itemNumbers },
  });
  return ok({ submissionId: id, revision, receiptNumber, submittedAt: at, isLate, itemNumbers });
}
