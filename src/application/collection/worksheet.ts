import { type Check } from "../../domain/collection/check.ts";
import { computeCells } from "../../domain/collection/compute-cells.ts";
import {
  NOTHING_REOPENED,
  type Reopening,
  reopeningOf,
} from "../../domain/collection/cell-lock.ts";
import { type DesignedCheck, isCrossUnit } from "../../domain/collection/designed-check.ts";
import type { EarlierFigure } from "../../domain/collection/earlier-figure.ts";
import type { ComputedCells } from "../../domain/collection/computed-cell.ts";
import { type Cause, groupCauses } from "../../domain/collection/group-causes.ts";
import { BLANK, type CellValue, missing, present } from "../../domain/collection/figure.ts";
import { type FormOfUnit, formOfUnit, itemsOfRows } from "../../domain/collection/form-of-unit.ts";
import {
  type Form,
  type FormColumn,
  type FormRow,
  cellKey,
  isTypedRow,
  placedRows,
} from "../../domain/collection/form.ts";
import type { TaskState } from "../../domain/collection/task-state.ts";
import { validateSheet } from "../../domain/collection/validate-sheet.ts";
import { maySee } from "../access.ts";
import type { Actor } from "../actor.ts";
import type {
  FigureRecord,
  ObligationFacts,
  ReturnFacts,
  RoundForm,
  TaskFacts,
} from "./collection-store.ts";

/** One form of the round as the unit fills it. */
export interface UnitForm extends FormOfUnit {
  /** False for rows in which the unit only cross-checks another's figure. */
  readonly isMain: (rowId: string) => boolean;
}

export interface PlacedCell {
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly task: TaskFacts;
}

/** All that one unit fills in one round, as its reader may see it (tờ nhập liệu). */
export interface Worksheet {
  readonly facts: ObligationFacts;
  /** In the order of the plan; without those the reader is not named for. */
  readonly tasks: readonly TaskFacts[];
  readonly forms: readonly UnitForm[];
  readonly taskOfRow: ReadonlyMap<string, TaskFacts>;
  /** Rows of possible state secrets: known, and refused. */
  readonly secretRows: ReadonlyMap<string, FormRow>;
  /** Designed checks that the unit's own figures answer. */
  readonly designed: readonly DesignedCheck[];
}

/** How a task stands for who types: what lies before the head is as closed as what was sent. */
export const typingState = (task: Pick<TaskFacts, "state" | "isAsked">): TaskState =>
  task.isAsked ? "submitted" : task.state;

/** The value of an entry as the domain reads it. */
export const toCell = (record: Pick<FigureRecord, "status" | "value">): CellValue => {
  if (record.status === "blank") return BLANK;
  return record.status === "value" ? present(record.value ?? "") : missing(record.status);
};

export const keyOf = ({ rowId, columnId }: { readonly rowId: string; readonly columnId: string }) =>
  cellKey(rowId, columnId);

export const byCell = <T extends { readonly rowId: string; readonly columnId: string }>(
  records: readonly T[],
): ReadonlyMap<string, T> => new Map(records.map((record) => [keyOf(record), record]));

/**
 * Which task each row belongs to; rows that no item claims go with the unit's last open task, so
 * that they are not refused or hidden for the secrecy of an item they have no part in.
 */
function tasksOfRows(
  forms: readonly RoundForm[],
  tasks: readonly TaskFacts[],
): ReadonlyMap<string, TaskFacts> {
  const byItem = new Map(tasks.map((task) => [task.itemId, task]));
  const last = tasks.findLast((task) => task.secrecy === "open") ?? tasks.at(-1);
  const found = new Map<string, TaskFacts>();
  for (const { form } of forms) {
    const items = itemsOfRows(form);
    for (const { row } of placedRows(form)) {
      const task = byItem.get(items.get(row.id) ?? "") ?? last;
      if (task !== undefined) found.set(row.id, task);
    }
  }
  return found;
}

/**
 * Puts together what a unit fills, leaving out what the reader is not named for; with `only`, just
 * those tasks.
 */
export function worksheetOf(
  facts: ObligationFacts,
  allTasks: readonly TaskFacts[],
  forms: readonly RoundForm[],
  reader: Actor,
  only?: readonly string[],
  designed: readonly DesignedCheck[] = [],
): Worksheet {
  const tasks = allTasks.filter(
    (task) => maySee(reader, task) && (only === undefined || only.includes(task.id)),
  );
  const taskOfRow = tasksOfRows(forms, allTasks);
  const isOpen = (rowId: string) => {
    const task = taskOfRow.get(rowId);
    return task !== undefined && tasks.includes(task) && task.secrecy !== "state_secret";
  };
  const secretRows = new Map<string, FormRow>();
  const cut = forms.map(({ form, providers }): UnitForm => {
    const provided = providers.get(facts.unitId) ?? new Map<string, boolean>();
    for (const { row } of placedRows(form)) {
      const isSecret = taskOfRow.get(row.id)?.secrecy === "state_secret";
      if (isSecret && provided.has(row.id) && isTypedRow(row)) secretRows.set(row.id, row);
    }
    const own = new Set([...provided.keys()].filter(isOpen));
    return { ...formOfUnit(form, own), isMain: (rowId) => provided.get(rowId) ?? true };
  });
  const own = cut.filter(({ ownRowIds }) => ownRowIds.size > 0);
  return {
    facts,
    tasks,
    forms: own,
    taskOfRow,
    secretRows,
    designed: designed.filter((check) => isAnswered(check, own, forms)),
  };
}

const figureRows = (forms: readonly { readonly form: Form }[]): ReadonlySet<string> =>
  new Set(
    forms.flatMap(({ form }) =>
      placedRows(form).flatMap(({ row }) => (row.kind === "group" ? [] : [row.id])),
    ),
  );

/**
 * True where every figure that a check names stands in the unit's own forms, or in no form of the
 * round, where the unit's accepted figures answer.
 */
function isAnswered(
  check: DesignedCheck,
  own: readonly UnitForm[],
  round: readonly RoundForm[],
): boolean {
  const ownRows = figureRows(own);
  const roundRows = figureRows(round);
  return (
    !isCrossUnit(check) &&
    ownRows.has(check.rowId) &&
    Object.values(check.rows).every(({ rowId }) => ownRows.has(rowId) || !roundRows.has(rowId))
  );
}

/** A cell of the sheet by its address; undefined where the unit has no such cell. */
export function findCell(
  sheet: Worksheet,
  { rowId, columnId }: { readonly rowId: string; readonly columnId: string },
): PlacedCell | undefined {
  for (const { form } of sheet.forms) {
    const row = placedRows(form).find((placed) => placed.row.id === rowId)?.row;
    if (row === undefined) continue;
    const column = form.columns.find((each) => each.id === columnId);
    const task = sheet.taskOfRow.get(rowId);
    return column === undefined || task === undefined ? undefined : { row, column, task };
  }
  return undefined;
}

const cellsOf = (figures: readonly FigureRecord[]): ReadonlyMap<string, CellValue> =>
  new Map(figures.map((figure) => [keyOf(figure), toCell(figure)]));

/** Every cell of the unit's forms, with rates and totals computed. */
export function computedOf(
  sheet: Pick<Worksheet, "forms">,
  figures: readonly FigureRecord[],
): ComputedCells {
  const cells = cellsOf(figures);
  return new Map(sheet.forms.flatMap(({ form }) => [...computeCells(form, cells)]));
}

/** Everything wrong or odd in what the unit has typed, beside what was accepted of it earlier. */
export function checksOf(
  sheet: Pick<Worksheet, "forms" | "designed">,
  figures: readonly FigureRecord[],
  earlier: readonly EarlierFigure[],
): readonly Check[] {
  const cells = cellsOf(figures);
  const notes = new Map(figures.map((figure) => [keyOf(figure), figure.note]));
  return validateSheet({ forms: sheet.forms, cells, notes, designed: sheet.designed, earlier });
}

/** What was found, one message for each cause. */
export const causesOf = (
  sheet: Pick<Worksheet, "forms" | "facts">,
  figures: readonly FigureRecord[],
  checks: readonly Check[],
): readonly Cause[] =>
  groupCauses(checks, {
    forms: sheet.forms,
    cells: cellsOf(figures),
    unit: sheet.facts.unitShortName,
  });

/** What each returned task opens again, by task. */
export function reopeningsOf(
  sheet: Worksheet,
  figures: readonly FigureRecord[],
  returns: readonly ReturnFacts[],
): (taskId: string) => Reopening {
  const isReturned = sheet.tasks.some((task) => task.state === "returned");
  if (!isReturned) return () => NOTHING_REOPENED;
  const computed = computedOf(sheet, figures);
  const opened = new Map(
    returns.map(({ taskId, comments }) => [taskId, reopeningOf(comments, computed)]),
  );
  return (taskId) => opened.get(taskId) ?? NOTHING_REOPENED;
}
