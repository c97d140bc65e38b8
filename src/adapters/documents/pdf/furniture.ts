import type { Grid } from "./grid.ts";
import { placeOf } from "./cells.ts";
import { type Line, linesOf } from "./lines.ts";
import type { PageContent, Word } from "./page-content.ts";
import { usual } from "./paragraphs.ts";

/** A page with the tables that its lines draw. */
export interface RuledPage extends PageContent {
  readonly number: number;
  readonly grids: readonly Grid[];
}

/** Parts of the page's height in which headers, footers and page numbers stand. */
const OUTER = 0.13;
/** In points: closer to the edge of the sheet no text is set. */
const MARGIN = 36;

const PAGE_NUMBER =
  /^[-–—|\s]*(?:(?:trang|page|tr\.)\s*)?(\d{1,4})(?:\s*(?:\/|\||of|trên)\s*\d{1,4})?[-–—|\s]*$/iu;

/** Pages may be counted on from another part; a year alone on its line is no page number. */
const MOST_BEFORE = 300;

function isPageNumber(line: Line, pages: number): boolean {
  const number = PAGE_NUMBER.exec(line.text)?.[1];
  return number !== undefined && Number(number) <= pages + MOST_BEFORE;
}

const isOuter = (page: RuledPage, baseline: number): boolean =>
  baseline < page.height * OUTER || baseline > page.height * (1 - OUTER);

/** Lines outside of tables, near the upper or lower edge. */
function outerLines(page: RuledPage): readonly Line[] {
  const words = page.words.filter(
    (word) => isOuter(page, word.baseline) && page.grids.every((grid) => placeOf(word, grid) < 0),
  );
  return linesOf(words, page.number);
}

/** The same words at the same height, whatever the number of the page among them. */
function keyOf(line: Line): string {
  const own = new RegExp(`(?<!\\d)${line.page + 1}(?!\\d)`, "gu");
  return `${line.text.replace(own, "#").toLowerCase()} ${Math.round(line.baseline / 6)}`;
}

function repeatedKeys(lines: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const onPage of lines) {
    for (const key of new Set(onPage.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, lines.length * 0.4);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key));
}

/** In the margin, small, and apart from the text: a header even where there is one page only. */
function isInMargin(line: Line, page: RuledPage, bodySize: number): boolean {
  const isEdge = line.baseline < MARGIN || line.baseline > page.height - MARGIN + line.size;
  return isEdge && line.size < bodySize * 0.9;
}

const standsIn = (word: Word, line: Line): boolean =>
  Math.abs(word.baseline - line.baseline) < line.size * 0.5 &&
  word.left >= line.left - 1 &&
  word.right <= line.right + 1;

/** In letter sizes: nearer to it than this, a line belongs to the text. */
const APART = 1.55;

/** Whether nothing but furniture stands between a line and its edge, and the text not too near. */
function isApart(line: Line, page: RuledPage, outside: readonly Line[]): boolean {
  const isAbove = line.baseline < page.height / 2;
  const inner = page.words.filter(
    (word) =>
      (isAbove ? word.baseline > line.baseline + 1 : word.baseline < line.baseline - 1) &&
      !outside.some((other) => standsIn(word, other)),
  );
  const distance = Math.min(...inner.map((word) => Math.abs(word.baseline - line.baseline)));
  return distance > line.size * APART;
}

/** From the edge inwards, as long as every line is furniture; text farther out stays text. */
function fromEdge(
  lines: readonly Line[],
  page: RuledPage,
  isFurniture: (line: Line) => boolean,
): readonly Line[] {
  const found: Line[] = [];
  for (const line of lines) {
    if (!isFurniture(line)) break;
    found.push(line);
  }
  while (found.length > 0 && found.some((line) => !isApart(line, page, found))) found.pop();
  return found;
}

/** The headers, footers and page numbers of one page. */
function furnitureOf(
  lines: readonly Line[],
  page: RuledPage,
  isFurniture: (line: Line) => boolean,
): readonly Line[] {
  const top = lines.filter((line) => line.baseline < page.height / 2);
  const bottom = lines.filter((line) => line.baseline >= page.height / 2).toReversed();
  return [...fromEdge(top, page, isFurniture), ...fromEdge(bottom, page, isFurniture)];
}

/** Pages without their headers, footers and page numbers. */
export function withoutFurniture(pages: readonly RuledPage[]): readonly RuledPage[] {
  const lines = pages.map(outerLines);
  const repeated = repeatedKeys(lines);
  const bodySize = usual(pages.flatMap((page) => page.words.map((word) => word.size))) ?? 0;
  return pages.map((page, i) => {
    const furniture = furnitureOf(
      lines[i] ?? [],
      page,
      (line) =>
        repeated.has(keyOf(line)) ||
        isInMargin(line, page, bodySize) ||
        isPageNumber(line, pages.length),
    );
    const isFurniture = (word: Word): boolean =>
      isOuter(page, word.baseline) &&
      (word.artifact || furniture.some((line) => standsIn(word, line)));
    return { ...page, words: page.words.filter((word) => !isFurniture(word)) };
  });
}
