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
  /^[-–—|\s]*(?:(?:trang|page|tr\.)\s*)?\d{1,4}(?:\s*(?:\/|\||of|trên)\s*\d{1,4})?[-–—|\s]*$/iu;

const isOuter = (page: RuledPage, baseline: number): boolean =>
  baseline < page.height * OUTER || baseline > page.height * (1 - OUTER);

/** Lines outside of tables, near the upper or lower edge. */
function outerLines(page: RuledPage): readonly Line[] {
  const words = page.words.filter(
    (word) => isOuter(page, word.baseline) && page.grids.every((grid) => placeOf(word, grid) < 0),
  );
  return linesOf(words, page.number);
}

/** The same words at the same height, whatever the numbers in them. */
const keyOf = (line: Line): string =>
  `${line.text.replace(/\d+/gu, "#").toLowerCase()} ${Math.round(line.baseline / 6)}`;

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

function isOutermost(line: Line, page: RuledPage): boolean {
  const others = page.words.filter((word) => !line.words.some((own) => own.left === word.left));
  return (
    others.every((word) => word.baseline > line.baseline - 1) ||
    others.every((word) => word.baseline < line.baseline + 1)
  );
}

const standsIn = (word: Word, line: Line): boolean =>
  Math.abs(word.baseline - line.baseline) < line.size * 0.5 &&
  word.left >= line.left - 1 &&
  word.right <= line.right + 1;

/** Pages without their headers, footers and page numbers. */
export function withoutFurniture(pages: readonly RuledPage[]): readonly RuledPage[] {
  const lines = pages.map(outerLines);
  const repeated = repeatedKeys(lines);
  const bodySize = usual(pages.flatMap((page) => page.words.map((word) => word.size))) ?? 0;
  return pages.map((page, i) => {
    const furniture = (lines[i] ?? []).filter(
      (line) =>
        repeated.has(keyOf(line)) ||
        isInMargin(line, page, bodySize) ||
        (PAGE_NUMBER.test(line.text) && isOutermost(line, page)),
    );
    const isFurniture = (word: Word): boolean =>
      isOuter(page, word.baseline) &&
      (word.artifact || furniture.some((line) => standsIn(word, line)));
    return { ...page, words: page.words.filter((word) => !isFurniture(word)) };
  });
}
