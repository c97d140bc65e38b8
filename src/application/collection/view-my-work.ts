import { isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import { ITEM_SECTIONS, narrativesAsked } from "../../domain/collection/narrative.ts";
import { obligationState } from "../../domain/collection/task-state.ts";
import {
  type WorkAsked,
  asked,
  done,
  effortMinutes,
  nextStep,
  workInWords,
} from "../../domain/collection/work-asked.ts";
import { isOwed } from "../../domain/collection/tracking-board.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import { ok } from "../../domain/kernel/result.ts";
import { requireAction, unitsOf } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate } from "../instant.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type {
  FigureRecord,
  NarrativeRecord,
  ObligationFacts,
  ReturnFacts,
  RoundForm,
  TaskFacts,
} from "./collection-store.ts";
import { approvalOf } from "./approval-view.ts";
import { deadlineOf, toTask } from "./sheet-parts.ts";
import type { ApprovalFacts } from "./team-store.ts";
import { isWithdrawable } from "./withdraw-submission.ts";
import { type Worksheet, typingState, worksheetOf } from "./worksheet.ts";

/** A possible state secret is answered in one line; whoever only supplies figures writes nothing. */
const sectionsAsked = (task: TaskFacts): number =>
  task.secrecy === "state_secret" ? 1 : narrativesAsked(task.role);

function workOf(
  sheet: Worksheet,
  task: TaskFacts,
  figures: readonly FigureRecord[],
  narratives: readonly NarrativeRecord[],
): WorkAsked {
  const isOfTask = (rowId: string) => sheet.taskOfRow.get(rowId)?.id === task.id;
  const sections: readonly string[] = ITEM_SECTIONS;
  const written = narratives.filter(
    ({ itemId, section, body }) =>
      itemId === task.itemId && sections.includes(section) && body.trim() !== "",
  );
  return {
    figures: sheet.forms.reduce((sum, { form, ownRowIds }) => {
      const rows = placedRows(form).filter(({ row }) => ownRowIds.has(row.id) && isOfTask(row.id));
      return sum + rows.length * form.columns.filter(isTypedColumn).length;
    }, 0),
    figuresDone: figures.filter(({ rowId, status }) => isOfTask(rowId) && status !== "blank")
      .length,
    narratives: sectionsAsked(task),
    narrativesDone: new Set(written.map(({ section }) => section)).size,
  };
}

function toMyTask(task: TaskFacts, work: WorkAsked, found: ReturnFacts | undefined, today: string) {
  const dueAt = task.state === "returned" ? task.returnDueAt : null;
  return {
    ...toTask(task, found),
    asked: workInWords(work),
    work,
    done: done(work),
    total: asked(work),
    next: nextStep(typingState(task), work),
    /** Its own day where it was returned; else that of the whole. */
    dueAt,
    daysLeft: dueAt === null ? null : daysBetween(today, toLocalDate(dueAt)),
  };
}

/** Everything read for one unit's obligations, before it is laid out. */
async function toRound(
  { collection }: Pick<Stores, "collection">,
  actor: Actor,
  facts: ObligationFacts,
  forms: readonly RoundForm[],
  parts: {
    readonly tasks: readonly TaskFacts[];
    readonly returns: readonly ReturnFacts[];
    readonly approvals: readonly ApprovalFacts[];
  },
  today: string,
) {
  const sheet = worksheetOf(facts, parts.tasks, forms, actor);
  const figures = await collection.listFigures(facts.id);
  const narratives = await collection.listNarratives(facts.id);
  const returnOf = new Map(parts.returns.map((each) => [each.taskId, each]));
  const works = sheet.tasks.map((task) => ({
    task,
    work: workOf(sheet, task, figures, narratives),
  }));
  const owed = works.filter(({ task }) => isOwed({ state: task.state, dueAt: facts.deadlineAt }));
  return {
    obligationId: facts.id,
    roundId: facts.roundId,
    roundName: facts.roundName,
    planTitle: facts.planTitle,
    unitId: facts.unitId,
    unit: facts.unit,
    state: obligationState(sheet.tasks.map(({ state }) => state)),
    deadline: deadlineOf(facts, today),
    owed: owed.length,
    approval: approvalOf(sheet, parts.approvals, actor),
    minutes: effortMinutes(owed.map(({ work }) => work)),
    tasks: works.map(({ task, work }) => toMyTask(task, work, returnOf.get(task.id), today)),
  };
}

/** The next thing to do, for a person of a unit (việc của tôi): open rounds, and who can help. */
export async function viewMyWork({ work, clock }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "work.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const { collection, review, team } = stores;
    const unitIds = unitsOf(actor);
    const obligations = (await collection.listObligations(unitIds)).filter(
      ({ roundState }) => roundState === "open",
    );
    const ids = obligations.map(({ id }) => id);
    const tasks = await collection.listTasks(ids);
    const returns = await collection.listReturns(ids);
    const asked = await team.listApprovals(ids);
    const forms = new Map<string, readonly RoundForm[]>();
    const rounds = [];
    for (const facts of obligations) {
      const known = forms.get(facts.roundId) ?? (await collection.listForms(facts.roundId));
      forms.set(facts.roundId, known);
      const own = tasks.filter(({ obligationId }) => obligationId === facts.id);
      const approvals = asked.filter(({ obligationId }) => obligationId === facts.id);
      const parts = { tasks: own, returns, approvals };
      rounds.push(await toRound(stores, actor, facts, known, parts, clock.today()));
    }
    const numberOf = new Map(tasks.map((task) => [task.id, task.itemNumber]));
    const today = clock.today();
    const submissions = await review.listSubmissions(ids);
    const reviews = await review.listReviews(submissions.map(({ id }) => id));
    return ok({
      rounds,
      colleagues: await team.listColleagues(unitIds),
      contacts: await collection.listContacts(),
      receipts: submissions.map((each) => ({
        submissionId: each.id,
        obligationId: each.obligationId,
        receiptNumber: each.receiptNumber,
        revision: each.revision,
        submittedAt: each.submittedAt,
        isLate: each.isLate,
        submittedBy: each.submittedBy,
        preparedBy: each.preparedBy,
        withdrawnAt: each.withdrawnAt,
        canWithdraw: isWithdrawable(each, tasks, reviews),
        itemNumbers: [...numberOf].filter(([id]) => each.taskIds.includes(id)).map(([, n]) => n),
      })),
      directives: (await collection.listDirectives(unitIds)).map(({ unitId: _unit, ...each }) => ({
        ...each,
        daysLeft: daysBetween(today, each.dueOn),
      })),
      reminders: await collection.listReminders(ids),
      issues: await collection.listIssues(ids),
    });
  });
}
