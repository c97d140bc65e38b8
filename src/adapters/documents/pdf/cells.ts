import type { Grid } from "./grid.ts";
import { linesOf } from "./lines.ts";
import type { Word } from "./page-content.ts";
import { type Region, paragraphsOf, pitchOf } from "./paragraphs.ts";

/** One row of a table as it stands on a page, and the columns by which its table is known. */
export interface Row {
  readonly page: number;
  readonly columns: readonly number[];
  readonly cells: readonly string[];
}

const indexIn = (edges: readonly number[], at: number): number => {
  const after = edges.findIndex((edge) => edge > at);
  return after < 0 ? -1 : after - 1;
};

/** The middle of a word, for a letter may reach over the border of its cell. */
const middleOf = (word: Word): readonly [number, number] => [
  (word.left + word.right) / 2,
  word.baseline - word.size * 0.3,
];

/** The place of a word in a grid; -1 where it stands outside. */
export function placeOf(word: Word, grid: Grid): number {
  const [x, y] = middleOf(word);
  const column = indexIn(grid.columns, x);
  const row = indexIn(grid.rows, y);
  return column < 0 || row < 0 ? -1 : row * (grid.columns.length - 1) + column;
}

const MOST_PADDING = 9;

/** Where text may stand in a cell: its sides, less the padding that its own words show. */
function regionOf(words: readonly Word[], left: number, right: number): Region {
  const nearest = Math.min(...words.map((word) => word.left)) - left;
  const padding = Math.min(Math.max(nearest, 1), MOST_PADDING);
  return { left: left + padding, right: right - padding, pitch: 1.25, indent: 0 };
}

function cellText(words: readonly Word[], left: number, right: number, page: number): string {
  if (words.length === 0) return "";
  const lines = linesOf(words, page);
  const region = { ...regionOf(words, left, right), pitch: pitchOf(lines) };
  return paragraphsOf(lines, region)
    .map((block) => block.text)
    .join("\n");
}

/** Words by the place of the cell that owns them. */
function wordsByOwner(words: readonly Word[], grid: Grid): ReadonlyMap<number, readonly Word[]> {
  const byOwner = new Map<number, Word[]>();
  for (const word of words) {
    const owner = grid.owners[placeOf(word, grid)];
    if (owner === undefined) continue;
    const found = byOwner.get(owner);
    if (found === undefined) byOwner.set(owner, [word]);
    else found.push(word);
  }
  return byOwner;
}

/** The column after the last one that a cell spans in its first row. */
function endOf(owner: number, grid: Grid): number {
  const width = grid.columns.length - 1;
  let end = owner;
  while ((end + 1) % width !== 0 && grid.owners[end + 1] === owner) end += 1;
  return (end % width) + 1;
}

/**
 * The rows of a table drawn by lines: a cell that spans columns is followed by empty ones, a cell
 * that spans rows repeats its text, so that every row can be read alone.
 */
export function rowsOfGrid(words: readonly Word[], grid: Grid, page: number): readonly Row[] {
  const width = grid.columns.length - 1;
  const texts = new Map(
    [...wordsByOwner(words, grid)].map(([owner, found]) => {
      const left = grid.columns[owner % width] ?? 0;
      const right = grid.columns[endOf(owner, grid)] ?? left;
      return [owner, cellText(found, left, right, page)] as const;
    }),
  );
  return Array.from({ length: grid.rows.length - 1 }, (_, row) => ({
    page,
    columns: grid.columns,
    cells: Array.from({ length: width }, (_, column) => {
      const owner = grid.owners[row * width + column] ?? -1;
      return owner % width === column ? (texts.get(owner) ?? "") : "";
    }),
  })).filter((row) => row.cells.some((cell) => cell !== ""));
}
