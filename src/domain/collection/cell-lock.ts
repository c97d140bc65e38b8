import type { ComputedCells } from "./computed-cell.ts";
import { cellKey } from "./form.ts";
import type { NarrativeSection } from "./narrative.ts";
import { type TaskState, isEditable } from "./task-state.ts";

/** editable: open · returned: open because a reviewer asked for it · locked: sent, waiting. */
export type CellLock = "editable" | "returned" | "locked";

/** A reviewer's words at a place; both places null speak of the task as a whole. */
export interface CommentPlace {
  readonly rowId: string | null;
  readonly columnId: string | null;
  readonly section: NarrativeSection | null;
}

/** What a return opens again (mở lại): everything, or just the places that were pointed at. */
export interface Reopening {
  readonly whole: boolean;
  readonly cells: ReadonlySet<string>;
  readonly sections: ReadonlySet<NarrativeSection>;
}

export const NOTHING_REOPENED: Reopening = {
  whole: false,
  cells: new Set(),
  sections: new Set(),
};

/** The typed cells under a cell: itself, or all that it was computed from. */
export function typedCellsUnder(key: string, computed: ComputedCells): readonly string[] {
  const cell = computed.get(key);
  if (cell?.origin !== "derived") return [key];
  return cell.inputs.flatMap(({ rowId, columnId }) =>
    typedCellsUnder(cellKey(rowId, columnId), computed),
  );
}

/** Gathers what a reviewer's comments open; one at a computed cell opens the figures below it. */
export function reopeningOf(comments: readonly CommentPlace[], computed: ComputedCells): Reopening {
  const cells = comments.flatMap(({ rowId, columnId }) =>
    rowId === null || columnId === null ? [] : typedCellsUnder(cellKey(rowId, columnId), computed),
  );
  return {
    whole: comments.some(({ rowId, section }) => rowId === null && section === null),
    cells: new Set(cells),
    sections: new Set(comments.flatMap(({ section }) => section ?? [])),
  };
}

const lock = (state: TaskState, isPointedAt: boolean, whole: boolean): CellLock => {
  if (!isEditable(state)) return "locked";
  if (state !== "returned") return "editable";
  if (isPointedAt) return "returned";
  return whole ? "editable" : "locked";
};

/** May the unit type into a cell of a task that stands like this? */
export const cellLock = (state: TaskState, reopening: Reopening, key: string): CellLock =>
  lock(state, reopening.cells.has(key), reopening.whole);

/** The same for a paragraph of the task's item. */
export const sectionLock = (
  state: TaskState,
  reopening: Reopening,
  section: NarrativeSection,
): CellLock => lock(state, reopening.sections.has(section), reopening.whole);
