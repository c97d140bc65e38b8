import type { TrackingView } from "../../contract/tracking.ts";
import { addDays, daysBetween, formatDate } from "../../domain/kernel/local-date.ts";

const WIDTH = 720;
const HEIGHT = 260;
const MARGIN = { left: 44, right: 16, top: 18, bottom: 28 };

const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

/** Tasks submitted so far, day by day, against the deadline and the whole. */
export function DayCurve({ board }: { readonly board: TrackingView }) {
  const today = dayOf(board.asOf);
  const deadline = dayOf(board.deadlineAt);
  const first = board.perDay[0]?.day ?? deadline;
  const from = addDays(first < deadline ? first : deadline, -1);
  const to = today > deadline ? today : deadline;
  const span = Math.max(1, daysBetween(from, to));
  const x = (day: string) =>
    MARGIN.left + (daysBetween(from, day) / span) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (count: number) =>
    HEIGHT -
    MARGIN.bottom -
    (count / Math.max(1, board.totals.tasks)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  let sum = 0;
  const points = board.perDay.map(({ day, submitted }) => {
    sum += submitted;
    return { day, sum };
  });
  const line = [{ day: from, sum: 0 }, ...points, { day: today, sum }];
  const path = line
    .map((point, at) => `${at === 0 ? "M" : "L"}${x(point.day)} ${y(point.sum)}`)
    .join(" ");
  return (
    <div class="day-curve">
      <p>
        Đến nay đã nộp <b class="tn">{sum}</b>/<span class="tn">{board.totals.tasks}</span> phần
        việc.
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`Số phần việc đã nộp theo ngày: ${points.map((point) => `${formatDate(point.day)} ${point.sum}`).join(", ")}`}
      >
        <path
          class="curve-whole"
          d={`M${MARGIN.left} ${y(board.totals.tasks)}H${WIDTH - MARGIN.right}`}
        />
        <text class="axis-text" x={MARGIN.left - 6} y={y(board.totals.tasks) + 4} text-anchor="end">
          {board.totals.tasks}
        </text>
        <text class="axis-text" x={MARGIN.left - 6} y={y(0) + 4} text-anchor="end">
          0
        </text>
        <path
          class="curve-deadline"
          d={`M${x(deadline)} ${MARGIN.top - 6}V${HEIGHT - MARGIN.bottom}`}
        />
        <text class="axis-text" x={x(deadline)} y={MARGIN.top - 8} text-anchor="end">
          Hạn {formatDate(deadline)}
        </text>
        <path class="curve-line" d={path} />
        <text class="axis-text" x={x(from)} y={HEIGHT - 8}>
          {formatDate(from)}
        </text>
        <text class="axis-text" x={x(to)} y={HEIGHT - 8} text-anchor="end">
          {formatDate(to)}
        </text>
      </svg>
    </div>
  );
}
