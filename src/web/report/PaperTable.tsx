import type { StatisticalTable, TableCell } from "../../domain/consolidation/statistical-table.ts";
import { isProvisional, linesBelow, rowLabels, unitLine } from "../../domain/report/table-text.ts";

const marks = (cell: TableCell): string => cell.footnotes.map((mark) => `(${mark})`).join("");

/** A statistical table as a document prints it. Props: table, titled. */
export function PaperTable({
  table,
  titled,
}: {
  readonly table: StatisticalTable;
  readonly titled: boolean;
}) {
  const labels = rowLabels(table.rows);
  const columns = new Map(table.columns.map((column) => [column.id, column]));
  const hasUnits = table.columns.some((column) => column.role === "unit");
  const width = table.columns.length;
  return (
    <div class="paper-table" role="region" aria-label={table.title} tabIndex={0}>
      {table.code !== "" && <p class="paper-code">{table.code}</p>}
      {titled && <p class="paper-subject">{table.title}</p>}
      {unitLine(table) !== "" && <p class="paper-unit">({unitLine(table)})</p>}
      <table>
        <thead>
          {table.headerRows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell) => (
                <th
                  key={cell.column}
                  scope={cell.colSpan > 1 ? "colgroup" : "col"}
                  colSpan={cell.colSpan}
                  rowSpan={cell.rowSpan}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row, at) =>
            row.kind === "group" ? (
              <tr key={row.id} class="is-group">
                <td class="align-center">{row.number}</td>
                <th scope="rowgroup" colSpan={width - 1}>
                  {labels[at]}
                </th>
              </tr>
            ) : (
              <tr key={row.id}>
                <td class="align-center">{row.number}</td>
                <th scope="row" style={{ paddingLeft: `${6 + 10 * Math.max(0, row.level - 1)}px` }}>
                  {labels[at]}
                </th>
                {hasUnits && <td class="align-center">{row.unitOfMeasure}</td>}
                {row.cells.map((cell) => (
                  <td
                    key={cell.columnId}
                    class={`align-${columns.get(cell.columnId)?.align ?? "right"}${isProvisional(cell) ? " is-provisional" : ""}`}
                  >
                    {cell.text}
                    {cell.footnotes.length > 0 && <sup>{marks(cell)}</sup>}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
      {linesBelow(table).map((line) => (
        <p key={line} class="paper-below">
          {line}
        </p>
      ))}
    </div>
  );
}
