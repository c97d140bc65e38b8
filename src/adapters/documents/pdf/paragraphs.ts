import type { DocumentBlock } from "../../../domain/plan/plan-document.ts";
import { type Line, startsWithMark } from "./lines.ts";

/** Where the lines of a region may begin and end, and how far apart they stand. */
export interface Region {
  readonly left: number;
  readonly right: number;
  /** Usual distance of two lines of one paragraph, in letter sizes. */
  readonly pitch: number;
  /** How far the first lines of paragraphs are usually moved in; zero where they are not. */
  readonly indent: number;
}

/** In points: positions that differ by less are the same. */
const NEAR = 3;

const roomsOf = (line: Line, region: Region): readonly [before: number, after: number] => [
  line.left - region.left,
  region.right - line.right,
];

const isInMiddle = (line: Line, region: Region, least: number): boolean => {
  const [before, after] = roomsOf(line, region);
  const isIndented = region.indent > 0 && Math.abs(before - region.indent) < NEAR / 2;
  return (
    !isIndented && before > least && after > least && Math.abs(before - after) < line.size * 0.8
  );
};

/** A line that stands in the middle, with room on both sides. */
export const isCentred = (line: Line, region: Region): boolean =>
  isInMiddle(line, region, line.size);

const isAtRight = (line: Line, region: Region): boolean => {
  const [before, after] = roomsOf(line, region);
  return after < NEAR && before > (region.right - region.left) * 0.4;
};

/** Two lines around one axis: wrapped lines of a title or of a cell set in the middle. */
const areCentred = (last: Line, next: Line, region: Region): boolean =>
  isInMiddle(last, region, NEAR) && isInMiddle(next, region, NEAR);

/** The line was broken because the next word had no room. */
function wasFull(last: Line, next: Line, region: Region): boolean {
  const [before, after] = roomsOf(last, region);
  const room = areCentred(last, next, region) ? before + after : after;
  const word = next.words[0];
  const wanted = (word === undefined ? 0 : word.right - word.left) + last.size * 0.2;
  return wanted > room - NEAR / 2;
}

/** Whether the next line is set as lines of this paragraph are. */
function isSetAlike(lines: readonly Line[], next: Line, region: Region): boolean {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return false;
  if (areCentred(last, next, region)) return next.bold === first.bold;
  const usualLeft = (lines[1] ?? first).left;
  const moved = next.left - usualLeft;
  if (Math.abs(moved) < NEAR) return true;
  return lines.length === 1 && (moved < 0 || (startsWithMark(first) && moved < first.size * 5));
}

const isNearBelow = (last: Line, next: Line, region: Region): boolean => {
  const gap = next.baseline - last.baseline;
  return gap > 0 && gap < region.pitch * last.size + Math.max(2.5, last.size * 0.16);
};

/** Nothing is known of the distance over a page break: only an unfinished sentence goes on. */
const isUnfinished = (last: Line, next: Line): boolean =>
  !/[.!?:;]["”)]?$/u.test(last.text) || /^\p{Ll}/u.test(next.text);

/** A dash begins a list entry only after an end: "Lao động -" is often wrapped before its dash. */
const startsEntry = (last: Line, next: Line): boolean =>
  startsWithMark(next) && (!/^[–—-]/u.test(next.text) || /[.;:,)]$/u.test(last.text));

function goesOn(lines: readonly Line[], next: Line, region: Region): boolean {
  const last = lines.at(-1);
  if (last === undefined) return true;
  const isJoined =
    last.page === next.page ? isNearBelow(last, next, region) : isUnfinished(last, next);
  return (
    isJoined &&
    !startsEntry(last, next) &&
    isSetAlike(lines, next, region) &&
    wasFull(last, next, region)
  );
}

function alignOf(lines: readonly Line[], region: Region): DocumentBlock["align"] {
  const least = lines.length > 1 ? NEAR : (lines[0]?.size ?? 0);
  if (lines.every((line) => isInMiddle(line, region, least))) return "center";
  if (lines.every((line) => isAtRight(line, region))) return "right";
  const inner = lines.slice(0, -1);
  const isJustified =
    inner.length > 0 && inner.every((line) => Math.abs(region.right - line.right) < NEAR);
  return isJustified ? "justify" : undefined;
}

/** A line goes on after a space, but "QĐ-" and "km/" were broken inside a word. */
const textOf = (lines: readonly Line[]): string =>
  lines
    .reduce(
      (text, line) => (/[^\s–-][-/]$/u.test(text) ? text + line.text : `${text} ${line.text}`),
      "",
    )
    .trim()
    .normalize("NFC");

function blockOf(lines: readonly Line[], region: Region): DocumentBlock {
  const align = alignOf(lines, region);
  return {
    kind: "paragraph",
    text: textOf(lines),
    ...(align === undefined ? {} : { align }),
    ...(lines.every((line) => line.bold) ? { bold: true } : {}),
    ...(lines.every((line) => line.italic) ? { italic: true } : {}),
  };
}

/** Lines put together to paragraphs: what was wrapped is joined, what was ended stays apart. */
export function paragraphsOf(lines: readonly Line[], region: Region): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let pending: Line[] = [];
  for (const line of lines) {
    if (pending.length > 0 && !goesOn(pending, line, region)) {
      blocks.push(blockOf(pending, region));
      pending = [];
    }
    pending.push(line);
  }
  if (pending.length > 0) blocks.push(blockOf(pending, region));
  return blocks;
}

/** The most frequent of some numbers, to half a point, the smallest of equals. */
export function usual(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values.toSorted((a, b) => a - b)) {
    const rounded = Math.round(value * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best: number | null = null;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}

/**
 * How far apart lines stand, in letter sizes: the smallest distance that is not rare. Lines from
 * one side to the other tell most, for what follows them mostly goes on in their paragraph.
 */
export function pitchOf(lines: readonly Line[], widest = 0): number {
  const counts = new Map<number, number>();
  lines.slice(1).forEach((line, i) => {
    const above = lines[i] ?? line;
    if (above.right - above.left < widest * 0.75) return;
    const step = Math.round(((line.baseline - above.baseline) / Math.max(above.size, 1)) * 20) / 20;
    if (step > 0.8 && step < 2.3) counts.set(step, (counts.get(step) ?? 0) + 1);
  });
  const most = Math.max(0, ...counts.values());
  const common = [...counts].filter(([, count]) => count >= most * 0.15).map(([step]) => step);
  if (common.length > 0) return Math.min(...common);
  return widest > 0 ? pitchOf(lines) : 1.25;
}
