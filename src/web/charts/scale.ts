/** Maps a value to a place on paper, straight and without clamping. */
export type Scale = (value: number) => number;

export interface Span {
  readonly low: number;
  readonly high: number;
}

export function linearScale(domain: Span, from: number, to: number): Scale {
  const width = domain.high - domain.low;
  // A domain of one value has no width: everything stands in the middle.
  if (width === 0) return () => (from + to) / 2;
  return (value) => from + ((value - domain.low) / width) * (to - from);
}

/** The smallest span that holds every value; undefined where there is none. */
export function spanOf(values: readonly (number | null | undefined)[]): Span | undefined {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return undefined;
  return { low: Math.min(...known), high: Math.max(...known) };
}

/** A span with room above and below, so that no line touches the edge. */
export function padded({ low, high }: Span, share = 0.12): Span {
  const room = high === low ? Math.max(Math.abs(high) * share, 1) : (high - low) * share;
  return { low: low - room, high: high + room };
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Round values that divide a span into about `count` parts, all inside it. */
export function niceTicks({ low, high }: Span, count = 4): readonly number[] {
  const rough = (high - low) / count;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= high + step / 1e6; at += 1) {
    // Adding fractions piles up noise (0.30000000000000004); the step's own digits cut it off.
    ticks.push(Number((at * step).toPrecision(12)));
  }
  return ticks;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Unbroken runs of points: a missing value is a gap in the line, never a zero. */
export function runsOf(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let open: Point[] | undefined;
  for (const point of points) {
    if (point === null) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = [];
      runs.push(open);
    }
    open.push(point);
  }
  return runs;
}

/** A coordinate as SVG text, to a tenth of a pixel. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

export const polyline = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${px(x)},${px(y)}`).join(" ");
