import { type Decimal, HUNDRED, decimal, roundHalfUp } from "../kernel/decimal.ts";

/** Places kept of a quotient or a root, far beyond anything printed or compared. */
const PLACES = 20;

/** A quotient that does not end is kept to twenty places. */
export const quotient = (numerator: Decimal, denominator: Decimal, scale: Decimal): Decimal =>
  roundHalfUp(numerator.times(scale).div(denominator), PLACES);

/** Year-on-year growth in per cent (tốc độ tăng); undefined from a base that is not positive. */
export function growth(base: Decimal, value: Decimal): Decimal | undefined {
  if (base.lessThanOrEqualTo(0)) return undefined;
  return quotient(value.minus(base), base, HUNDRED);
}

/**
 * Average yearly growth in per cent over n years, (end ÷ start)^(1/n) − 1; undefined unless both
 * ends are positive and at least a year apart.
 */
export function averageGrowth(start: Decimal, end: Decimal, years: number): Decimal | undefined {
  if (start.lessThanOrEqualTo(0) || end.lessThanOrEqualTo(0) || years < 1) return undefined;
  const root = end.div(start).pow(decimal(1).div(years));
  return roundHalfUp(root.minus(1).times(HUNDRED), PLACES);
}
