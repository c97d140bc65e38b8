import { type DecimalText, decimal } from "../kernel/decimal.ts";

/** A stretch of a file's text with its place in words: "trang 3", "Sheet1!D7", "đoạn 12". */
export interface Passage {
  readonly place: string;
  readonly text: string;
  /** What a spreadsheet stored as a number; null where the text is all there is. */
  readonly value: DecimalText | null;
}

/** Where a figure stands in a file, as it is written there. */
export interface FoundNumber {
  readonly place: string;
  readonly written: string;
}

/** Digits with the signs that stand within numbers; a space parts thousands, nothing else. */
const WRITTEN =
  /(?<![\p{L}\d.,])[-−]?\d{1,3}(?:[  ]\d{3})+(?:[.,]\d+)?(?![\d])|(?<![\p{L}\d.,])[-−]?\d+(?:[.,]\d+)*/gu;

/** In each notation: thousands in groups of three, decimals after the other sign. */
const NOTATIONS = [
  [/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^-?\d+(?:,\d+)?$/u, ".", ","],
  [/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/u, ",", "."],
] as const;

/** Every value that a written number may have, in the Vietnamese and the English notation. */
export function valuesOf(written: string): readonly DecimalText[] {
  const bare = written.replace(/[  ]/gu, "").replace("−", "-");
  return NOTATIONS.flatMap(([shape, thousands, point]) =>
    shape.test(bare) ? [bare.replaceAll(thousands, "").replace(point, ".")] : [],
  );
}

/**
 * Looks for a figure in a file's text (tìm số trong tệp): numbers are compared by value, however
 * they are written. The first place counts; undefined where the figure is nowhere.
 */
export function findNumber(
  passages: readonly Passage[],
  figure: DecimalText,
): FoundNumber | undefined {
  const wanted = decimal(figure);
  for (const { place, text, value } of passages) {
    if (value !== null) {
      if (decimal(value).equals(wanted)) return { place, written: text };
      continue;
    }
    for (const [written] of text.matchAll(WRITTEN)) {
      if (valuesOf(written).some((each) => decimal(each).equals(wanted))) return { place, written };
    }
  }
  return undefined;
}

/** "Thấy 40.102 ở trang 3". */
export const foundInWords = ({ place, written }: FoundNumber): string =>
  `Thấy ${written} ở ${place}`;
