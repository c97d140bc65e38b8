import type { Scale, Span } from "./scale.ts";

/** Where the rule is met (vùng đạt): from a level up, up to a level, or between two. */
export interface GoalZone {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The zone cut to what is drawn; undefined where none of it is visible. */
export function visibleGoal({ from, to }: GoalZone, domain: Span): Span | undefined {
  const low = Math.max(from ?? domain.low, domain.low);
  const high = Math.min(to ?? domain.high, domain.high);
  return low > high ? undefined : { low, high };
}

/** Start and length of the zone on an axis that may run either way. */
export function goalExtent(
  zone: Span,
  scale: Scale,
): { readonly at: number; readonly size: number } {
  const [a, b] = [scale(zone.low), scale(zone.high)];
  return { at: Math.min(a, b), size: Math.abs(b - a) };
}
