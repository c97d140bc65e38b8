import type { DocumentBlock } from "../../../domain/plan/plan-document.ts";
import type { Row } from "./cells.ts";
import { type RuledPage, withoutFurniture } from "./furniture.ts";
import { gridsOf } from "./grid.ts";
import type { Line } from "./lines.ts";
import { flowOf, regionsOf } from "./page-flow.ts";
import type { PageContent } from "./page-content.ts";
import { type Region, paragraphsOf } from "./paragraphs.ts";
import { joinTables } from "./tables.ts";
import type { Piece } from "./side-by-side.ts";

/** Stands for a page that is a picture among pages with text, so that nobody misses it. */
const pictureBlock = (number: number): DocumentBlock => ({
  kind: "paragraph",
  text: `[Trang ${number} là ảnh, chưa đọc được chữ]`,
});

const rowBlock = ({ cells }: Row): DocumentBlock => ({
  kind: "table-row",
  text: cells.join(" | "),
  cells,
});

/** Consecutive pieces of one kind: the lines of some paragraphs, or the rows of some tables. */
function runsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === piece.kind) run.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

function blocksOfRun(run: readonly Piece[], regionOf: (page: number) => Region) {
  const lines: Line[] = [];
  const rows: Row[] = [];
  for (const piece of run) {
    if (piece.kind === "line") lines.push(piece.line);
    else rows.push(piece.row);
  }
  return [
    ...bySheet(lines, regionOf).flatMap(({ region, own }) => paragraphsOf(own, region)),
    ...joinTables(rows).map(rowBlock),
  ];
}

/** Lines with the region they stand in; where the sheet changes, another paragraph begins. */
function bySheet(lines: readonly Line[], regionOf: (page: number) => Region) {
  const parts: { region: Region; own: Line[] }[] = [];
  for (const line of lines) {
    const region = regionOf(line.page);
    const part = parts.at(-1);
    if (part?.region === region) part.own.push(line);
    else parts.push({ region, own: [line] });
  }
  return parts;
}

const isPicture = (page: PageContent): boolean => page.words.length === 0 && page.isDrawn;

/** A document's pages put together to paragraphs and tables, as its readers see it. */
export function blocksOfPages(
  contents: readonly PageContent[],
  hasPictures: boolean,
): readonly DocumentBlock[] {
  const ruled = contents.map((content, i): RuledPage => ({
    ...content,
    number: i,
    grids: gridsOf(content.rules),
  }));
  const pages = withoutFurniture(ruled);
  const regionOfPage = regionsOf(pages);
  const regionOf = (number: number): Region => {
    const page = pages[number];
    return page === undefined ? { left: 0, right: 0, pitch: 1, indent: 0 } : regionOfPage(page);
  };
  const blocks: DocumentBlock[] = [];
  let pending: Piece[] = [];
  const flush = () => {
    blocks.push(...runsOf(pending).flatMap((run) => blocksOfRun(run, regionOf)));
    pending = [];
  };
  for (const page of pages) {
    const original = contents[page.number];
    if (hasPictures && original !== undefined && isPicture(original)) {
      flush();
      blocks.push(pictureBlock(page.number + 1));
    } else pending.push(...flowOf(page, regionOfPage(page)));
  }
  flush();
  return blocks;
}
