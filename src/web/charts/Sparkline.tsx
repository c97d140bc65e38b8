import { linearScale, padded, polyline, px, runsOf, spanOf } from "./scale.ts";

export interface SparklineProps {
  /** The whole line in words: "2020–2024: 88,2; 89,6; …; 94,2". */
  readonly label: string;
  /** In order of time; null where there is no figure. */
  readonly values: readonly (number | null)[];
  readonly target?: number | undefined;
}

const WIDTH = 72;
const HEIGHT = 22;

/** A line without axis or colour, the last point marked, the target dotted. Props: label, values, target. */
export function Sparkline({ label, values, target }: SparklineProps) {
  const span = spanOf([...values, target]);
  if (span === undefined) {
    return (
      <span class="ink-3" role="img" aria-label={label}>
        …
      </span>
    );
  }
  const x = linearScale({ low: 0, high: Math.max(1, values.length - 1) }, 3, WIDTH - 7);
  const y = linearScale(padded(span, 0.02), HEIGHT - 4, 4);
  const points = values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }));
  const runs = runsOf(points);
  const last = runs.at(-1)?.at(-1);
  return (
    <svg class="chart" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {target !== undefined && <path class="spark-target" d={`M1 ${px(y(target))}H${WIDTH - 2}`} />}
      {runs.map((run, at) =>
        run.length === 1 && run[0] !== last ? (
          <circle
            key={at}
            class="spark-dot"
            cx={px(run[0]?.x ?? 0)}
            cy={px(run[0]?.y ?? 0)}
            r="1.5"
          />
        ) : (
          <polyline key={at} class="spark-line" points={polyline(run)} />
        ),
      )}
      {last && <circle class="spark-dot" cx={px(last.x)} cy={px(last.y)} r="2.6" />}
    </svg>
  );
}
