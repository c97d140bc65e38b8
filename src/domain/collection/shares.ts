import { type Decimal, HUNDRED, decimal, sum } from "../kernel/decimal.ts";

/** How far the shares of a structure (cơ cấu) may sum from 100 before they contradict each other. */
export const SHARE_TOLERANCE: Decimal = decimal("0.05");

/** The signed distance of the shares' sum from 100: negative where something is missing. */
export const shareGap = (shares: readonly Decimal[]): Decimal => sum(shares).minus(HUNDRED);

/** True where the shares make a whole: 100 within the tolerance, the edge included. */
export const makeWhole = (shares: readonly Decimal[]): boolean =>
  shareGap(shares).abs().lessThanOrEqualTo(SHARE_TOLERANCE);
