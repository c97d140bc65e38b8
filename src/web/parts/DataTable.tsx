import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { type GridPosition, moveInGrid, moveInRows } from "./roving.ts";
import { DataTableHead } from "./DataTableHead.tsx";
import { type Column, type RowGroup, stickyStyles, tableWidth } from "./table-model.ts";

export type { Column, RowGroup } from "./table-model.ts";

export interface DataTableProps<Row> {
  /** Read out; names the scrolling region too. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly groups: readonly RowGroup<Row>[];
  readonly keyOf: (row: Row) => string;
  /** How many first columns stay in place while scrolling sideways. */
  readonly sticky?: number | undefined;
  /** What the arrows move: nothing, whole rows (J and K too), or single cells. */
  readonly focus?: "none" | "rows" | "cells" | undefined;
  /** Key of the row drawn as chosen. */
  readonly selected?: string | undefined;
  /** Key of the column; with `selected` it marks one cell. */
  readonly selectedColumn?: string | undefined;
  /** Enter or a press. `column` is where. */
  readonly onOpen?: ((row: Row, column: string) => void) | undefined;
  /** Any other key on the focused row or cell: Space, letters. */
  readonly onKey?: ((event: KeyboardEvent, row: Row, column: string) => void) | undefined;
  readonly rowClass?: ((row: Row) => string | undefined) | undefined;
  /** Shown instead of rows when there are none. */
  readonly empty?: ComponentChildren;
}

const CONTROLS = "a,button,input,select,textarea,label";

/**
 * A reference table: sticky head and first columns, group rows, arrows. Props: caption, columns
 * [{key,head,over,cell,kind,width,tint,isRowHead}], groups [{key,head,aside,rows}], keyOf, sticky,
 * focus none | rows | cells, selected, selectedColumn, onOpen(row, column), onKey, rowClass, empty.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, groups, keyOf, sticky = 0, focus = "none", empty } = props;
  const { selected, selectedColumn, onOpen, onKey, rowClass } = props;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const rows = groups.flatMap((group) => group.rows);
  const styles = stickyStyles(columns, sticky);
  const place = { row: Math.min(at.row, Math.max(0, rows.length - 1)), column: at.column };

  const goTo = (next: GridPosition) => {
    setAt(next);
    const rowPart = `[data-row="${next.row}"]`;
    const cellPart = focus === "cells" ? ` [data-column="${next.column}"]` : "";
    table.current?.querySelector<HTMLElement>(`${rowPart}${cellPart}`)?.focus();
  };
  const steer = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(CONTROLS) !== null) return;
    const size = { rows: rows.length, columns: columns.length };
    const row = focus === "rows" ? moveInRows(place.row, event, rows.length) : undefined;
    const next =
      focus === "rows" ? row !== undefined && { row, column: 0 } : moveInGrid(place, event, size);
    const here = rows[place.row];
    const column = columns[place.column]?.key ?? "";
    if (next !== undefined && next !== false) goTo(next);
    else if (here !== undefined && event.key === "Enter" && onOpen !== undefined)
      onOpen(here, column);
    else {
      if (here !== undefined) onKey?.(event, here, column);
      return;
    }
    event.preventDefault();
  };
  const press = (event: JSX.TargetedMouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element) || event.target.closest(CONTROLS) !== null) return;
    const row = Number(event.target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? "-1");
    const column = Number(
      event.target.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? "0",
    );
    const pressed = rows[row];
    if (pressed === undefined || focus === "none") return;
    goTo({ row, column });
    onOpen?.(pressed, columns[column]?.key ?? "");
  };

  let index = -1;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table
        ref={table}
        class={`data-table focus-${focus}`}
        style={{ minWidth: tableWidth(columns) }}
        role={focus === "none" ? undefined : "grid"}
        onKeyDown={focus === "none" ? undefined : steer}
        onClick={focus === "none" ? undefined : press}
      >
        <caption class="hidden-visually">{caption}</caption>
        <DataTableHead columns={columns} styles={styles} />
        {groups.map((group) => (
          <tbody key={group.key}>
            {group.head !== undefined && (
              <tr class="group-row">
                <th colSpan={columns.length} scope="rowgroup">
                  <div class="group-row-line">
                    <span>{group.head}</span>
                    {group.aside !== undefined && <span class="end">{group.aside}</span>}
                  </div>
                </th>
              </tr>
            )}
            {group.rows.map((row) => {
              index += 1;
              const key = keyOf(row);
              return (
                <BodyRow
                  key={key}
                  {...{ row, index, columns, styles, focus, place, rowClass }}
                  isSelected={selected === key}
                  selectedColumn={selected === key ? selectedColumn : undefined}
                />
              );
            })}
          </tbody>
        ))}
      </table>
      {rows.length === 0 && empty}
    </div>
  );
}

interface BodyRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly styles: readonly (JSX.CSSProperties | undefined)[];
  readonly focus: "none" | "rows" | "cells";
  readonly place: GridPosition;
  readonly isSelected: boolean;
  readonly selectedColumn: string | undefined;
  readonly rowClass: ((row: Row) => string | undefined) | undefined;
}

function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, index, columns, styles, focus, place, isSelected, selectedColumn, rowClass } = props;
  const tab = (isHere: boolean) => (isHere ? 0 : -1);
  const marksRow = isSelected && selectedColumn === undefined;
  return (
    <tr
      data-row={index}
      class={[rowClass?.(row), marksRow ? "is-selected" : undefined].filter(Boolean).join(" ")}
      aria-selected={focus === "rows" ? isSelected : undefined}
      tabIndex={focus === "rows" ? tab(place.row === index) : undefined}
    >
      {columns.map((column, at) => {
        const Cell = column.isRowHead === true ? "th" : "td";
        const isMarked = isSelected && selectedColumn === column.key;
        return (
          <Cell
            key={column.key}
            scope={column.isRowHead === true ? "row" : undefined}
            data-column={at}
            class={cellClass(column, styles[at] !== undefined, isMarked)}
            style={styles[at]}
            aria-selected={focus === "cells" ? isMarked : undefined}
            tabIndex={
              focus === "cells" ? tab(place.row === index && place.column === at) : undefined
            }
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}

const cellClass = <Row,>(column: Column<Row>, isSticky: boolean, isMarked: boolean): string =>
  [
    `cell-${column.kind ?? "text"}`,
    column.tint === undefined ? "" : `tint-${column.tint}`,
    isSticky ? "is-sticky" : "",
    isMarked ? "is-marked" : "",
  ]
    .filter(Boolean)
    .join(" ");
