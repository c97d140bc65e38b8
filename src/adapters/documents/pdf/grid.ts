import type { Rule } from "./page-content.ts";

/** A table drawn by lines: where its columns and rows begin and end, and which cells are merged. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** For each place, the place of the cell it belongs to: row × width + column. */
  readonly owners: readonly number[];
}

const NEAR = 3;

const isLevel = (rule: Rule): boolean => rule.right - rule.left >= rule.bottom - rule.top;

const touch = (a: Rule, b: Rule): boolean =>
  a.left <= b.right + NEAR &&
  b.left <= a.right + NEAR &&
  a.top <= b.bottom + NEAR &&
  b.top <= a.bottom + NEAR;

/** Finds the root of a place in a forest of places. */
function rootOf(parents: number[], place: number): number {
  let at = place;
  while ((parents[at] ?? at) !== at) {
    parents[at] = parents[parents[at] ?? at] ?? at;
    at = parents[at] ?? at;
  }
  return at;
}

/** Lines that hang together, touching one another. */
function connected(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const sorted = rules.toSorted((a, b) => a.top - b.top);
  const parents = sorted.map((_, i) => i);
  let open: number[] = [];
  sorted.forEach((rule, i) => {
    open = open.filter((j) => (sorted[j]?.bottom ?? 0) + NEAR >= rule.top);
    for (const j of open) {
      const other = sorted[j];
      if (other !== undefined && touch(other, rule)) {
        parents[rootOf(parents, j)] = rootOf(parents, i);
      }
    }
    open.push(i);
  });
  const groups = new Map<number, Rule[]>();
  sorted.forEach((rule, i) => {
    const root = rootOf(parents, i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [rule]);
    else group.push(rule);
  });
  return [...groups.values()];
}

/** Positions without the ones that are nearly the same. */
function edgesOf(values: readonly number[]): readonly number[] {
  const edges: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || value - last > NEAR * 1.5) edges.push(value);
  }
  return edges;
}

const covered = (from: number, to: number, parts: readonly (readonly [number, number])[]): number =>
  parts.reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  ) /
  (to - from);

const middle = (rule: Rule): readonly [number, number] => [
  (rule.left + rule.right) / 2,
  (rule.top + rule.bottom) / 2,
];

/** Joins neighbours between which no line is drawn. */
function ownersOf(
  columns: readonly number[],
  rows: readonly number[],
  level: readonly Rule[],
  upright: readonly Rule[],
): readonly number[] {
  const width = columns.length - 1;
  const count = width * (rows.length - 1);
  const parents = Array.from({ length: count }, (_, i) => i);
  const join = (a: number, b: number) => {
    const [low, high] = [rootOf(parents, a), rootOf(parents, b)].toSorted((x, y) => x - y);
    if (low !== undefined && high !== undefined) parents[high] = low;
  };
  const uprightAt = columns.map((x) =>
    upright
      .filter((rule) => Math.abs(middle(rule)[0] - x) <= NEAR * 1.5)
      .map((rule) => [rule.top, rule.bottom] as const),
  );
  const levelAt = rows.map((y) =>
    level
      .filter((rule) => Math.abs(middle(rule)[1] - y) <= NEAR * 1.5)
      .map((rule) => [rule.left, rule.right] as const),
  );
  for (let place = 0; place < count; place += 1) {
    const column = place % width;
    const row = (place - column) / width;
    const [left = 0, right = 0] = [columns[column], columns[column + 1]];
    const [top = 0, bottom = 0] = [rows[row], rows[row + 1]];
    const isOpenRight = covered(top, bottom, uprightAt[column + 1] ?? []) < 0.5;
    const isOpenBelow = covered(left, right, levelAt[row + 1] ?? []) < 0.5;
    if (column + 1 < width && isOpenRight) join(place, place + 1);
    if (place + width < count && isOpenBelow) join(place, place + width);
  }
  return parents.map((_, place) => rootOf(parents, place));
}

/** No table has more places; what has is a drawing. */
const MOST_PLACES = 20_000;

function gridOf(rules: readonly Rule[]): Grid | null {
  const level = rules.filter(isLevel);
  const upright = rules.filter((rule) => !isLevel(rule));
  if (level.length < 2 || upright.length === 0) return null;
  const sides = edgesOf(upright.map((rule) => middle(rule)[0]));
  const ends = [Math.min(...level.map((r) => r.left)), Math.max(...level.map((r) => r.right))];
  const columns = edgesOf([...sides, ...ends.filter((x) => isOutside(x, sides))]);
  const drawn = edgesOf(level.map((rule) => middle(rule)[1]));
  const reach = [Math.min(...upright.map((r) => r.top)), Math.max(...upright.map((r) => r.bottom))];
  const rows = edgesOf([...drawn, ...reach.filter((y) => isOutside(y, drawn))]);
  const places = (columns.length - 1) * (rows.length - 1);
  if (places < 1 || places > MOST_PLACES) return null;
  return { columns, rows, owners: ownersOf(columns, rows, level, upright) };
}

/** Lines that reach past the outer borders: a table open at its sides, or cut by a page break. */
const isOutside = (at: number, edges: readonly number[]): boolean =>
  at < (edges[0] ?? 0) - NEAR * 3 || at > (edges.at(-1) ?? 0) + NEAR * 3;

const within = (inner: Grid, outer: Grid): boolean =>
  (inner.columns[0] ?? 0) >= (outer.columns[0] ?? 0) - NEAR &&
  (inner.columns.at(-1) ?? 0) <= (outer.columns.at(-1) ?? 0) + NEAR &&
  (inner.rows[0] ?? 0) >= (outer.rows[0] ?? 0) - NEAR &&
  (inner.rows.at(-1) ?? 0) <= (outer.rows.at(-1) ?? 0) + NEAR;

/** The tables that lines draw on a page, from top to bottom; a frame around text is none. */
export function gridsOf(rules: readonly Rule[]): readonly Grid[] {
  const grids = connected(rules)
    .map(gridOf)
    .filter((grid): grid is Grid => grid !== null && new Set(grid.owners).size > 1);
  return grids
    .filter((grid) => !grids.some((other) => other !== grid && within(grid, other)))
    .toSorted((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
