import { cellsAsked } from "../../domain/collection/form-of-unit.ts";
import { placedRows } from "../../domain/collection/form.ts";
import { obligationState } from "../../domain/collection/task-state.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { FigureRecord } from "./collection-store.ts";
import { earlierOf } from "../check/earlier-figures.ts";
import { evidenceChecks } from "../evidence/evidence-checks.ts";
import { type SheetProblem, readSheet } from "./open-sheet.ts";
import {
  deadlineOf,
  toCells,
  toComputed,
  toNarratives,
  toSectionLocks,
  toTask,
} from "./sheet-parts.ts";
import { approvalOf } from "./approval-view.ts";
import { isWithdrawable } from "./withdraw-submission.ts";
import { type Worksheet, checksOf } from "./worksheet.ts";

const toForms = (sheet: Worksheet) =>
  sheet.forms.map(({ form, ownRowIds }) => ({
    form,
    ownRowIds: [...ownRowIds],
    itemOfRow: Object.fromEntries(
      placedRows(form).flatMap(({ row }) => {
        const task = sheet.taskOfRow.get(row.id);
        return task === undefined ? [] : [[row.id, task.itemId] as const];
      }),
    ),
  }));

const countsOf = (sheet: Worksheet, figures: readonly FigureRecord[]) => {
  const own = new Set(sheet.forms.flatMap(({ ownRowIds }) => [...ownRowIds]));
  return {
    asked: sheet.forms.reduce((sum, form) => sum + cellsAsked(form), 0),
    filled: figures.filter(({ rowId, status }) => own.has(rowId) && status !== "blank").length,
  };
};

/**
 * What a unit fills in a round (tờ nhập liệu). Its own people see the draft and may type; others
 * see what was sent, and nothing of the draft.
 */
export async function viewSheet({ work, clock }: Dependencies, actor: Actor, obligationId: string) {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "sheet.read", obligationId);
    if (sheet === undefined) return notFound("obligation");
    const { facts } = sheet;
    const isOwn = mayForUnit(actor, "figure.write", facts.unitId);
    const canType = isOwn && facts.roundState === "open";
    const { collection } = stores;
    const figures = isOwn
      ? await collection.listFigures(obligationId)
      : await collection.listSentFigures(obligationId);
    const narratives = isOwn
      ? await collection.listNarratives(obligationId)
      : await collection.listSentNarratives(obligationId);
    const returns = await collection.listReturns([obligationId]);
    const approvals = isOwn ? await stores.team.listApprovals([obligationId]) : [];
    const submissions = isOwn ? await stores.review.listSubmissions([obligationId]) : [];
    const reviews = await stores.review.listReviews(submissions.map(({ id }) => id));
    const earlier = await earlierOf(stores, sheet);
    const withdrawable = submissions.filter(
      (each) => canType && isWithdrawable(each, sheet.tasks, reviews),
    );
    const returnOf = new Map(returns.map((each) => [each.taskId, each]));
    return ok({
      obligationId,
      access: canType ? ("edit" as const) : ("read" as const),
      round: {
        id: facts.roundId,
        name: facts.roundName,
        planTitle: facts.planTitle,
        periodLabel: facts.periodLabel,
        asOfYear: facts.asOfYear,
        state: facts.roundState,
      },
      unit: { id: facts.unitId, name: facts.unit, shortName: facts.unitShortName },
      deadline: deadlineOf(facts, clock.today()),
      state: obligationState(sheet.tasks.map(({ state }) => state)),
      counts: countsOf(sheet, figures),
      tasks: sheet.tasks.map((task) => toTask(task, returnOf.get(task.id))),
      forms: toForms(sheet),
      cells: toCells(sheet, figures, returns, { canType }),
      computed: toComputed(sheet, figures),
      narratives: toNarratives(sheet, narratives),
      locks: toSectionLocks(sheet, figures, returns, { canType }),
      checks: [
        ...checksOf(sheet, figures, earlier),
        ...(isOwn ? await evidenceChecks(stores, sheet, figures) : []),
      ],
      designed: sheet.designed,
      earlier,
      approval: approvalOf(sheet, approvals, actor),
      withdrawable: withdrawable.map(({ id, receiptNumber, submittedAt }) => ({
        submissionId: id,
        receiptNumber,
        submittedAt,
      })),
    }) satisfies Result<unknown, SheetProblem>;
  });
}
