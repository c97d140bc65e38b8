import type { JSX } from "preact";
import { type Column, headSpans, rem } from "./table-model.ts";

interface DataTableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly styles: readonly (JSX.CSSProperties | undefined)[];
}

/** The sticky head of a DataTable, one or two levels. */
export function DataTableHead<Row>({ columns, styles }: DataTableHeadProps<Row>) {
  const isTwoLevel = columns.some((column) => column.over !== undefined);
  const headCell = (at: number, rowSpan: number) => {
    const column = columns[at];
    if (column === undefined) return null;
    return (
      <th
        key={column.key}
        scope="col"
        rowSpan={rowSpan}
        style={styles[at]}
        class={`cell-${column.kind ?? "text"}${styles[at] === undefined ? "" : " is-sticky"}`}
      >
        {column.head}
      </th>
    );
  };
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col
            key={column.key}
            style={column.width === undefined ? undefined : { width: rem(column.width) }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {isTwoLevel
            ? headSpans(columns).map((span) =>
                span.over === undefined ? (
                  headCell(span.from, 2)
                ) : (
                  <th key={span.over} scope="colgroup" colSpan={span.count} class="cell-center">
                    {span.over}
                  </th>
                ),
              )
            : columns.map((_, at) => headCell(at, 1))}
        </tr>
        {isTwoLevel && (
          <tr>
            {columns.map((column, at) => (column.over === undefined ? null : headCell(at, 1)))}
          </tr>
        )}
      </thead>
    </>
  );
}
