import { type GoalZone, goalExtent, visibleGoal } from "./goal.ts";
import {
  linearScale,
  niceTicks,
  padded,
  polyline,
  type Point,
  px,
  runsOf,
  type Span,
  spanOf,
} from "./scale.ts";

export interface TrendPoint {
  readonly year: number;
  /** null where there is no figure: the line has a gap. */
  readonly value: number | null;
  /** As people read it: "94,2". */
  readonly text: string;
}

/** A year ahead: the base path with its 80 % band, and the 50 % band where there is one. */
export interface FanPoint {
  readonly year: number;
  readonly value: number;
  readonly text: string;
  readonly low80: number;
  readonly high80: number;
  readonly low50?: number | undefined;
  readonly high50?: number | undefined;
}

export interface TrendChartProps {
  /** Begins the words for readers by ear: "Người dân tham gia bảo hiểm y tế, %". */
  readonly label: string;
  readonly points: readonly TrendPoint[];
  readonly target?: { readonly value: number; readonly text: string } | undefined;
  readonly goal?: GoalZone | undefined;
  readonly fan?: readonly FanPoint[] | undefined;
  /** Colour of the path ahead, a token: "var(--r-kho)". */
  readonly fanFill?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** How a tick of the axis is written. */
  readonly tickText?: ((value: number) => string) | undefined;
}

const axisText = (value: number): string => value.toLocaleString("vi-VN");

/** Where everything stands; pure, so that it can be checked without a page. */
export function trendGeometry(props: TrendChartProps) {
  const { points, target, fan = [], goal, width = 318, height = 138 } = props;
  const bands = fan.flatMap(({ low80, high80, value }) => [low80, high80, value]);
  const span = spanOf([...points.map(({ value }) => value), target?.value, ...bands]);
  if (span === undefined) return undefined;
  const domain: Span = padded(span);
  const years = [...points, ...fan].map(({ year }) => year);
  const x = linearScale({ low: Math.min(...years), high: Math.max(...years) }, 48, width - 34);
  const y = linearScale(domain, height - 20, 14);
  const place = (year: number, value: number): Point => ({ x: x(year), y: y(value) });
  const drawn = points.map(({ year, value }) => (value === null ? null : place(year, value)));
  const runs = runsOf(drawn);
  const zone = goal === undefined ? undefined : visibleGoal(goal, domain);
  return {
    width,
    height,
    domain,
    x,
    y,
    drawn,
    runs,
    last: runs.at(-1)?.at(-1),
    zone: zone === undefined ? undefined : goalExtent(zone, y),
    ticks: niceTicks(domain, 4),
  };
}

const spokenOf = ({ label, points, target, fan = [] }: TrendChartProps): string =>
  [
    `${label}: ${points.map(({ year, text }) => `${year} ${text}`).join("; ")}`,
    ...(target === undefined ? [] : [`mục tiêu ${target.text}`]),
    ...fan.map(({ year, text }) => `dự báo ${year} ${text}`),
  ].join("; ");

/** A band that opens from the last known point. */
function bandPath(
  from: Point,
  points: readonly { readonly x: number; readonly low: number; readonly high: number }[],
): string {
  const lower = points.map(({ x, low }) => ({ x, y: low }));
  const upper = points.map(({ x, high }) => ({ x, y: high })).reverse();
  return `M${[from, ...lower, ...upper].map((p) => `${px(p.x)} ${px(p.y)}`).join("L")}Z`;
}

/**
 * Years of one indicator: history, target line, goal zone and, where asked, the path ahead with its
 * bands. Props: label, points [{year,value,text}], target {value,text}, goal {from,to}, fan
 * [{year,value,text,low80,high80,low50,high50}], fanFill, width, height, tickText.
 */
export function TrendChart(props: TrendChartProps) {
  const { points, target, fan = [], fanFill = "var(--bien)", tickText = axisText } = props;
  const geometry = trendGeometry(props);
  const spoken = spokenOf(props);
  if (geometry === undefined) {
    return (
      <p class="ink-3" role="img" aria-label={spoken}>
        Chưa có số liệu để vẽ.
      </p>
    );
  }
  const { width, height, x, y, drawn, runs, last, zone, ticks } = geometry;
  const right = width - 6;
  const ahead = fan.map((point) => ({ ...point, px: x(point.year), py: y(point.value) }));
  const inner = fan.flatMap(({ year, low50, high50 }) =>
    low50 === undefined || high50 === undefined
      ? []
      : [{ x: x(year), low: y(low50), high: y(high50) }],
  );
  const years = [...points, ...fan].map(({ year }) => year);
  return (
    <svg
      class="chart trend"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={spoken}
    >
      {zone && (
        <rect class="goal-zone" x="34" y={px(zone.at)} width={right - 34} height={px(zone.size)} />
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="trend-grid" d={`M34 ${px(y(tick))}H${right}`} />
          <text class="axis-text" x="29" y={px(y(tick) + 4)} text-anchor="end">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {target && (
        <>
          <path class="trend-target" d={`M34 ${px(y(target.value))}H${right}`} />
          <text class="trend-target-text" x="38" y={px(y(target.value) - 4)}>
            Mục tiêu {target.text}
          </text>
        </>
      )}
      {last && fan.length > 0 && (
        <g style={{ color: fanFill }}>
          <path
            class="fan-80"
            d={bandPath(
              last,
              fan.map((point) => ({
                x: x(point.year),
                low: y(point.low80),
                high: y(point.high80),
              })),
            )}
          />
          {inner.length > 0 && <path class="fan-50" d={bandPath(last, inner)} />}
          <polyline
            class="fan-path"
            points={polyline([last, ...ahead.map((point) => ({ x: point.px, y: point.py }))])}
          />
        </g>
      )}
      {runs.map((run, at) => (
        <polyline key={at} class="trend-line" points={polyline(run)} />
      ))}
      {points.map((point, at) => {
        const place = drawn[at];
        if (place === null || place === undefined) return null;
        const before = drawn[at - 1];
        const isBelow = at > 0 && before !== null && before !== undefined && before.y > place.y;
        return (
          <g key={point.year}>
            <circle class="trend-dot" cx={px(place.x)} cy={px(place.y)} r="3" />
            <text class="value-text" x={px(place.x)} y={px(place.y + (isBelow ? 16 : -8))}>
              {point.text}
            </text>
          </g>
        );
      })}
      {ahead.map((point) => (
        <g key={point.year} style={{ color: fanFill }}>
          <circle class="fan-dot" cx={px(point.px)} cy={px(point.py)} r="3.4" />
          <text class="value-text is-ahead" x={px(point.px)} y={px(point.py - 8)}>
            {point.text}
          </text>
        </g>
      ))}
      {years.map((year) => (
        <text key={year} class="axis-text" x={px(x(year))} y={height - 4} text-anchor="middle">
          {year}
        </text>
      ))}
    </svg>
  );
}
