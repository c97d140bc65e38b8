import type { ComponentChildren, JSX } from "preact";

/** One column of a DataTable. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ComponentChildren;
  /** A heading over neighbouring columns that share it: "Thực hiện". */
  readonly over?: string | undefined;
  readonly cell: (row: Row) => ComponentChildren;
  readonly kind?: "text" | "number" | "center" | undefined;
  /** Pixels at the default text size; needed for sticky columns. */
  readonly width?: number | undefined;
  readonly tint?: "estimate" | "plan" | undefined;
  /** Names the row to readers by ear. */
  readonly isRowHead?: boolean | undefined;
}

/** Rows under one heading; a flat table is one group without a head. */
export interface RowGroup<Row> {
  readonly key: string;
  readonly head?: ComponentChildren;
  /** At the right of the heading: counts. */
  readonly aside?: ComponentChildren;
  readonly rows: readonly Row[];
}

const TEXT_PX = 13;
/** Widths are given at the default text size and grow with it. */
export const rem = (pixels: number): string => `${pixels / TEXT_PX}rem`;

/** The place of each sticky column: as far from the left as those before it are wide. */
export function stickyStyles<Row>(
  columns: readonly Column<Row>[],
  sticky: number,
): readonly (JSX.CSSProperties | undefined)[] {
  let left = 0;
  return columns.map((column, at) => {
    if (at >= sticky) return undefined;
    const style = { left: rem(left) };
    left += column.width ?? 0;
    return style;
  });
}

interface Span {
  readonly over: string | undefined;
  readonly from: number;
  readonly count: number;
}

/** Neighbouring columns that share a heading, as one span; a column without one stands alone. */
export function headSpans(
  columns: readonly { readonly over?: string | undefined }[],
): readonly Span[] {
  const spans: Span[] = [];
  columns.forEach(({ over }, from) => {
    const last = spans.at(-1);
    if (last !== undefined && over !== undefined && last.over === over) {
      spans[spans.length - 1] = { ...last, count: last.count + 1 };
    } else spans.push({ over, from, count: 1 });
  });
  return spans;
}

/** The least width of the whole table; narrower screens scroll sideways. */
export const tableWidth = (columns: readonly { readonly width?: number | undefined }[]): string =>
  rem(columns.reduce((sum, { width = 90 }) => sum + width, 0));
