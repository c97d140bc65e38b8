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
  /** Texts that were never taken, conflicts, and paragraphs that quote a figure that is not there. */
  readonly unsettled: number;
  readonly blanks: readonly Check[];
  readonly odd: readonly Check[];
  /** Boxes of the narrative without a word; they may stay so. */
  readonly missing: readonly string[];
}

const isSendable = (task: TaskView): boolean =>
  !task.isAsked && (task.state === "in_progress" || task.state === "returned");

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
        unsettled:
          cells.filter(({ rowId }) => itemOf.get(rowId) === task.itemId).length +
          store.unsettledParagraphs(task.itemId),
        blanks: open.filter((check) => check.code === "required_blank"),
        odd: open.filter(
          (check) => check.severity === "must_explain" && check.code !== "required_blank",
        ),
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

export const canSend = (plan: TaskPlan): boolean => plan.errors + plan.unsettled === 0;

/** Reasons typed in the dialog: one for all cells, and others for single odd figures. */
export interface Reasons {
  readonly common: string;
  readonly single: Readonly<Record<string, string>>;
}

export const reasonKey = (check: Check): string => `${check.rowId}|${check.columnId}`;

const reasonFor = (check: Check, { common, single }: Reasons): string =>
  (single[reasonKey(check)] ?? "").trim() || common.trim();

/** Cells of the chosen tasks that may be sent, but not in silence. */
export const askedCells = (plans: readonly TaskPlan[]): readonly Check[] =>
  plans.flatMap((plan) => [...plan.blanks, ...plan.odd]);

/** True where every blank and every odd figure of the chosen tasks has a reason. */
export const isExplained = (plans: readonly TaskPlan[], reasons: Reasons): boolean =>
  askedCells(plans).every((check) => reasonFor(check, reasons) !== "");

/** The reasons as the server takes them, cell by cell; a cell is explained once. */
export const explanationsOf = (plans: readonly TaskPlan[], reasons: Reasons) => [
  ...new Map(
    askedCells(plans).map((check) => [
      reasonKey(check),
      { rowId: check.rowId, columnId: check.columnId, note: reasonFor(check, reasons) },
    ]),
  ).values(),
];
