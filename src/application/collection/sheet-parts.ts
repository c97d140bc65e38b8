import { cellLock, sectionLock } from "../../domain/collection/cell-lock.ts";
import { deadlineFact } from "../../domain/collection/deadline.ts";
import { cellKey, isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import { isUnitNarrativeOpen } from "../../domain/collection/narrative.ts";
import { type Target } from "../../domain/plan/target.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { daysBetween } from "../../domain/kernel/local-date.ts";
import { toLocalDate } from "../instant.ts";
import type {
  CommentFacts,
  FigureRecord,
  NarrativeRecord,
  ObligationFacts,
  ReturnFacts,
  TaskFacts,
} from "./collection-store.ts";
import {
  type Worksheet,
  byCell,
  computedOf,
  findCell,
  reopeningsOf,
  typingState,
} from "./worksheet.ts";

/** A rule in words, with its name where the item has several. */
const ruleOf = (target: Target & { readonly code: string; readonly measure: string }) => ({
  code: target.code,
  measure: target.measure,
  rule: describeTarget(target),
});

/** The deadline of what is still owed, as a page says it. */
export function deadlineOf(facts: ObligationFacts, today: string) {
  const dueOn = toLocalDate(facts.deadlineAt);
  const fact = deadlineFact({
    dueOn,
    originalDueOn: toLocalDate(facts.originalDeadlineAt),
    today,
    answeredOn: null,
    waitsFor: null,
  });
  return {
    at: facts.deadlineAt,
    dueOn,
    asWritten: facts.deadlineAsWritten,
    /** Negative once it has passed. */
    daysLeft: daysBetween(today, dueOn),
    isLate: fact.kind === "late",
    isExtended: facts.deadlineAt !== facts.originalDeadlineAt,
  };
}

const toReturn = (found: ReturnFacts | undefined) =>
  found === undefined
    ? null
    : {
        reason: found.reason,
        by: found.by,
        at: found.at,
        dueAt: found.dueAt,
        reopensAll: found.comments.some(({ rowId, section }) => rowId === null && section === null),
        comments: found.comments,
      };

/** A task as its reader sees it; the reviewer's words stay with it until it is sent again. */
export const toTask = (task: TaskFacts, found: ReturnFacts | undefined) => ({
  taskId: task.id,
  itemId: task.itemId,
  itemNumber: task.itemNumber,
  itemTitle: task.itemTitle,
  role: task.role,
  state: task.state,
  isAsked: task.isAsked,
  holder: task.holder,
  secrecy: task.secrecy,
  targets: task.targets.map(ruleOf),
  returned: task.state === "returned" ? toReturn(found) : null,
});

const commentAt = (comments: readonly CommentFacts[], rowId: string, columnId: string) =>
  comments.find((comment) => comment.rowId === rowId && comment.columnId === columnId) ?? null;

/** Every cell the unit types into, filled or not, and whether it may type there. */
export function toCells(
  sheet: Worksheet,
  figures: readonly FigureRecord[],
  returns: readonly ReturnFacts[],
  { canType }: { readonly canType: boolean },
) {
  const current = byCell(figures);
  const reopenings = reopeningsOf(sheet, figures, returns);
  const returnOf = new Map(returns.map((each) => [each.taskId, each]));
  return sheet.forms.flatMap(({ form, ownRowIds }) =>
    placedRows(form)
      .filter(({ row }) => ownRowIds.has(row.id))
      .flatMap(({ row }) =>
        form.columns.filter(isTypedColumn).map((column) => {
          const key = cellKey(row.id, column.id);
          const entry = current.get(key);
          const task = sheet.taskOfRow.get(row.id);
          const isReturned = task?.state === "returned";
          const comments = isReturned ? (returnOf.get(task.id)?.comments ?? []) : [];
          return {
            rowId: row.id,
            columnId: column.id,
            entryId: entry?.entryId ?? null,
            typed: entry?.typed ?? "",
            value: entry?.value ?? null,
            status: entry?.status ?? ("blank" as const),
            maturity: entry?.maturity ?? null,
            note: entry?.note ?? "",
            by: entry?.by ?? null,
            at: entry?.at ?? null,
            state:
              canType && task !== undefined
                ? cellLock(typingState(task), reopenings(task.id), key)
                : ("locked" as const),
            comment: commentAt(comments, row.id, column.id),
          };
        }),
      ),
  );
}

/** Rates, totals and comparisons, computed for programs; pages compute them while people type. */
export const toComputed = (sheet: Worksheet, figures: readonly FigureRecord[]) =>
  [...computedOf(sheet, figures)].flatMap(([key, found]) => {
    if (found.origin !== "derived") return [];
    const [rowId = "", columnId = ""] = key.split("|");
    const place = findCell(sheet, { rowId, columnId });
    if (place === undefined || place.column.kind === "derived") return [];
    const { cell, formula, note } = found;
    return [
      {
        rowId,
        columnId,
        value: cell.kind === "value" ? cell.value : null,
        status: cell.kind === "missing" ? cell.status : cell.kind,
        formula,
        note,
      },
    ];
  });

/** Paragraphs of the items the reader may see, and of the unit as a whole. */
export function toNarratives(sheet: Worksheet, narratives: readonly NarrativeRecord[]) {
  const items = new Set(sheet.tasks.map((task) => task.itemId));
  return narratives.filter(({ itemId }) => itemId === null || items.has(itemId));
}

/** Which paragraphs may be written now, by item; the unit's general ones under null. */
export function toSectionLocks(
  sheet: Worksheet,
  figures: readonly FigureRecord[],
  returns: readonly ReturnFacts[],
  { canType }: { readonly canType: boolean },
) {
  const reopenings = reopeningsOf(sheet, figures, returns);
  const isUnitOpen = canType && isUnitNarrativeOpen(sheet.tasks.map(typingState));
  return {
    unit: isUnitOpen ? ("editable" as const) : ("locked" as const),
    items: sheet.tasks.map((task) => ({
      itemId: task.itemId,
      /** Where not listed below. */
      otherwise: canType
        ? sectionLock(typingState(task), { ...reopenings(task.id), sections: new Set() }, "results")
        : ("locked" as const),
      returned:
        canType && !task.isAsked && task.state === "returned"
          ? [...reopenings(task.id).sections]
          : [],
    })),
  };
}
