import type { Decimal } from "../kernel/decimal.ts";

/** The middle value; of an even number, the mean of the two in the middle; undefined of none. */
export function medianOf(values: readonly Decimal[]): Decimal | undefined {
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? undefined : low.plus(high).div(2);
}
