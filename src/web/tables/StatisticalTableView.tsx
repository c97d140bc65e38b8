import { useRef, useState } from "preact/hooks";
import type {
  StatisticalTable,
  TableCell,
  TableColumn,
  TableRow,
} from "../../domain/consolidation/statistical-table.ts";
import { isProvisional, linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";
import { type GridPosition, moveInGrid } from "../parts/roving.ts";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { rem } from "../parts/table-model.ts";
import { TableHeader } from "./TableHeader.tsx";
import { type CellPlace, cellColumns, figureRows, placeKey } from "./table-grid.ts";
import "./statistical-table.css";

export interface StatisticalTableViewProps {
  readonly table: StatisticalTable;
  /** The cell whose story is open. */
  readonly selected?: CellPlace | undefined;
  /** Makes the cells pressable; Space and Enter open the focused one. */
  readonly onCell?: ((place: CellPlace) => void) | undefined;
  /** Cells that differ from a compared version, by `placeKey`, with what they printed there. */
  readonly changed?: ReadonlyMap<string, string> | undefined;
}

/** Pixels a column needs at the default text size, by what it holds. */
function pixelsOf({ role, nature, width }: TableColumn, labelWidth: number): number {
  if (role === "number") return 40;
  if (role === "label") return labelWidth;
  if (role === "unit") return 84;
  if (nature === null) return 138;
  if (nature === "derived") return width > 1 ? 168 : 88;
  return Math.max(nature === "estimate" ? 76 : 64, width * 64);
}

const cellClass = (column: TableColumn, cell: TableCell, isSelected: boolean): string =>
  [
    "stat-cell",
    `align-${column.align}`,
    column.nature === null ? "" : `nature-${column.nature}`,
    isProvisional(cell) ? "is-provisional" : "",
    cell.value === null && cell.status === null && cell.text.length > 1 ? "is-words" : "",
    isSelected ? "is-selected" : "",
  ]
    .filter(Boolean)
    .join(" ");

/** What a cell prints: a number with its small unit, a verdict with its shape, its note marks. */
export function CellText({ cell }: { readonly cell: TableCell }) {
  const [number = "", unit] = cell.text.split(/ (?=điểm$)/u);
  return (
    <>
      {cell.verdict !== null && (
        <span class={`stat-glyph ink-${VERDICT_LOOKS[cell.verdict]}`}>
          <RatingGlyph verdict={cell.verdict} />
        </span>
      )}
      <span class="stat-text" title={cell.text.length > 16 ? cell.text : undefined}>
        {number}
        {unit !== undefined && <small> {unit}</small>}
      </span>
      {cell.footnotes.length > 0 && <sup>{cell.footnotes.map((mark) => `(${mark})`).join("")}</sup>}
      {isProvisional(cell) && <span class="hidden-visually"> chưa được chấp nhận</span>}
    </>
  );
}

/**
 * A statistical table exactly as laid out (biểu): sticky two-level head and stub, estimates tinted,
 * what is not accepted yet apart. Arrows move, Space or Enter opens a number. Props: table, selected,
 * onCell, changed.
 */
export function StatisticalTableView(props: StatisticalTableViewProps) {
  const { table, selected, onCell, changed } = props;
  const root = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const rows = figureRows(table);
  const columns = cellColumns(table);
  const labels = rowLabels(table.rows);
  const labelWidth = useMediaQuery("(max-width: 700px)") ? 132 : 230;
  const widths = table.columns.map((column) => pixelsOf(column, labelWidth));

  const placeAt = ({ row, column }: GridPosition): CellPlace | undefined => {
    const [rowId, columnId] = [rows[row]?.id, columns[column]?.id];
    return rowId === undefined || columnId === undefined ? undefined : { rowId, columnId };
  };
  const goTo = (next: GridPosition) => {
    setAt(next);
    root.current?.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus();
  };
  const steer = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const next = moveInGrid(at, event, { rows: rows.length, columns: columns.length });
    if (next !== undefined) goTo(next);
    else if (event.key === " " || event.key === "Enter") {
      const place = placeAt(at);
      if (place !== undefined) onCell?.(place);
    } else return;
    event.preventDefault();
  };
  const press = (position: GridPosition) => {
    goTo(position);
    const place = placeAt(position);
    if (place !== undefined) onCell?.(place);
  };

  const drawCell = (row: TableRow, cell: TableCell, rowAt: number) => {
    const columnAt = columns.findIndex((column) => column.id === cell.columnId);
    const column = columns[columnAt];
    if (column === undefined) return null;
    const place = { rowId: row.id, columnId: column.id };
    const isSelected = selected !== undefined && placeKey(selected) === placeKey(place);
    const old = changed?.get(placeKey(place));
    const isHere = at.row === rowAt && at.column === columnAt;
    return (
      <td
        key={cell.columnId}
        class={cellClass(column, cell, isSelected)}
        data-at={`${rowAt}.${columnAt}`}
        tabIndex={onCell === undefined ? undefined : isHere ? 0 : -1}
        aria-selected={onCell === undefined ? undefined : isSelected}
        onClick={onCell === undefined ? undefined : () => press({ row: rowAt, column: columnAt })}
      >
        {old !== undefined && (
          <i class="stat-changed" title={`Trước là ${old}`}>
            <span class="hidden-visually">đã đổi, trước là {old}: </span>
          </i>
        )}
        <CellText cell={cell} />
      </td>
    );
  };

  let figureAt = -1;
  return (
    <div class="stat-scroll" tabIndex={0} role="region" aria-label={`${table.code} ${table.title}`}>
      {unitLine(table) !== "" && <p class="stat-unit">({unitLine(table)})</p>}
      <table
        ref={root}
        class={onCell === undefined ? "stat-table" : "stat-table is-open"}
        style={{ minWidth: rem(widths.reduce((sum, width) => sum + width, 0)) }}
        role={onCell === undefined ? undefined : "grid"}
        onKeyDown={onCell === undefined ? undefined : steer}
      >
        <caption class="hidden-visually">
          {table.code}. {table.title}
        </caption>
        <colgroup>
          {table.columns.map((column, index) => (
            <col
              key={column.id}
              style={column.role === "label" ? undefined : { width: rem(widths[index] ?? 0) }}
            />
          ))}
        </colgroup>
        <TableHeader table={table} />
        <tbody>
          {table.rows.map((row, index) => {
            if (row.kind === "group") {
              return (
                <tr key={row.id} class="stat-group">
                  <td class="align-center">{row.number}</td>
                  <th scope="rowgroup" colSpan={table.columns.length - 1}>
                    <span>{labels[index]}</span>
                  </th>
                </tr>
              );
            }
            figureAt += 1;
            const rowAt = figureAt;
            return (
              <tr key={row.id} class={row.kind === "memo" ? "stat-memo" : undefined}>
                <td class="stat-number align-center">{row.number}</td>
                <th
                  scope="row"
                  class="stat-label"
                  style={{ paddingLeft: rem(8 + 12 * Math.max(0, row.level - 1)) }}
                >
                  <span class="stat-clamp" title={labels[index]}>
                    {labels[index]}
                  </span>
                </th>
                <td class="stat-measure">{row.unitOfMeasure}</td>
                {row.cells.map((cell) => drawCell(row, cell, rowAt))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <Below table={table} />
    </div>
  );
}

/** Source and notes; paper gets the signs' meaning here too, since it has no foot bar. */
function Below({ table }: { readonly table: StatisticalTable }) {
  const lines = linesBelow(table);
  if (lines.length === 0) return null;
  return (
    <div class="stat-below">
      {lines.map((line) => (
        <p key={line} class={line.startsWith("Ghi chú:") ? "stat-signs" : undefined}>
          {line}
        </p>
      ))}
    </div>
  );
}
