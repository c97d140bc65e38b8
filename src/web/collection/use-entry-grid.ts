import { useMemo, useRef, useState } from "preact/hooks";
import type { Maturity } from "../../domain/collection/figure.ts";
import { cellKey } from "../../domain/collection/form.ts";
import { printFigure } from "../../domain/collection/print-figure.ts";
import { readCells, writeCells } from "./clipboard-text.ts";
import type { EntryStore, Typing } from "./entry-store.ts";
import {
  type Command,
  type GridState,
  type Place,
  type Placed,
  atPlace,
  beginningOf,
  blockOf,
  commandOf,
  fillDown,
  fillRight,
  placePaste,
  placesOf,
} from "./grid-model.ts";
import { nextMaturity } from "./maturity.ts";
import { type SheetGrid, yearBefore } from "./sheet-lines.ts";

/** A paste that would overwrite much, waiting for a yes. */
export interface PastePlan {
  readonly cells: readonly Placed[];
  readonly overwritten: number;
}

/** Overwriting this many filled cells is asked about first. */
const ASK_FROM = 10;

/** The note of a figure taken from the year before. */
const KEPT_NOTE = "giữ nguyên như năm trước";

export interface EntryGridEvents {
  readonly onNote: () => void;
  readonly onSubmit: () => void;
  readonly onHelp: () => void;
  readonly onProblem: (step: 1 | -1) => void;
  /** Some of what was to be written stands in cells that are locked or computed. */
  readonly onSkipped: (count: number) => void;
  /** Nowhere in the selection stands a figure that may be called estimated or preliminary. */
  readonly onNotMatured: () => void;
}

/** Joins the pure grid to the store of one sheet: keys, typing, clipboard, filling, taking back. */
export function useEntryGrid(store: EntryStore, grid: SheetGrid, events: EntryGridEvents) {
  const [state, setNow] = useState<GridState>(atPlace({ row: 0, column: 0 }));
  const [pastePlan, setPastePlan] = useState<PastePlan | null>(null);
  const now = useRef(state);
  const set = (next: GridState) => {
    now.current = next;
    setNow(next);
  };
  const size = useMemo(() => ({ rows: grid.figures.length, columns: grid.columns.length }), [grid]);

  const keyAt = ({ row, column }: Place): string =>
    cellKey(grid.figures[row]?.row.id ?? "", grid.columns[column]?.id ?? "");
  const textAt = (place: Place): string => store.textOf(keyAt(place)).typed;

  /** A figure that is typed anew is no longer that of the year before. */
  const typing = (key: string, typed: string): Typing => {
    const before = store.textOf(key);
    const isKept = before.note === KEPT_NOTE && before.typed !== typed;
    return { key, typed, note: isKept ? "" : undefined };
  };

  const put = (cells: readonly Placed[]) => {
    const skipped = store.type(cells.map((cell) => typing(keyAt(cell), cell.text)));
    if (skipped > 0) events.onSkipped(skipped);
  };

  /** Takes the year before as it stands, and says so in the note (giữ nguyên). */
  const keep = (places: readonly Place[]) => {
    const kept = places.flatMap((place) => {
      const text = yearBeforeText(store, grid, place);
      return text === undefined ? [] : [{ key: keyAt(place), typed: text, note: KEPT_NOTE }];
    });
    const skipped = store.type(kept) + places.length - kept.length;
    if (skipped > 0) events.onSkipped(skipped);
  };

  /** Says of every selected figure how final it is; what holds no figure says nothing. */
  const mature = (maturity: Maturity) => {
    const keys = placesOf(blockOf(now.current)).map(keyAt);
    const able = keys.filter((key) => store.mayMature(key));
    store.type(able.map((key) => ({ key, typed: store.textOf(key).typed, maturity })));
    if (able.length === 0) events.onNotMatured();
  };

  const commit = () => {
    const { active, editing } = now.current;
    if (editing === null) return;
    store.type([typing(keyAt(active), editing.text.trim())]);
    set({ ...now.current, editing: null });
  };

  const beginEdit = () => {
    const { active, editing } = now.current;
    if (editing !== null) {
      set({
        ...now.current,
        editing: { ...editing, mode: editing.mode === "edit" ? "replace" : "edit" },
      });
      return;
    }
    if (!store.isEditable(keyAt(active))) return;
    set({ ...now.current, editing: { text: textAt(active), mode: "edit" } });
  };

  const travel = (direction: "undo" | "redo") => {
    const key = store.timeTravel(direction);
    if (key === undefined) return;
    const [rowId, columnId] = key.split("|");
    const row = grid.figures.findIndex((line) => line.row.id === rowId);
    const column = grid.columns.findIndex((each) => each.id === columnId);
    if (row >= 0 && column >= 0) set(atPlace({ row, column }));
  };

  const obey = (command: Command) => {
    const block = blockOf(now.current);
    switch (command.kind) {
      case "go":
        set(command.state);
        return;
      case "commit":
        commit();
        set(command.state);
        return;
      case "edit":
        beginEdit();
        return;
      case "cancel":
        set({ ...now.current, editing: null });
        return;
      case "clear":
        put(placesOf(block).map((place) => ({ ...place, text: "" })));
        return;
      case "mark":
        put(placesOf(block).map((place) => ({ ...place, text: command.text })));
        set({ ...now.current, lead: command.lead });
        return;
      case "maturity":
        mature(nextMaturity(store.maturityAt(keyAt(now.current.active))));
        return;
      case "keep":
        keep(placesOf(block));
        return;
      case "fill-down":
        put(fillDown(block, textAt));
        return;
      case "fill-right":
        put(fillRight(block, textAt));
        return;
      case "undo":
      case "redo":
        travel(command.kind);
        return;
      case "select-all":
        set({
          ...atPlace({ row: 0, column: 0 }),
          head: { row: size.rows - 1, column: size.columns - 1 },
        });
        return;
      case "note":
        events.onNote();
        return;
      case "submit":
        events.onSubmit();
        return;
      case "help":
        events.onHelp();
        return;
      case "problem":
        events.onProblem(command.step);
        return;
      default:
        command satisfies never;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest(".grid-input") === null) return;
    const command = commandOf(now.current, { ...pressOf(event) }, size);
    if (command === undefined) return;
    event.preventDefault();
    if (command.kind === "cancel") event.stopPropagation();
    obey(command);
  };

  const paste = (cells: readonly Placed[]) => {
    const overwritten = cells.filter(
      (cell) => store.isEditable(keyAt(cell)) && textAt(cell) !== "" && textAt(cell) !== cell.text,
    ).length;
    if (overwritten >= ASK_FROM) setPastePlan({ cells, overwritten });
    else put(cells);
    const last = cells.at(-1);
    if (last !== undefined) {
      const { top, left } = blockOf(now.current);
      const head = { row: last.row, column: Math.max(...cells.map(({ column }) => column)) };
      set({ ...atPlace({ row: top, column: left }), head });
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    if (now.current.editing !== null) return;
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text !== "") paste(placePaste(readCells(text), blockOf(now.current), size));
  };

  const onCopy = (event: ClipboardEvent) => {
    if (now.current.editing !== null) return;
    event.preventDefault();
    const { top, bottom, left, right } = blockOf(now.current);
    const faces = store.view.current().faces;
    const rows = grid.figures.slice(top, bottom + 1).map((line) =>
      (faces.get(line.row.id) ?? []).slice(left, right + 1).map((face, at) => {
        const typed = textAt({ row: line.index, column: left + at });
        return typed !== "" || face.tone === "required" ? typed : face.text;
      }),
    );
    event.clipboardData?.setData("text/plain", writeCells(rows));
  };

  return {
    state,
    pastePlan,
    keyAt,
    size,
    goTo: (place: Place) => {
      commit();
      set(atPlace(place));
    },
    onPlace: (place: Place, { shift }: { readonly shift: boolean }) => {
      commit();
      set(shift ? { ...now.current, head: place } : atPlace(place));
    },
    onEdit: beginEdit,
    keepYearBefore: () => keep(placesOf(blockOf(now.current))),
    mature,
    onInput: (typed: string) => {
      store.letFingersRest();
      const mode = now.current.editing?.mode ?? "replace";
      const text = beginningOf(now.current, typed);
      set({ ...now.current, editing: { text, mode }, lead: null });
    },
    onBlur: commit,
    onKeyDown,
    onCopy,
    onCut: (event: ClipboardEvent) => {
      if (now.current.editing !== null) return;
      onCopy(event);
      obey({ kind: "clear" });
    },
    onPaste,
    confirmPaste: () => {
      if (pastePlan !== null) put(pastePlan.cells);
      setPastePlan(null);
    },
    dropPaste: () => setPastePlan(null),
  };
}

/** What stands in the column of the year before, as one would type it; undefined where nothing does. */
function yearBeforeText(store: EntryStore, grid: SheetGrid, place: Place): string | undefined {
  const row = grid.figures[place.row]?.row;
  const column = grid.columns[place.column];
  const before = column === undefined ? undefined : yearBefore(grid, column);
  if (row === undefined || before === undefined) return undefined;
  const key = cellKey(row.id, before.id);
  const { typed } = store.textOf(key);
  const value = store.valueAt(key);
  return value.kind === "blank" ? undefined : typed || printFigure(value, row.decimals);
}

const pressOf = (event: KeyboardEvent) => ({
  key: event.key,
  ctrlKey: event.ctrlKey || event.metaKey,
  shiftKey: event.shiftKey,
  altKey: event.altKey,
  isComposing: event.isComposing,
});
