import type { HeadingLevel } from "./report-model.ts";

/** Letters of điểm a), b), c), d), đ), e) … in the order of the Vietnamese alphabet. */
const LETTERS = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q"];

const ROMAN: readonly (readonly [number, string])[] = [
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman numeral of a small count: 4 → "IV". */
export function toRoman(count: number): string {
  const step = ROMAN.find(([value]) => value <= count);
  return step === undefined ? "" : step[1] + toRoman(count - step[0]);
}

const COUNTED = Array.from({ length: 60 }, (_, index) => toRoman(index + 1));

/** The Roman numeral after another: "II" → "III". */
export const nextRoman = (numeral: string): string => toRoman(COUNTED.indexOf(numeral) + 2);

function numberAt(level: HeadingLevel, count: number): string {
  if (level <= 1) return toRoman(count);
  return level === 2 ? String(count) : (LETTERS[count - 1] ?? String(count));
}

/** The number of each heading in turn; counting begins anew under every higher heading. */
export function outlineNumbers(levels: readonly HeadingLevel[]): readonly string[] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  return levels.map((level) => {
    counts[level] += 1;
    counts.fill(0, level + 1);
    return numberAt(level, counts[level]);
  });
}
