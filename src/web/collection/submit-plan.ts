import type { SheetView, TaskView } from "../../contract/collection.ts";
import type { Check } from "../../domain/collection/check.ts";
import { ITEM_SECTIONS, SECTION_LABELS } from "../../domain/collection/narrative.ts";
import type { EntryStore, EntryView } from "./entry-store.ts";
import { isOpenCheck } from "./words.ts";

/** One task in the list before sending. */
export interface TaskPlan {
  readonly task: TaskView;
  /** Findings that must be mended first. */
  readonly errors: number;
  /** Texts that were never taken, and conflicts. */
  readonly unsettled: number;
  readonly blanks: readonly Check[];
  readonly odd: readonly Check[];
  /** Boxes of the narrative without a word; they may stay so. */
  readonly missing: readonly string[];
}

const isSendable = (task: TaskView): boolean =>
  task.state === "in_progress" || task.state === "returned";

/** What stands in the way of each task that can be sent. */
export function submitPlan(
  sheet: SheetView,
  store: EntryStore,
  view: EntryView,
): readonly TaskPlan[] {
  const itemOf = new Map(sheet.forms.flatMap(({ itemOfRow }) => Object.entries(itemOfRow)));
  const cells = [...store.unsettledCells()];
  return sheet.tasks
    .filter((task) => isSendable(task) || store.hasText(task.itemId, itemOf))
    .map((task) => {
      const open = view.checks.filter(
        (check) => isOpenCheck(check) && itemOf.get(check.rowId) === task.itemId,
      );
      const sections =
        task.role === "data_owner" || task.secrecy === "state_secret" ? [] : ITEM_SECTIONS;
      return {
        task,
        errors: open.filter((check) => check.severity === "blocking").length,
        unsettled: cells.filter(({ rowId }) => itemOf.get(rowId) === task.itemId).length,
        blanks: open.filter((check) => check.code === "required_blank"),
        odd: open.filter(
          (check) => check.severity === "must_explain" && check.code !== "required_blank",
        ),
        missing: sections
          .filter(
            (section) => store.bodyOf({ itemId: task.itemId, section, point: 1 }).trim() === "",
          )
          .map((section) => SECTION_LABELS[section]),
      };
    });
}

export const canSend = (plan: TaskPlan): boolean => plan.errors + plan.unsettled === 0;

/** Reasons typed in the dialog: one for the blanks of an item, one for each odd figure. */
export type Reasons = Readonly<Record<string, string>>;

export const blanksKey = (plan: TaskPlan): string => `blanks ${plan.task.taskId}`;
export const oddKey = (check: Check): string => `odd ${check.rowId}|${check.columnId}`;

/** True where every blank and every odd figure of the chosen tasks has a reason. */
export const isExplained = (plans: readonly TaskPlan[], reasons: Reasons): boolean =>
  plans.every(
    (plan) =>
      (plan.blanks.length === 0 || (reasons[blanksKey(plan)] ?? "").trim() !== "") &&
      plan.odd.every((check) => (reasons[oddKey(check)] ?? "").trim() !== ""),
  );

/** The reasons as the server takes them, cell by cell. */
export const explanationsOf = (plans: readonly TaskPlan[], reasons: Reasons) =>
  plans.flatMap((plan) => [
    ...plan.blanks.map(({ rowId, columnId }) => ({
      rowId,
      columnId,
      note: (reasons[blanksKey(plan)] ?? "").trim(),
    })),
    ...plan.odd.map((check) => ({
      rowId: check.rowId,
      columnId: check.columnId,
      note: (reasons[oddKey(check)] ?? "").trim(),
    })),
  ]);
