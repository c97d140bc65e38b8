import { type Row, placeOf, rowsOfGrid } from "./cells.ts";
import type { RuledPage } from "./furniture.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Region, pitchOf, usual } from "./paragraphs.ts";
import { type Piece, piecesOf } from "./side-by-side.ts";

interface Placed {
  readonly top: number;
  readonly pieces: readonly Piece[];
}

const isFree = (page: RuledPage) => {
  const { grids } = page;
  return (word: RuledPage["words"][number]): boolean =>
    grids.every((grid) => placeOf(word, grid) < 0);
};

/** The lines of a page that stand in no table. */
const freeLines = (page: RuledPage): readonly Line[] =>
  linesOf(page.words.filter(isFree(page)), page.number);

const sheetOf = (page: RuledPage): string => `${Math.round(page.width)} ${Math.round(page.height)}`;

/** Outliers are left aside only where there is enough to tell them by. */
const largest = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * (sorted.length < 200 ? 1 : 0.995)) - 1] ?? 0;
};

function measured(pages: readonly RuledPage[]): Region {
  const lines = pages.flatMap(freeLines);
  const edges = pages.flatMap((page) => page.grids.flatMap((grid) => grid.columns));
  const left = -largest([...lines.map((line) => -line.left), ...edges.map((x) => -x)]);
  const right = largest([...lines.map((line) => line.right), ...edges]);
  const moved = lines.map((line) => line.left - left).filter((by) => by > 6 && by < 80);
  return { left, right, pitch: pitchOf(lines, right - left), indent: usual(moved) ?? 0 };
}

/** Where text stands on the sheets of a document; each size of sheet has its own margins. */
export function regionsOf(pages: readonly RuledPage[]): (page: RuledPage) => Region {
  const bySheet = new Map<string, RuledPage[]>();
  for (const page of pages) {
    const sheet = sheetOf(page);
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), page]);
  }
  const regions = new Map([...bySheet].map(([sheet, own]) => [sheet, measured(own)] as const));
  return (page) =>
    regions.get(sheetOf(page)) ?? { left: 0, right: page.width, pitch: 1.25, indent: 0 };
}

const rowsAsPieces = (rows: readonly Row[]): readonly Piece[] =>
  rows.map((row) => ({ kind: "row", row }) as const);

/** A page in reading order: lines between tables, tables row by row. */
export function flowOf(page: RuledPage, region: Region): readonly Piece[] {
  const lines = freeLines(page);
  const tables: readonly Placed[] = page.grids.map((grid) => ({
    top: grid.rows[0] ?? 0,
    pieces: rowsAsPieces(rowsOfGrid(page.words, grid, page.number)),
  }));
  const between = [0, ...tables.map((table) => table.top)].map((top, i, tops): Placed => {
    const bottom = tops[i + 1] ?? Infinity;
    const own = lines.filter((line) => line.baseline >= top && line.baseline < bottom);
    return { top: top + 0.5, pieces: piecesOf(own, region) };
  });
  return [...tables, ...between].toSorted((a, b) => a.top - b.top).flatMap((part) => part.pieces);
}
