import { type Decimal, ZERO } from "../kernel/decimal.ts";

/** The middle value; of an even number, the mean of the two in the middle; undefined of none. */
export function medianOf(values: readonly Decimal[]): Decimal | undefined {
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? undefined : low.plus(high).div(2);
}

/** Makes the median deviation of a normal sample comparable with its standard deviation. */
const NORMAL = "1.4826";

/** How far values usually lie from their median: the scaled median of the distances, 0 of none. */
export function deviationOf(values: readonly Decimal[]): Decimal {
  const middle = medianOf(values);
  if (middle === undefined) return ZERO;
  return (medianOf(values.map((value) => value.minus(middle).abs())) ?? ZERO).times(NORMAL);
}
