import { readingsOfNumber } from "../kernel/number-readings.ts";
import { isCounted, isRate } from "../indicator/unit-of-measure.ts";
import { type DecimalText, decimal } from "../kernel/decimal.ts";

/** What a level that a person wrote says: nothing, a number, one of two, or no number at all. */
export type WrittenLevel =
  | { readonly kind: "none" }
  | { readonly kind: "number"; readonly value: DecimalText }
  | {
      readonly kind: "ambiguous";
      /** Without zeros that say nothing: "1200", "1.2". */
      readonly readings: readonly DecimalText[];
      readonly proposed: DecimalText;
    }
  | { readonly kind: "not-a-number" };

const GROUPED_BY_DOTS = /^\d{1,3}(?:\.\d{3})+$/u;

/** "1.200" as a number with decimals is 1,2. */
const trimmed = (value: DecimalText): DecimalText =>
  value.includes(".") ? value.replace(/\.?0+$/u, "") : value;

/** Beyond a hundred a rate is more likely one with decimals; all else is more likely grouped. */
function proposedOf(readings: readonly DecimalText[], unit: string): DecimalText | undefined {
  const bySize = [...readings].sort((one, other) => decimal(one).comparedTo(decimal(other)));
  return isRate(unit) ? bySize[0] : bySize.at(-1);
}

/**
 * Reads a level that a person wrote (mức phải đạt). "1.200" of what is counted one by one is 1200,
 * the way Vietnamese groups; of a rate or a measure it can also be 1,2, and the person is asked.
 */
export function readWrittenLevel(text: string, unit: string): WrittenLevel {
  const typed = text.trim();
  if (typed === "") return { kind: "none" };
  const isNegative = /^[-−]/u.test(typed);
  const digits = typed.replace(/^[-−]\s*/u, "");
  const signed = (value: DecimalText): DecimalText => (isNegative ? `-${value}` : value);
  const readings = readingsOfNumber(digits, 0);
  const [first, second] = readings;
  if (first === undefined) return { kind: "not-a-number" };
  if (second === undefined || (isCounted(unit) && GROUPED_BY_DOTS.test(digits))) {
    return { kind: "number", value: signed(first) };
  }
  const shortest = readings.map(trimmed);
  return {
    kind: "ambiguous",
    readings: shortest.map(signed),
    proposed: signed(proposedOf(shortest, unit) ?? first),
  };
}
