import type { SheetForm, SheetView, TaskView } from "../../contract/collection.ts";
import {
  type FormColumn,
  type FormRow,
  isTypedColumn,
  placedRows,
} from "../../domain/collection/form.ts";

/** A line with figures. */
export interface FigureLine {
  readonly kind: "figures";
  readonly row: FormRow;
  /** Place among the lines with figures, from 0. */
  readonly index: number;
  readonly itemId: string;
  readonly level: number;
  /** Typed by the unit; false for rates and totals. */
  readonly isTyped: boolean;
}

/** A line over several: the item with its rule, or a row of another unit that gives the context. */
export type SheetLine =
  | FigureLine
  | {
      readonly kind: "item";
      readonly itemId: string;
      readonly number: string;
      readonly title: string;
      readonly rule: string;
    }
  | {
      readonly kind: "heading";
      readonly rowId: string;
      readonly label: string;
      readonly level: number;
    };

/** One form as the grid draws it. */
export interface SheetGrid {
  readonly form: SheetForm["form"];
  readonly columns: readonly FormColumn[];
  readonly lines: readonly SheetLine[];
  readonly figures: readonly FigureLine[];
}

/** "≥ 40%, hằng năm; ≥ 96,5%, hằng năm". */
export const ruleInWords = (task: Pick<TaskView, "targets">): string =>
  task.targets.map(({ rule }) => rule).join("; ");

interface Found {
  readonly row: FormRow;
  readonly level: number;
  readonly itemId: string;
}

/** Rows with figures, and headings that are no mere chapter of the form. */
function rowsOf({ form, itemOfRow }: SheetForm, fallback: string): readonly Found[] {
  const levels = new Map<string, number>();
  return placedRows(form).map(({ row, parent }) => {
    const above = parent === null ? -1 : (levels.get(parent.id) ?? -1);
    const isChapter = row.kind === "group" && parent === null;
    const level = isChapter ? -1 : above + 1;
    levels.set(row.id, level);
    return { row, level, itemId: itemOfRow[row.id] ?? fallback };
  });
}

/** Orders a form's rows by the plan's items, each item under a line that says its rule. */
export function toGrid(sheetForm: SheetForm, tasks: readonly TaskView[]): SheetGrid {
  const columns = sheetForm.form.columns.filter(isTypedColumn);
  const found = rowsOf(sheetForm, tasks.at(-1)?.itemId ?? "");
  const lines: SheetLine[] = [];
  const figures: FigureLine[] = [];
  for (const task of tasks) {
    const own = found.filter(({ itemId }) => itemId === task.itemId);
    if (!own.some(({ row }) => row.kind !== "group")) continue;
    lines.push({
      kind: "item",
      itemId: task.itemId,
      number: task.itemNumber,
      title: task.itemTitle,
      rule: ruleInWords(task),
    });
    for (const { row, level } of own) {
      if (row.kind === "group") {
        if (level >= 0) lines.push({ kind: "heading", rowId: row.id, label: row.label, level });
        continue;
      }
      const isTyped = row.kind === "figure" || row.kind === "memo";
      const line: FigureLine = {
        kind: "figures",
        row,
        index: figures.length,
        itemId: task.itemId,
        level: Math.max(0, level),
        isTyped,
      };
      figures.push(line);
      lines.push(line);
    }
  }
  return { form: sheetForm.form, columns, lines, figures };
}

export const toGrids = (sheet: Pick<SheetView, "forms" | "tasks">): readonly SheetGrid[] =>
  sheet.forms.map((form) => toGrid(form, sheet.tasks));

const KINDS: Readonly<Record<FormColumn["kind"], string>> = {
  actual: "thực hiện",
  estimate: "ước cả năm",
  plan: "kế hoạch",
  projection: "dự báo",
  derived: "tính ra",
};

/** The nature of a year, under its number. */
export const columnKind = (column: Pick<FormColumn, "kind">): string => KINDS[column.kind];

/** "Đến nhà trẻ · Ước 2024". */
export function placeInWords(row: Pick<FormRow, "label">, column: FormColumn): string {
  const kind = column.kind === "estimate" ? "Ước " : column.kind === "plan" ? "Kế hoạch " : "";
  return `${row.label} · ${kind}${column.label}`;
}

/** The column of the year before. */
export const yearBefore = (grid: SheetGrid, column: FormColumn): FormColumn | undefined =>
  grid.columns.find((each) => each.year !== null && each.year === (column.year ?? 0) - 1);
