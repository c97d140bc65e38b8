/** Columns that belong together, such as the items of one group of the plan. */
export interface MatrixGroup {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
}

export const BOX_WIDTH = 9.6;
const STEP = 11.5;
const GROUP_GAP = 8;

export interface PlacedColumn {
  readonly key: string;
  readonly label: string;
  readonly x: number;
}

export interface PlacedGroup {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly width: number;
  readonly columns: readonly PlacedColumn[];
}

export interface MatrixLayout {
  readonly groups: readonly PlacedGroup[];
  readonly columns: readonly PlacedColumn[];
  readonly width: number;
}

/** Places columns side by side with a gap between groups; head and rows share it. */
export function layoutMatrix(groups: readonly MatrixGroup[]): MatrixLayout {
  let x = 0;
  const placed = groups.map((group): PlacedGroup => {
    const columns = group.columns.map((column, at) => ({ ...column, x: x + at * STEP }));
    const width = Math.max(0, group.columns.length - 1) * STEP + BOX_WIDTH;
    const result = { key: group.key, label: group.label, x, width, columns };
    x += width + GROUP_GAP;
    return result;
  });
  return {
    groups: placed,
    columns: placed.flatMap(({ columns }) => columns),
    width: Math.max(0, x - GROUP_GAP),
  };
}
