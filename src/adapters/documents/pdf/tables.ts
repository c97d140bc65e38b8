import type { Row } from "./cells.ts";

const NEAR = 5;
const MOST_HEADER_ROWS = 3;

const haveSameColumns = (a: Row, b: Row): boolean =>
  a.columns.length === b.columns.length &&
  a.columns.every((x, i) => Math.abs(x - (b.columns[i] ?? 0)) < NEAR);

const areEqual = (a: Row, b: Row): boolean => a.cells.every((cell, i) => cell === b.cells[i]);

/** How many rows at the top of a new page only repeat the head of the table. */
function repeatedHead(table: readonly Row[], rest: readonly Row[]): number {
  let count = 0;
  while (count < MOST_HEADER_ROWS) {
    const [old, again] = [table[count], rest[count]];
    if (old === undefined || again === undefined || !areEqual(old, again)) break;
    count += 1;
  }
  return count;
}

/** A row without its number, at the top of a page, is the rest of the last one. */
const isRest = (last: Row, next: Row): boolean =>
  next.cells.length > 1 && next.cells[0] === "" && last.cells[0] !== "";

function joinedText(above: string, below: string): string {
  if (above === "" || below === "") return above + below;
  return above + (/[.;:]$/u.test(above) ? "\n" : " ") + below;
}

const joinedRow = (above: Row, below: Row): Row => ({
  ...below,
  cells: above.cells.map((cell, i) => joinedText(cell, below.cells[i] ?? "")),
});

/** Rows of one page that belong to one table. */
function partsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts: Row[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    const first = part?.[0];
    if (part !== undefined && first?.page === row.page && haveSameColumns(first, row)) {
      part.push(row);
    } else parts.push([row]);
  }
  return parts;
}

/** Rows that follow one another, tables that go on over a page put together again. */
export function joinTables(rows: readonly Row[]): readonly Row[] {
  const joined: Row[] = [];
  let table: readonly Row[] = [];
  for (const part of partsOf(rows)) {
    const last = joined.at(-1);
    const first = part[0];
    const goesOn =
      last !== undefined &&
      first !== undefined &&
      last.page + 1 === first.page &&
      haveSameColumns(last, first);
    if (!goesOn) {
      table = part;
      joined.push(...part);
      continue;
    }
    const rest = part.slice(repeatedHead(table, part));
    const [head, ...others] = rest;
    if (head === undefined) continue;
    if (isRest(last, head)) joined[joined.length - 1] = joinedRow(last, head);
    else joined.push(head);
    joined.push(...others);
  }
  return joined;
}
