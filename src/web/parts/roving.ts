/** The one cell of a grid that the Tab key reaches. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrlKey?: boolean;
}

const PAGE_ROWS = 10;

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

function rawMove(at: GridPosition, { key, ctrlKey = false }: GridKey, size: GridSize) {
  const far = ctrlKey ? Number.MAX_SAFE_INTEGER : 1;
  switch (key) {
    case "ArrowUp":
      return { row: at.row - far, column: at.column };
    case "ArrowDown":
      return { row: at.row + far, column: at.column };
    case "ArrowLeft":
      return { row: at.row, column: at.column - far };
    case "ArrowRight":
      return { row: at.row, column: at.column + far };
    case "PageUp":
      return { row: at.row - PAGE_ROWS, column: at.column };
    case "PageDown":
      return { row: at.row + PAGE_ROWS, column: at.column };
    case "Home":
      return { row: ctrlKey ? 0 : at.row, column: 0 };
    case "End":
      return { row: ctrlKey ? size.rows - 1 : at.row, column: size.columns - 1 };
    default:
      return undefined;
  }
}

/** Where a key moves the focus in a grid; undefined for a key that does not move it. */
export function moveInGrid(
  at: GridPosition,
  key: GridKey,
  size: GridSize,
): GridPosition | undefined {
  const moved = rawMove(at, key, size);
  if (moved === undefined || size.rows === 0 || size.columns === 0) return undefined;
  return { row: clamp(moved.row, size.rows), column: clamp(moved.column, size.columns) };
}

/** The same for a list of rows, where J and K move too. */
export function moveInRows(row: number, key: GridKey, rows: number): number | undefined {
  const letters: Readonly<Record<string, string>> = { j: "ArrowDown", k: "ArrowUp" };
  const named = key.key === "Home" || key.key === "End" ? { ...key, ctrlKey: true } : key;
  const meant = { ...named, key: letters[key.key] ?? key.key };
  if (meant.key === "ArrowLeft" || meant.key === "ArrowRight") return undefined;
  return moveInGrid({ row, column: 0 }, meant, { rows, columns: 1 })?.row;
}
