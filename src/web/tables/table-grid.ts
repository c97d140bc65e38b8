import type {
  StatisticalTable,
  TableCell,
  TableColumn,
  TableRow,
} from "../../domain/consolidation/statistical-table.ts";

/** One printed cell, where it stands. */
export interface PlacedCell {
  readonly row: TableRow;
  readonly column: TableColumn;
  readonly cell: TableCell;
}

export interface CellPlace {
  readonly rowId: string;
  readonly columnId: string;
}

export const placeKey = ({ rowId, columnId }: CellPlace): string => `${rowId}.${columnId}`;

/** Reads the place an address names; undefined for text that names none. */
export function readPlace(text: string | undefined): CellPlace | undefined {
  const [rowId = "", columnId = ""] = text?.split(".") ?? [];
  return rowId === "" || columnId === "" ? undefined : { rowId, columnId };
}

/** Columns that hold a cell of each row, without the stub. */
export const cellColumns = (table: StatisticalTable): readonly TableColumn[] =>
  table.columns.filter((column) => column.role === "cell");

/** Rows that hold figures; headings are passed over by the arrows. */
export const figureRows = (table: StatisticalTable): readonly TableRow[] =>
  table.rows.filter((row) => row.kind !== "group");

export function placedCells(table: StatisticalTable): readonly PlacedCell[] {
  const columns = new Map(table.columns.map((column) => [column.id, column]));
  return figureRows(table).flatMap((row) =>
    row.cells.flatMap((cell) => {
      const column = columns.get(cell.columnId);
      return column === undefined ? [] : [{ row, column, cell }];
    }),
  );
}

export const findCell = (
  table: StatisticalTable,
  place: CellPlace | undefined,
): PlacedCell | undefined =>
  place &&
  placedCells(table).find(
    ({ row, column }) => row.id === place.rowId && column.id === place.columnId,
  );

const textsOf = (table: StatisticalTable): ReadonlyMap<string, string> =>
  new Map(
    placedCells(table).map(({ row, column, cell }) => [
      placeKey({ rowId: row.id, columnId: column.id }),
      cell.text,
    ]),
  );

/** Cells that print otherwise than in another version, with what they printed there. */
export function changedCells(
  table: StatisticalTable,
  other: StatisticalTable,
): ReadonlyMap<string, string> {
  const before = textsOf(other);
  return new Map(
    [...textsOf(table)].flatMap(([key, text]) => {
      const old = before.get(key);
      return old === undefined || old === text ? [] : [[key, old] as const];
    }),
  );
}

/** The heading of a column with what spans it: "Thực hiện 2023". */
export function columnName(table: StatisticalTable, column: TableColumn): string {
  const at = table.columns.indexOf(column);
  const texts = table.headerRows.flatMap((cells) =>
    cells
      .filter((cell) => cell.column <= at && at < cell.column + cell.colSpan)
      .map((cell) => cell.text),
  );
  return texts.join(" ");
}

/** Cells nobody has filled, as a person names them: "Khách lưu trú, Thực hiện 2023". */
export const blankCells = (table: StatisticalTable): readonly string[] =>
  placedCells(table)
    .filter(({ cell, column }) => cell.state === "blank" && column.nature !== "derived")
    .map(({ row, column }) => `${row.label}, ${columnName(table, column)}`);

/** How many of the table's figures are accepted, of all it should have. */
export function acceptance({ counts }: StatisticalTable): {
  readonly accepted: number;
  readonly total: number;
} {
  const { accepted, unaccepted, missing, blank } = counts;
  return { accepted, total: accepted + unaccepted + missing + blank };
}
