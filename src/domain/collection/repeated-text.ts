import { foldForSearch } from "../kernel/vietnamese-text.ts";

/** So many words in a row are one stretch. */
const STRETCH = 4;
/** Of fewer words nothing is said: short sentences are alike by nature. */
const FEWEST_WORDS = 12;

/** Words without case, accents, marks; every number reads alike, so that new figures hide nothing. */
const wordsOf = (text: string): readonly string[] =>
  foldForSearch(text)
    .replace(/\d+(?:[.,]\d+)*/gu, "0")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");

const stretchesOf = (words: readonly string[]): readonly string[] =>
  words
    .slice(0, Math.max(0, words.length - STRETCH + 1))
    .map((_, at) => words.slice(at, at + STRETCH).join(" "));

/**
 * Which share of a text stands in an earlier one, from 0 to 1; undefined where either is too short to
 * say.
 */
export function sharedWith(text: string, earlier: string): number | undefined {
  const [now, then] = [wordsOf(text), wordsOf(earlier)];
  if (now.length < FEWEST_WORDS || then.length < FEWEST_WORDS) return undefined;
  const known = new Set(stretchesOf(then));
  const stretches = stretchesOf(now);
  return stretches.filter((stretch) => known.has(stretch)).length / stretches.length;
}

/** From this share on a text only repeats the last one. */
export const REPEATS_FROM = 0.8;

/** A paragraph that only repeats what was said last time, as a whole per cent; undefined otherwise. */
export function repeatedPercent(text: string, earlier: readonly string[]): number | undefined {
  if (earlier.length === 0) return undefined;
  const shares = [...earlier, earlier.join("\n")].flatMap((each) => sharedWith(text, each) ?? []);
  const most = Math.max(0, ...shares);
  return most < REPEATS_FROM ? undefined : Math.round(most * 100);
}

/** The hint as a sentence. */
export const repeatedInWords = (percent: number): string =>
  `Giống ${percent}% thuyết minh kỳ trước. Nêu điểm mới của kỳ này, hoặc giữ nguyên nếu thật sự không đổi.`;
