import type { DecimalText } from "../kernel/decimal.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import type { CellLock } from "./cell-lock.ts";
import type { CellValue, Maturity } from "./figure.ts";
import { type FormColumn, type FormRow, isTypedColumn, isTypedRow } from "./form.ts";
import { type ParseFigureProblem, parseFigure } from "./parse-figure.ts";

/** What stands in a cell before somebody types there. */
export interface CurrentEntry {
  readonly entryId: string;
  readonly typed: string;
  readonly note: string;
  readonly maturity: Maturity;
}

/** What somebody typed, and the entry they saw while typing (null for an empty cell). */
export interface TypedFigure {
  readonly typed: string;
  readonly baseEntryId: string | null;
  /** Undefined keeps the note and the maturity that are there. */
  readonly note?: string | undefined;
  readonly maturity?: Maturity | undefined;
}

export interface CellContext {
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly lock: CellLock;
  readonly isStateSecret: boolean;
  readonly current: CurrentEntry | null;
  /** Figures of the row in other years. */
  readonly history: readonly DecimalText[];
}

export type EnterFigureProblem =
  ParseFigureProblem | Problem<"collection.figure.not-editable" | "collection.figure.state-secret">;

/** What becomes of typed text: it is there already, takes a place, is refused, or meets another's. */
export type EntryDecision =
  | { readonly kind: "keep" }
  | {
      readonly kind: "replace";
      readonly cell: CellValue;
      readonly note: string;
      readonly maturity: Maturity;
    }
  | { readonly kind: "reject"; readonly problem: EnterFigureProblem }
  | { readonly kind: "conflict" };

/** An estimate column holds estimates whatever is said. */
const maturityOf = (
  column: FormColumn,
  typed: TypedFigure,
  current: CurrentEntry | null,
): Maturity =>
  column.kind === "estimate" ? "estimate" : (typed.maturity ?? current?.maturity ?? "official");

/**
 * Decides about one typed cell. The last writer wins only over what they saw; sending the same again
 * is no conflict, so a page may repeat a request whose answer was lost.
 */
export function enterFigure(typed: TypedFigure, context: CellContext): EntryDecision {
  const { row, column, lock, current } = context;
  const note = typed.note ?? current?.note ?? "";
  const maturity = maturityOf(column, typed, current);
  const before = current ?? { typed: "", note: "", maturity };
  if (before.typed === typed.typed && before.note === note && before.maturity === maturity)
    return { kind: "keep" };
  const reject = (found: EnterFigureProblem): EntryDecision => ({ kind: "reject", problem: found });
  if (context.isStateSecret && typed.typed.trim() !== "")
    return reject(problem("collection.figure.state-secret", { row: row.label }));
  if (lock === "locked" || !isTypedRow(row) || !isTypedColumn(column))
    return reject(
      problem("collection.figure.not-editable", { row: row.label, column: column.label }),
    );
  if (typed.baseEntryId !== (current?.entryId ?? null)) return { kind: "conflict" };
  const parsed = parseFigure(typed.typed, {
    decimals: row.decimals,
    unitOfMeasure: row.unitOfMeasure,
    history: context.history,
    row: row.label,
    column: column.label,
  });
  return parsed.ok
    ? { kind: "replace", cell: parsed.value.cell, note, maturity }
    : reject(parsed.error);
}
