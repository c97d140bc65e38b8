import type { StatisticalTable, TableCell, TableRow } from "../consolidation/statistical-table.ts";

const PART = /^trong đó(?!\p{L})/iu;

/** Labels of the rows as printed: the first of a run of parts says "Trong đó:" where none does. */
export function rowLabels(rows: readonly TableRow[]): readonly string[] {
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const continues = above !== undefined && above.isPart && above.level >= row.level;
    const said = PART.test(row.label) || (above !== undefined && PART.test(above.label));
    return row.isPart && !continues && !said ? `Trong đó: ${row.label}` : row.label;
  });
}

/** Printed apart (in italics), because it is, or rests on, a figure nobody has accepted yet. */
export const isProvisional = (cell: TableCell): boolean =>
  cell.state === "unaccepted" || cell.restsOnUnaccepted;

const hasProvisional = (table: StatisticalTable): boolean =>
  table.rows.some((row) => row.cells.some(isProvisional));

/** The lines below a table: source, numbered notes, what the signs mean. */
export function linesBelow(table: StatisticalTable): readonly string[] {
  const signs = table.legend.map(({ mark, meaning }) => `“${mark}” ${meaning}`);
  const provisional = hasProvisional(table) ? ["số in nghiêng: chưa được duyệt"] : [];
  const legend = [...signs, ...provisional].join("; ");
  return [
    ...(table.source === "" ? [] : [`Nguồn: ${table.source.replace(/\.\s*$/u, "")}.`]),
    ...table.notes.map((note) => `(${note.number}) ${note.text}`),
    ...(legend === "" ? [] : [`Ghi chú: ${legend}.`]),
  ];
}

/** "(Đơn vị tính: %)" at the right above the table; empty where each row names its own. */
export const unitLine = ({ unitNote }: StatisticalTable): string =>
  unitNote === "" ? "" : /^đơn vị/iu.test(unitNote) ? unitNote : `Đơn vị tính: ${unitNote}`;
