import { cellKey } from "../../domain/collection/form.ts";
import type { EntryStore, EntryView } from "./entry-store.ts";
import type { Place } from "./grid-model.ts";
import type { SheetGrid } from "./sheet-lines.ts";

/** A cell that wants a person's eye, in one of the sheet's grids. */
export interface Trouble extends Place {
  readonly grid: number;
  readonly kind: "conflict" | "error" | "warning" | "returned" | "blank" | "unsent";
}

/** Everything in the sheet that wants an eye, in the order of the grids. */
export function troublesOf(
  store: EntryStore,
  view: EntryView,
  grids: readonly SheetGrid[],
): readonly Trouble[] {
  return grids.flatMap((grid, at) =>
    grid.figures.flatMap((line) =>
      grid.columns.flatMap((column, index): Trouble[] => {
        const face = view.faces.get(line.row.id)?.[index];
        if (face === undefined) return [];
        const place = { grid: at, row: line.index, column: index };
        const found: Trouble[] = [];
        if (face.tone === "conflict") found.push({ ...place, kind: "conflict" });
        if (face.tone === "error") found.push({ ...place, kind: "error" });
        if (face.tone === "warning") found.push({ ...place, kind: "warning" });
        if (face.tone === "required") found.push({ ...place, kind: "blank" });
        if (face.isUnsent) found.push({ ...place, kind: "unsent" });
        const isAsked = face.isReturned && store.cellOf(cellKey(line.row.id, column.id))?.comment;
        if (isAsked !== null && isAsked !== undefined && isAsked !== false)
          found.push({ ...place, kind: "returned" });
        return found;
      }),
    ),
  );
}

const order = (grid: number, { row, column }: Place): number => grid * 1e8 + row * 1e3 + column;

/** The next of some places after a cell, around the end; undefined where there are none. */
export function nextTrouble(
  troubles: readonly Trouble[],
  from: { readonly grid: number; readonly place: Place },
  step: 1 | -1,
): Trouble | undefined {
  const here = order(from.grid, from.place);
  const sorted = [...troubles].sort((a, b) => order(a.grid, a) - order(b.grid, b));
  return step === 1
    ? (sorted.find((each) => order(each.grid, each) > here) ?? sorted[0])
    : (sorted.filter((each) => order(each.grid, each) < here).at(-1) ?? sorted.at(-1));
}

/** Cells that must be filled or explained, and how many of them are. */
export function requiredOf(
  view: EntryView,
  grids: readonly SheetGrid[],
): { readonly done: number; readonly total: number } {
  let [done, total] = [0, 0];
  for (const grid of grids)
    for (const line of grid.figures) {
      if (!line.isTyped || !line.row.isRequired) continue;
      for (const face of view.faces.get(line.row.id) ?? []) {
        total += 1;
        if (face.text !== "" && face.tone !== "required") done += 1;
        else if (face.hasNote) done += 1;
      }
    }
  return { done, total };
}
