import type { SheetView, TaskView } from "../../contract/collection.ts";
import type { Check } from "../../domain/collection/check.ts";
import { cellKey } from "../../domain/collection/form.ts";
import type { Cause } from "../../domain/collection/group-causes.ts";
import { ITEM_SECTIONS, SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { causeKey } from "./CauseList.tsx";
import type { EntryStore, EntryView } from "./entry-store.ts";
import { isOpenCheck } from "./words.ts";

/** One task in the list before sending. */
export interface TaskPlan {
  readonly task: TaskView;
  /** Findings that must be mended or explained. */
  readonly open: readonly Check[];
  /** How many places must be mended: causes, conflicts, paragraphs that quote a figure that is not there. */
  readonly wrong: number;
  /** How many causes want a reason. */
  readonly asked: number;
  /** Boxes of the narrative without a word; they may stay so. */
  readonly missing: readonly string[];
}

const isSendable = (task: TaskView): boolean =>
  !task.isAsked && (task.state === "in_progress" || task.state === "returned");

const isBlocking = ({ severity }: Pick<Check, "severity">): boolean => severity === "blocking";

/** What stands in the way of each task that can be sent. */
export function submitPlan(
  sheet: SheetView,
  store: EntryStore,
  view: EntryView,
): readonly TaskPlan[] {
  const itemOf = new Map(sheet.forms.flatMap(({ itemOfRow }) => Object.entries(itemOfRow)));
  // a text that is no number is a finding, too, and told once
  const told = new Set(
    view.checks.filter(isBlocking).map(({ rowId, columnId }) => cellKey(rowId, columnId)),
  );
  const conflicts = store
    .unsettledCells()
    .filter(({ rowId, columnId }) => !told.has(cellKey(rowId, columnId)));
  return sheet.tasks
    .filter((task) => isSendable(task) || store.hasText(task.itemId, itemOf))
    .map((task) => {
      const open = view.checks.filter(
        (check) => isOpenCheck(check) && itemOf.get(check.rowId) === task.itemId,
      );
      const causes = store.causesAmong(open);
      const wrong = causes.filter(isBlocking).length;
      const sections =
        task.role === "data_owner" || task.secrecy === "state_secret" ? [] : ITEM_SECTIONS;
      return {
        task,
        open,
        wrong:
          wrong +
          conflicts.filter(({ rowId }) => itemOf.get(rowId) === task.itemId).length +
          store.unsettledParagraphs(task.itemId),
        asked: causes.length - wrong,
        missing: sections
          .filter((section) =>
            store
              .pointsOf(task.itemId, section)
              .every(
                (point) => store.bodyOf({ itemId: task.itemId, section, point }).trim() === "",
              ),
          )
          .map((section) => SECTION_LABELS[section]),
      };
    });
}

export const canSend = (plan: TaskPlan): boolean => plan.wrong === 0;

/** The causes of some tasks together: one that lies across several is told once. */
export const causesIn = (store: EntryStore, plans: readonly TaskPlan[]): readonly Cause[] =>
  store.causesAmong(plans.flatMap(({ open }) => open));

/** Reasons typed in the dialog: one for all causes, and others for single ones. */
export interface Reasons {
  readonly common: string;
  readonly single: Readonly<Record<string, string>>;
}

const reasonFor = (cause: Cause, { common, single }: Reasons): string =>
  (single[causeKey(cause)] ?? "").trim() || common.trim();

/** True where every cause has a reason. */
export const isExplained = (causes: readonly Cause[], reasons: Reasons): boolean =>
  causes.every((cause) => reasonFor(cause, reasons) !== "");

/** The reasons as the server takes them: that of a cause in each of its cells; a cell is explained once. */
export const explanationsOf = (causes: readonly Cause[], reasons: Reasons) => [
  ...new Map(
    causes.flatMap((cause) =>
      cause.checks.map(({ rowId, columnId }) => [
        cellKey(rowId, columnId),
        { rowId, columnId, note: reasonFor(cause, reasons) },
      ]),
    ),
  ).values(),
];
