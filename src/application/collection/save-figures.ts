import { cellLock } from "../../domain/collection/cell-lock.ts";
import {
  type EnterFigureProblem,
  type TypedFigure,
  enterFigure,
} from "../../domain/collection/enter-figure.ts";
import type { FormRow } from "../../domain/collection/form.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { FigureRecord, NewFigure, TaskFacts } from "./collection-store.ts";
import { moveTask } from "./move-task.ts";
import { type OpenProblem, openSheet } from "./open-sheet.ts";
import {
  type Worksheet,
  byCell,
  findCell,
  keyOf,
  reopeningsOf,
  toCell,
  typingState,
} from "./worksheet.ts";

/** Through which door a figure came. */
export type Channel = "web" | "workbook" | "program";

export interface TypedCell extends TypedFigure {
  readonly rowId: string;
  readonly columnId: string;
  readonly channel?: Channel | undefined;
}

export interface SaveFiguresRequest {
  readonly obligationId: string;
  readonly cells: readonly TypedCell[];
}

/** An entry as it stands in the draft. */
export type StoredFigure = Omit<FigureRecord, "rowId" | "columnId">;

/** What became of each typed cell, in the order they were sent. */
export type FigureOutcome = { readonly rowId: string; readonly columnId: string } & (
  | { readonly kind: "saved"; readonly entry: StoredFigure | null }
  | {
      readonly kind: "rejected";
      readonly problem: EnterFigureProblem | Problem<"access.thing.not-found">;
    }
  | { readonly kind: "conflict"; readonly theirs: StoredFigure | null }
);

export type SaveFiguresProblem = OpenProblem | Problem<"access.action.forbidden">;

export interface FiguresSaved {
  readonly savedAt: string;
  readonly outcomes: readonly FigureOutcome[];
}

const stored = (record: FigureRecord | undefined): StoredFigure | null => {
  if (record === undefined) return null;
  const { rowId: _row, columnId: _column, ...entry } = record;
  return entry;
};

/** What saving needs to know and adds to. */
interface Saving {
  readonly deps: Dependencies;
  readonly actor: Actor;
  readonly request: SaveFiguresRequest;
  readonly sheet: Worksheet;
  readonly current: Map<string, FigureRecord>;
  readonly locks: ReturnType<typeof reopeningsOf>;
  readonly added: NewFigure[];
  readonly replaced: string[];
  readonly touched: Set<TaskFacts>;
}

const historyOf = ({ current }: Saving, row: FormRow, columnId: string): readonly string[] =>
  [...current.values()].flatMap((entry) =>
    entry.rowId === row.id && entry.columnId !== columnId && entry.value !== null
      ? [entry.value]
      : [],
  );

function saveCell(saving: Saving, typed: TypedCell): FigureOutcome {
  const { sheet, current, request, deps, actor } = saving;
  const address = { rowId: typed.rowId, columnId: typed.columnId };
  const secret = sheet.secretRows.get(typed.rowId);
  if (secret !== undefined) {
    const refused = problem("collection.figure.state-secret", { row: secret.label });
    return { ...address, kind: "rejected", problem: refused };
  }
  const place = findCell(sheet, address);
  if (place === undefined) {
    const unknown = problem("access.thing.not-found", { thing: "cell" });
    return { ...address, kind: "rejected", problem: unknown };
  }
  const { row, column, task } = place;
  const key = keyOf(address);
  const before = current.get(key);
  const decision = enterFigure(typed, {
    row,
    column,
    lock: cellLock(typingState(task), saving.locks(task.id), key),
    isStateSecret: task.secrecy === "state_secret",
    current: before ?? null,
    history: historyOf(saving, row, column.id),
  });
  switch (decision.kind) {
    case "keep":
      return { ...address, kind: "saved", entry: stored(before) };
    case "conflict":
      return { ...address, kind: "conflict", theirs: stored(before) };
    case "reject":
      return { ...address, kind: "rejected", problem: decision.problem };
    case "replace": {
      const { cell, note, maturity } = decision;
      const at = deps.clock.now();
      const entry = {
        ...address,
        typed: typed.typed,
        value: cell.kind === "value" ? cell.value : null,
        status: cell.kind === "missing" ? cell.status : cell.kind,
        note,
        maturity,
        at,
      };
      const id = deps.secrets.newId();
      saving.added.push({
        ...entry,
        id,
        obligationId: request.obligationId,
        channel: typed.channel ?? "web",
      });
      if (before !== undefined) saving.replaced.push(before.entryId);
      const record = { ...entry, entryId: id, by: actor.fullName };
      current.set(key, record);
      saving.touched.add(task);
      return { ...address, kind: "saved", entry: stored(record) };
    }
    default:
      return decision satisfies never;
  }
}

/** A task begins with the first thing typed or written in it, and is not begun when all is gone. */
export async function settleTasks(
  stores: Pick<Stores, "collection" | "events">,
  sheet: Worksheet,
  tasks: Iterable<TaskFacts>,
  at: string,
): Promise<void> {
  const figures = await stores.collection.listFigures(sheet.facts.id);
  const narratives = await stores.collection.listNarratives(sheet.facts.id);
  for (const task of tasks) {
    const isBegun =
      figures.some(
        (figure) =>
          sheet.taskOfRow.get(figure.rowId)?.id === task.id &&
          (toCell(figure).kind !== "blank" || figure.note !== ""),
      ) || narratives.some(({ itemId, body }) => itemId === task.itemId && body.trim() !== "");
    const event = isBegun ? "start" : "clear";
    if (event === "clear" && task.state === "not_started") continue;
    await moveTask(stores, task, { event, at });
  }
}

/** A sheet opened for writing by a person, within their transaction. */
export interface OpenedSheet {
  readonly deps: Dependencies;
  readonly actor: Actor;
  readonly stores: Pick<Stores, "collection" | "events">;
  readonly sheet: Worksheet;
}

/** Stores typed cells of an opened sheet, each with its own outcome. */
export async function storeFigures(
  { deps, actor, stores, sheet }: OpenedSheet,
  request: SaveFiguresRequest,
): Promise<FiguresSaved> {
  const figures = await stores.collection.listFigures(request.obligationId);
  const returns = await stores.collection.listReturns([request.obligationId]);
  const saving: Saving = {
    deps,
    actor,
    request,
    sheet,
    current: new Map(byCell(figures)),
    locks: reopeningsOf(sheet, figures, returns),
    added: [],
    replaced: [],
    touched: new Set(),
  };
  const outcomes = request.cells.map((typed) => saveCell(saving, typed));
  await stores.collection.replaceFigures(saving.added, saving.replaced);
  const savedAt = deps.clock.now();
  if (saving.touched.size > 0) await settleTasks(stores, sheet, saving.touched, savedAt);
  return { savedAt, outcomes };
}

/**
 * Saves what a unit typed, cell by cell (nhập số liệu): good cells are kept whatever becomes of the
 * others, and a cell that somebody else has changed meanwhile is given back with both values.
 */
export async function saveFigures(
  deps: Dependencies,
  actor: Actor,
  request: SaveFiguresRequest,
  { dryRun = false } = {},
): Promise<Result<FiguresSaved, SaveFiguresProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  const run = dryRun ? deps.work.rehearse : deps.work.write;
  return run<FiguresSaved, SaveFiguresProblem>(actor, async (stores) => {
    const opened = await openSheet(stores, actor, "figure.write", request.obligationId);
    if (!opened.ok) return opened;
    return ok(await storeFigures({ deps, actor, stores, sheet: opened.value }, request));
  });
}
