import type { EvaluatedTarget } from "../../contract/evaluation.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { type GoalZone, goalExtent, visibleGoal } from "../charts/goal.ts";
import { linearScale, padded, polyline, px, runsOf, spanOf } from "../charts/scale.ts";
import { decimalsShown, yearFigures } from "./steering-model.ts";

export interface SmallTrendProps {
  readonly target: EvaluatedTarget;
  /** Fills under the line instead of drawing the zone of the goal. */
  readonly isPlain?: boolean | undefined;
  readonly height?: number | undefined;
}

const WIDTH = 210;
const LEFT = 8;
const RIGHT = 30;

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** Where the rule of a target is met, as far as one level says it. */
export function goalOf(target: EvaluatedTarget): GoalZone | undefined {
  const level = numberOf(target.level) ?? undefined;
  if (level === undefined) return undefined;
  if (target.comparator === ">=") return { from: level };
  if (target.comparator === "<=") return { to: level };
  if (target.comparator === "between")
    return { from: level, to: numberOf(target.levelTo) ?? level };
  return undefined;
}

const years = (list: readonly number[]): readonly number[] =>
  list.length <= 3 ? list : [list[0] ?? 0, ...list.slice(-2)];

/** Years of one target in a small frame: the goal above or below, the last figure written out. */
export function SmallTrend({ target, isPlain = false, height = 128 }: SmallTrendProps) {
  const text = (value: string) => formatDecimal(value, decimalsShown(target));
  const figures = yearFigures(target);
  const level = numberOf(target.level);
  const spoken = `${target.measure}, ${target.unitOfMeasure}: ${figures
    .map(({ year, value, kind }) => {
      const words = value === null ? "chưa có" : text(value);
      return `${year}${kind === "estimate" ? " ước" : kind === "projection" ? " dự báo" : ""} ${words}`;
    })
    .join("; ")}${target.level === null ? "" : `; mục tiêu ${text(target.level)}`}`;
  // a term's whole differs by far from its years, so the level is not on their scale
  const drawsLevel = level !== null && target.frequency !== "cumulative" && goalOf(target);
  const span = spanOf([
    ...figures.map(({ value }) => numberOf(value)),
    drawsLevel ? level : undefined,
  ]);
  if (span === undefined) return <p class="ink-3 t-12">Chưa có số liệu để vẽ.</p>;
  const domain = padded(span, 0.16);
  const all = figures.map(({ year }) => year);
  const x = linearScale({ low: Math.min(...all), high: Math.max(...all) }, LEFT, WIDTH - RIGHT);
  const y = linearScale(domain, height - 22, 6);
  const points = figures.map(({ year, value }) =>
    value === null ? null : { x: x(year), y: y(Number(value)) },
  );
  const known = figures.filter(({ kind }) => kind !== "projection").length;
  const past = runsOf(points.slice(0, known));
  const ahead = points.slice(Math.max(0, known - 1)).filter((point) => point !== null);
  const goal = drawsLevel ? goalOf(target) : undefined;
  const zone = goal === undefined ? undefined : visibleGoal(goal, domain);
  const band = zone === undefined ? undefined : goalExtent(zone, y);
  const last = points.at(-1);
  const lastText = figures.at(-1)?.value;
  const labelAbove = last !== null && last !== undefined && last.y > 30 && last.y > height - 44;
  const floor = height - 22;
  return (
    <svg
      class="chart small-trend"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={spoken}
    >
      {!isPlain && band && (
        <rect class="goal-zone" x="0" y={px(band.at)} width={WIDTH} height={px(band.size)} />
      )}
      {drawsLevel && level !== null && target.level !== null && (
        <>
          <path
            class={isPlain ? "spark-target" : "trend-target"}
            d={`M0 ${px(y(level))}H${WIDTH}`}
          />
          {!isPlain && (
            <text
              class="trend-target-text"
              x="4"
              y={px(y(level) + (target.comparator === "<=" ? 14 : -4))}
            >
              {text(target.level)}
            </text>
          )}
        </>
      )}
      {past.map((run, at) => (
        <g key={at}>
          {isPlain && run.length > 1 && (
            <path
              class="small-area"
              d={`M${run.map((p) => `${px(p.x)} ${px(p.y)}`).join("L")}L${px(run.at(-1)?.x ?? 0)} ${floor}L${px(run[0]?.x ?? 0)} ${floor}Z`}
            />
          )}
          <polyline class="trend-line" points={polyline(run)} />
        </g>
      ))}
      {ahead.length > 1 && <polyline class="small-ahead" points={polyline(ahead)} />}
      {last && (
        <>
          <circle
            class={ahead.length > 1 ? "small-ahead-dot" : "trend-dot"}
            cx={px(last.x)}
            cy={px(last.y)}
            r="3"
          />
          {!isPlain && lastText !== null && lastText !== undefined && (
            <text
              class="value-text is-ahead"
              x={px(Math.min(last.x + 8, WIDTH - 16))}
              y={px(last.y + (labelAbove ? -8 : 15))}
            >
              {text(lastText)}
            </text>
          )}
        </>
      )}
      {years(all).map((year) => (
        <text
          key={year}
          class="axis-text"
          x={px(x(year))}
          y={height - 5}
          text-anchor={year === all[0] ? "start" : "middle"}
        >
          {year}
        </text>
      ))}
    </svg>
  );
}
