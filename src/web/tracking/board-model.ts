import type { TrackedTask, TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import { type MatrixLayout, layoutMatrix } from "../charts/matrix-geometry.ts";

/** Which boxes a filter of the legend shows. */
export type BoardFilter = "accepted" | "submitted" | "returned" | "in_progress" | "not_started";

export type BoardView = "ma-tran" | "danh-sach" | "theo-ngay";

export const isWard = (unit: TrackedUnit): boolean =>
  unit.kind === "ward" || unit.kind === "commune";

const stateOf = (task: TrackedTask): BoardFilter =>
  task.state === "frozen" ? "accepted" : task.state;

/** True where the unit has a task in the state of the filter. */
export const hasState = (unit: TrackedUnit, filter: BoardFilter | undefined): boolean =>
  filter === undefined || unit.tasks.some((task) => stateOf(task) === filter);

/** The last part of an item's number, as columns print it: "4.10" → "10"; tables are "B". */
const columnLabel = (number: string, isAlone: boolean): string =>
  isAlone && !number.includes(".") ? "B" : (number.split(".").at(-1) ?? number);

/** The name of a group as far as its columns are wide. */
function groupLabel(group: TrackingView["groups"][number]): string {
  const most = Math.floor((group.itemIds.length * 11.5) / 6.2);
  const whole = `${group.number} ${group.shortTitle}`;
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).trimEnd()}…`;
}

/** Columns of the matrix: the plan's items by group; narrow groups keep their number alone. */
export function matrixLayout(board: TrackingView): MatrixLayout {
  const numbers = new Map(board.items.map((item) => [item.id, item.number]));
  return layoutMatrix(
    board.groups.map((group) => ({
      key: group.id,
      label: group.itemIds.length < 5 ? group.number : groupLabel(group),
      columns: group.itemIds.map((id) => ({
        key: id,
        label: columnLabel(numbers.get(id) ?? "", group.itemIds.length === 1),
      })),
    })),
  );
}

/** Items a unit has not submitted, in the order of the plan. */
export function missingNumbers(board: TrackingView, unit: TrackedUnit): readonly string[] {
  const owed = new Set(
    unit.tasks
      .filter((task) => ["not_started", "in_progress", "returned"].includes(task.state))
      .map((task) => task.itemId),
  );
  return board.items.filter((item) => owed.has(item.id)).map((item) => item.number);
}

/** The first few of a list, and whether there are more. */
export const shortList = (numbers: readonly string[], most = 3): string =>
  numbers.length <= most ? numbers.join(", ") : `${numbers.slice(0, most).join(", ")}, …`;

/** Units to be reminded by default: all that lack something and reported no obstacle. */
export const defaultChoice = (board: TrackingView): readonly string[] =>
  board.units
    .filter((unit) => unit.missing > 0 && unit.openIssues.length === 0)
    .map((unit) => unit.unitId);

/** How the deadline stands, for the end of the sentence. */
export function deadlineInWords(daysLate: number): string {
  if (daysLate > 0) return `quá hạn ${daysLate} ngày`;
  if (daysLate === 0) return "hôm nay là ngày cuối";
  return `còn ${-daysLate} ngày đến hạn`;
}
