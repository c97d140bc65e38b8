import type { Rule, Word } from "./page-content.ts";

/** One letter as it was drawn. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly artifact: boolean;
}

/** A gap wider than this part of the letter size separates words. */
const WORD_GAP = 0.16;
/** Letters drawn twice, to look bold, lie closer together than this part of their size. */
const DOUBLE = 0.12;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Symbol fonts put bullets in the private use area: any of them is a dash. */
const lettersOf = (text: string): string =>
  /^[\u0021-\u007e]*$/u.test(text)
    ? text
    : /^[\u0020-\u00ac\u00ae-\u1fff]*$/u.test(text)
      ? text.normalize("NFC").trim()
      : text
          .replace(/[\ue000-\uf8ff]/gu, "-")
          .replace(/[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/gu, (form) => form.normalize("NFKC"))
          .replace(/[\u00ad\u200b\ufeff]/gu, "")
          .normalize("NFC")
          .trim();

const isBlank = ({ text }: Glyph): boolean => text === " " || text.trim() === "";

/** Whether a border stands between two letters, however close they are. */
const areParted = (last: Glyph, next: Glyph, borders: readonly Rule[]): boolean =>
  borders.some(
    (border) =>
      border.left > last.left + last.size * 0.1 &&
      border.right < next.right - next.size * 0.1 &&
      border.top < next.baseline &&
      border.bottom > next.baseline - next.size * 0.3,
  );

function belongs(last: Glyph, next: Glyph, borders: readonly Rule[]): boolean {
  const gap = next.left - last.right;
  const size = Math.max(last.size, next.size);
  return (
    Math.abs(next.baseline - last.baseline) < size * 0.1 &&
    Math.abs(next.size - last.size) < size * 0.1 &&
    next.bold === last.bold &&
    gap < size * WORD_GAP &&
    gap > -size * 0.6 &&
    !areParted(last, next, borders)
  );
}

function wordOf(glyphs: readonly Glyph[], spaced: boolean): Word | null {
  const first = glyphs[0];
  if (first === undefined) return null;
  let { left, right } = first;
  let drawn = "";
  let reversed = "";
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (!isDouble(glyph, before)) {
      drawn += glyph.text;
      reversed = glyph.text + reversed;
    }
    before = glyph;
    if (glyph.left < left) left = glyph.left;
    if (glyph.right > right) right = glyph.right;
  }
  const text = lettersOf(RIGHT_TO_LEFT.test(drawn) ? reversed : drawn);
  if (text === "") return null;
  const { baseline, size, bold, italic, artifact } = first;
  return { text, left, right, baseline, size, bold, italic, artifact, spaced };
}

const isDouble = (glyph: Glyph, before: Glyph | undefined): boolean =>
  before?.text === glyph.text &&
  Math.abs(before.left - glyph.left) < glyph.size * DOUBLE &&
  Math.abs(before.baseline - glyph.baseline) < glyph.size * DOUBLE;

/** The same word drawn again at the same place, a little aside, to look bold. */
function withoutDoubles(words: readonly Word[]): readonly Word[] {
  const seen = new Map<string, Word[]>();
  return words.filter((word) => {
    const same = seen.get(word.text) ?? [];
    const isAgain = same.some(
      (other) =>
        Math.abs(other.left - word.left) < word.size * DOUBLE &&
        Math.abs(other.baseline - word.baseline) < word.size * DOUBLE,
    );
    if (!isAgain) seen.set(word.text, [...same.slice(-8), word]);
    return !isAgain;
  });
}

const isUpright = (rule: Rule): boolean => rule.bottom - rule.top > rule.right - rule.left;

/** Letters in the order they were drawn, put together to words; a border of a table parts them. */
export function wordsOf(glyphs: readonly Glyph[], rules: readonly Rule[]): readonly Word[] {
  const borders = rules.filter(isUpright);
  const words: Word[] = [];
  let pending: Glyph[] = [];
  let isSpaced = false;
  const flush = () => {
    const word = wordOf(pending, isSpaced);
    if (word !== null) words.push(word);
    pending = [];
    isSpaced = false;
  };
  for (const glyph of glyphs) {
    const last = pending.at(-1);
    if (isBlank(glyph)) {
      flush();
      isSpaced = true;
      continue;
    }
    if (last !== undefined && !belongs(last, glyph, borders)) flush();
    pending.push(glyph);
  }
  flush();
  return withoutDoubles(words);
}

/** Whether a word is written from right to left. */
export const isRightToLeft = (word: Word): boolean => RIGHT_TO_LEFT.test(word.text);
