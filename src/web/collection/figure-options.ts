import type { SheetView } from "../../contract/collection.ts";
import { boundText } from "../../domain/collection/bound-figure.ts";
import {
  type FormColumn,
  cellKey,
  isTypedColumn,
  placedRows,
} from "../../domain/collection/form.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import type { PrintedRow } from "../../domain/report/contradicted-numbers.ts";
import type { EntryStore } from "./entry-store.ts";

/** A figure of the unit that a paragraph may quote. */
export interface FigureOption {
  /** Key of its cell. */
  readonly key: string;
  readonly row: string;
  readonly column: string;
  /** As the text will show it. */
  readonly text: string;
  readonly unitOfMeasure: string;
  /** It belongs to the item that is written about. */
  readonly isOfItem: boolean;
  readonly folded: string;
}

const SHOWN = 8;

/** What happened before what is planned, the latest year before the others. */
const latestFirst = (columns: readonly FormColumn[]): readonly FormColumn[] => [
  ...columns.filter(({ kind }) => kind !== "plan").reverse(),
  ...columns.filter(({ kind }) => kind === "plan"),
];

/**
 * The unit's own figures, those of the item first and the latest year before the others. Figures of
 * an item that only some may see are offered to its own text alone.
 */
export function figureOptions(
  sheet: SheetView,
  store: EntryStore,
  itemId: string | null,
): readonly FigureOption[] {
  const closed = new Set(
    sheet.tasks.filter(({ secrecy }) => secrecy !== "open").map((task) => task.itemId),
  );
  const options = sheet.forms.flatMap(({ form, itemOfRow }) =>
    placedRows(form).flatMap(({ row }) => {
      const itemOf = itemOfRow[row.id] ?? null;
      if (itemOf !== null && itemOf !== itemId && closed.has(itemOf)) return [];
      return latestFirst(form.columns.filter(isTypedColumn)).flatMap((column): FigureOption[] => {
        const key = cellKey(row.id, column.id);
        const text = boundText(store.valueAt(key), row.decimals);
        if (text === undefined) return [];
        return [
          {
            key,
            row: row.label,
            column: column.label,
            text,
            unitOfMeasure: row.unitOfMeasure,
            isOfItem: itemOf === itemId,
            folded: foldForSearch(`${row.number} ${row.label} ${column.label} ${text}`),
          },
        ];
      });
    }),
  );
  return options.sort((a, b) => Number(b.isOfItem) - Number(a.isOfItem));
}

/** Those whose name, year or number holds every word that was typed, however it is accented. */
export function findFigures(
  options: readonly FigureOption[],
  query: string,
): readonly FigureOption[] {
  const words = foldForSearch(query).split(" ").filter(Boolean);
  return options
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .slice(0, SHOWN);
}

/** What each row prints, for holding typed numbers against it. */
export function printedRows(options: readonly FigureOption[]): readonly PrintedRow[] {
  const rows = new Map<string, string[]>();
  for (const { row, text } of options) rows.set(row, [...(rows.get(row) ?? []), text]);
  return [...rows].map(([label, numbers]) => ({ label, numbers }));
}

/** What was typed after the last @ before the caret, and where; undefined where there is none. */
export function queryAt(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | undefined {
  const [found] = /(?<![\p{L}\d])@[^@\n.;]{0,40}$/u.exec(text.slice(0, caret)) ?? [];
  return found === undefined ? undefined : { from: caret - found.length, query: found.slice(1) };
}
