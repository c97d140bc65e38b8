import { type Matrix, placed } from "./matrix.ts";
import type { Rule } from "./page-content.ts";

/** How pdf.js writes a path: a command, then its points. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const POINTS_OF: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 2, 4: 0 };

/** What is thinner is a line, however it was drawn. */
const THIN = 2.6;
const SHORTEST = 1;

type Point = readonly [number, number];

interface Figure {
  readonly points: readonly Point[];
  readonly isStraight: boolean;
}

/** The figures of a path, each from one "move to" to the next. */
function figuresOf(data: readonly number[], matrix: Matrix): readonly Figure[] {
  const figures: Figure[] = [];
  let points: Point[] = [];
  let isStraight = true;
  const flush = () => {
    if (points.length > 1) figures.push({ points, isStraight });
    points = [];
    isStraight = true;
  };
  for (let at = 0; at < data.length;) {
    const command = data[at] ?? CLOSE;
    const count = POINTS_OF[command];
    if (count === undefined) break;
    if (command === MOVE) flush();
    if (command === CLOSE && points[0] !== undefined) points.push(points[0]);
    if (command > LINE && command < CLOSE) isStraight = false;
    const end = at + count * 2;
    if (count > 0) points.push(placed(matrix, data[end - 1] ?? 0, data[end] ?? 0));
    at = end + 1;
  }
  flush();
  return figures;
}

function boxOf(points: readonly Point[]): Rule {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

function isRule({ left, right, top, bottom }: Rule): boolean {
  const width = right - left;
  const height = bottom - top;
  return Math.min(width, height) <= THIN && Math.max(width, height) >= SHORTEST;
}

/** The sides of a figure that is drawn as an outline. */
const sidesOf = ({ points }: Figure): readonly Rule[] =>
  points.slice(1).flatMap((point, i) => {
    const before = points[i];
    return before === undefined ? [] : [boxOf([before, point])];
  });

/** The horizontal and vertical lines that a path draws, by its outline or by a thin filling. */
export function rulesOfPath(
  data: readonly number[],
  matrix: Matrix,
  isOutlined: boolean,
): readonly Rule[] {
  return figuresOf(data, matrix)
    .filter((figure) => figure.isStraight)
    .flatMap((figure) => {
      const whole = boxOf(figure.points);
      if (isRule(whole)) return [whole];
      return isOutlined ? sidesOf(figure).filter(isRule) : [];
    });
}
