import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";

/** The head of a statistical table with its spans; the first two columns stay while scrolling. */
export function TableHeader({ table }: { readonly table: StatisticalTable }) {
  return (
    <thead>
      {table.headerRows.map((cells, level) => (
        <tr key={level}>
          {cells.map((cell) => {
            const column = table.columns[cell.column];
            const isStub = column?.role === "number" || column?.role === "label";
            return (
              <th
                key={cell.column}
                scope={cell.colSpan > 1 ? "colgroup" : "col"}
                colSpan={cell.colSpan}
                rowSpan={cell.rowSpan}
                class={isStub ? `stat-${column.role}` : undefined}
              >
                {cell.text}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}
