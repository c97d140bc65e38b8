import type { SheetCell, SheetView } from "../../contract/collection.ts";
import {
  type FormColumn,
  type FormRow,
  cellKey,
  isTypedColumn,
  placedRows,
} from "../../domain/collection/form.ts";
import { MISSING_MARKS, type MissingStatus } from "../../domain/collection/figure.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";

/** A line of the grid: a row of a form with its depth, or the heading of a form. */
export interface GridLine {
  readonly row: FormRow;
  readonly level: number;
  readonly isOwn: boolean;
  readonly itemId: string | null;
}

export interface GridBlock {
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly lines: readonly GridLine[];
}

/** Forms as blocks of lines; derived columns stay with the consolidated tables. */
export const blocksOf = (sheet: SheetView): readonly GridBlock[] =>
  sheet.forms.map(({ form, ownRowIds, itemOfRow }) => ({
    title: `${form.code}. ${form.title}`,
    columns: form.columns.filter(isTypedColumn),
    lines: placedRows(form).map(({ row, level }) => ({
      row,
      level,
      isOwn: ownRowIds.includes(row.id),
      itemId: itemOfRow[row.id] ?? null,
    })),
  }));

export interface Place {
  readonly block: number;
  readonly line: number;
  readonly column: number;
}

export const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.block === b.block &&
  a.line === b.line &&
  a.column === b.column;

const isFigure = (line: GridLine | undefined): boolean =>
  line !== undefined && line.row.kind !== "group";

/** The place after a step; headings are passed over, and a step off one block enters the next. */
export function step(
  blocks: readonly GridBlock[],
  from: Place,
  down: number,
  right: number,
): Place {
  const column = Math.max(
    0,
    Math.min((blocks[from.block]?.columns.length ?? 1) - 1, from.column + right),
  );
  if (down === 0) return { ...from, column };
  let { block, line } = from;
  for (;;) {
    line += down;
    const lines = blocks[block]?.lines ?? [];
    if (line < 0 || line >= lines.length) {
      block += down;
      const next = blocks[block]?.lines;
      if (next === undefined) return { ...from, column };
      line = down > 0 ? -1 : next.length;
      continue;
    }
    if (isFigure(lines[line])) return { block, line, column };
  }
}

/** The first cell that can be typed into. */
export function firstPlace(blocks: readonly GridBlock[]): Place | undefined {
  for (const [block, { lines }] of blocks.entries()) {
    const line = lines.findIndex(isFigure);
    if (line >= 0) return { block, line, column: 0 };
  }
  return undefined;
}

export interface Address {
  readonly rowId: string;
  readonly columnId: string;
}

export function addressAt(blocks: readonly GridBlock[], place: Place): Address | undefined {
  const row = blocks[place.block]?.lines[place.line]?.row;
  const column = blocks[place.block]?.columns[place.column];
  return row === undefined || column === undefined
    ? undefined
    : { rowId: row.id, columnId: column.id };
}

/** Text as cells show it: numbers the Vietnamese way, absences by their mark. */
export function shownText(
  cell: Pick<SheetCell, "value" | "status"> | undefined,
  decimals: number,
): string {
  if (cell === undefined || cell.status === "blank") return "";
  if (cell.status === "value")
    return cell.value === null ? "" : formatDecimal(cell.value, decimals);
  return MISSING_MARKS[cell.status satisfies MissingStatus];
}

/** A block of text from a spreadsheet as lines of cells; a last empty line is dropped. */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.split("\t"));
}

/** Where each cell of a pasted block goes, from a place on; what falls outside is left out. */
export function placeBlock(
  blocks: readonly GridBlock[],
  from: Place,
  cells: readonly (readonly string[])[],
): readonly (Address & { readonly typed: string })[] {
  const placed: (Address & { readonly typed: string })[] = [];
  let place = from;
  for (const [at, line] of cells.entries()) {
    if (at > 0) {
      const next = step(blocks, place, 1, 0);
      if (samePlace(next, place)) break;
      place = next;
    }
    for (const [offset, typed] of line.entries()) {
      const address = addressAt(blocks, { ...place, column: from.column + offset });
      if (address !== undefined) placed.push({ ...address, typed: typed.trim() });
    }
  }
  return placed;
}

export const keyOf = ({ rowId, columnId }: Address): string => cellKey(rowId, columnId);
