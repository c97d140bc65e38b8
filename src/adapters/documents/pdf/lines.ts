import type { Word } from "./page-content.ts";
import { isRightToLeft } from "./words.ts";

/** Words side by side with no wide gap between them: a line, or the part of it in one column. */
export interface Line {
  readonly page: number;
  readonly words: readonly Word[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** In letter sizes: a gap wider than this separates columns, unless a list mark stands before it. */
const COLUMN_GAP = 2.2;
/** A mark may be followed by a tab. */
const TAB_GAP = 6;
const MARK =
  /^(?:\d{1,3}[.)]|(?:\d{1,2}\.){1,3}\d{1,2}[.)]?|\(\d{1,3}\)|[a-zđ]{1,2}[.)]|[IVXLC]{1,6}[.)]|[-–—+•*○▪])$/u;

/** Whether a text is nothing but the number or sign of a list. */
const isMark = (text: string): boolean => MARK.test(text);

function lineOf(page: number, words: readonly Word[]): Line {
  const isReversed = words.filter(isRightToLeft).length * 2 > words.length;
  return {
    page,
    words,
    text: (isReversed ? words.toReversed() : words).map((word) => word.text).join(" "),
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    baseline: Math.max(...words.map((word) => word.baseline)),
    size: Math.max(...words.map((word) => word.size)),
    bold: words.every((word) => word.bold),
    italic: words.every((word) => word.italic),
  };
}

/** Words that stand on one height; raised and lowered signs belong to their line. */
function rowsOf(words: readonly Word[]): readonly Word[][] {
  const rows: { baseline: number; size: number; words: Word[] }[] = [];
  for (const word of words.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const size = Math.max(row?.size ?? 0, word.size);
    if (row !== undefined && word.baseline - row.baseline < size * 0.42) {
      row.words.push(word);
      if (word.size > row.size) Object.assign(row, { size: word.size, baseline: word.baseline });
    } else rows.push({ baseline: word.baseline, size: word.size, words: [word] });
  }
  return rows.map((row) => row.words.toSorted((a, b) => a.left - b.left));
}

function isWide(before: readonly Word[], next: Word): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  const gap = (next.left - last.right) / Math.max(last.size, next.size);
  const isTab = before.length === 1 && isMark(last.text);
  return gap > (isTab ? TAB_GAP : COLUMN_GAP);
}

/** Words without a space between them are one: a part in bold, a raised sign. */
function glued(words: readonly Word[]): readonly Word[] {
  const whole: Word[] = [];
  for (const word of words) {
    const last = whole.at(-1);
    const gap = last === undefined ? 0 : word.left - last.right;
    if (last === undefined || word.spaced || gap > Math.max(last.size, word.size) * 0.1) {
      whole.push(word);
      continue;
    }
    whole[whole.length - 1] = {
      ...last,
      text: (last.text + word.text).normalize("NFC"),
      right: Math.max(last.right, word.right),
      bold: last.bold && word.bold,
      italic: last.italic && word.italic,
    };
  }
  return whole;
}

/** Words of one region of a page as lines, from top to bottom and from left to right. */
export function linesOf(words: readonly Word[], page: number): readonly Line[] {
  return rowsOf(words).flatMap((row) => {
    const parts: Word[][] = [];
    let part: Word[] = [];
    for (const word of row) {
      if (isWide(part, word)) {
        parts.push(part);
        part = [];
      }
      part.push(word);
    }
    return [...parts, part].map((found) => lineOf(page, glued(found)));
  });
}

/** Whether a line begins with the number or the sign of a list. */
export const startsWithMark = (line: Line): boolean =>
  isMark(line.words[0]?.text ?? "") ||
  /^(?:[-–+•*]\s?\p{L}|\(?\d{1,3}[.)]\p{L}|Điều \d)/u.test(line.text);
