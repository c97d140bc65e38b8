import type { Verdict } from "../../domain/evaluation/verdict.ts";
import { VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { type GoalZone, goalExtent, visibleGoal } from "./goal.ts";
import { linearScale, px, type Span } from "./scale.ts";

export interface BulletChartProps {
  /** In words: "94,2% so với mục tiêu từ 95%, dự báo 95,1%". */
  readonly label: string;
  /** Fixed for the indicator: never fitted to flatter a value. */
  readonly domain: Span;
  readonly value: number | null;
  readonly verdict: Verdict;
  readonly goal: GoalZone;
  /** Ticks of the target: one for a threshold, two for a range. */
  readonly targets: readonly number[];
  readonly forecast?:
    { readonly value: number; readonly low: number; readonly high: number } | undefined;
}

const WIDTH = 168;
const HEIGHT = 22;

/**
 * A value against its target, with the zone the rule accepts. Props: label, domain {low,high}, value,
 * verdict, goal {from,to}, targets, forecast {value,low,high}.
 */
export function BulletChart(props: BulletChartProps) {
  const { label, domain, value, verdict, goal, targets, forecast } = props;
  const scale = linearScale(domain, 0, WIDTH);
  const x = (at: number) => Math.max(0, Math.min(WIDTH, scale(at)));
  const zone = visibleGoal(goal, domain);
  const extent = zone === undefined ? undefined : goalExtent(zone, scale);
  return (
    <svg class="chart bullet" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <rect class="bullet-track" y="4" width={WIDTH} height="14" rx="2" />
      {extent && (
        <rect
          class="goal-zone"
          x={px(extent.at)}
          y="4"
          width={px(Math.max(2, extent.size))}
          height="14"
        />
      )}
      {value !== null && (
        <rect
          class={`bullet-bar fill-${VERDICT_LOOKS[verdict]}${verdict === "on_track" ? " is-promise" : ""}`}
          y="8"
          width={px(Math.max(2, x(value)))}
          height="6"
          rx="1"
        />
      )}
      {targets.map((target) => (
        <path key={target} class="bullet-target" d={`M${px(x(target))} 2v18`} />
      ))}
      {forecast && (
        <>
          <path class="bullet-whisker" d={`M${px(x(forecast.low))} 11H${px(x(forecast.high))}`} />
          <circle class="bullet-forecast" cx={px(x(forecast.value))} cy="11" r="3" />
        </>
      )}
    </svg>
  );
}
