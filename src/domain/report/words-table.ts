import type {
  StatisticalTable,
  TableCell,
  TableColumn,
  TableRow,
} from "../consolidation/statistical-table.ts";

/** A column of a table that holds words rather than figures. */
export const wordsColumn = (
  id: string,
  role: TableColumn["role"],
  label: string,
  width: number,
): TableColumn => ({
  id,
  role,
  label,
  nature: null,
  align: role === "number" ? "center" : "left",
  width,
});

/** A row of such a table: what stands in its first columns, and the words by column id. */
export interface WordsRow {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly kind: TableRow["kind"];
  readonly words?: Readonly<Record<string, string>>;
}

const wordsCell = (columnId: string, text: string): TableCell => ({
  columnId,
  text,
  value: null,
  decimals: null,
  status: null,
  verdict: null,
  footnotes: [],
  observationIds: [],
  state: "derived",
  formula: null,
  restsOnUnaccepted: false,
});

/** A table of words with one line of heads; columns in which nothing stands are left out. */
export function wordsTable(
  title: string,
  all: readonly TableColumn[],
  rows: readonly WordsRow[],
): StatisticalTable {
  const columns = all.filter(
    ({ id, role }) => role !== "cell" || rows.some(({ words }) => (words?.[id] ?? "") !== ""),
  );
  const cellColumns = columns.filter(({ role }) => role === "cell");
  return {
    code: "",
    title,
    unitNote: "",
    columns,
    headerRows: [
      columns.map(({ label }, index) => ({ text: label, colSpan: 1, rowSpan: 1, column: index })),
    ],
    rows: rows.map(({ words, ...stub }) => ({
      ...stub,
      level: 0,
      isPart: false,
      unitOfMeasure: "",
      cells: cellColumns.map(({ id }) => wordsCell(id, words?.[id] ?? "")),
    })),
    notes: [],
    legend: [],
    source: "",
    counts: { accepted: 0, unaccepted: 0, missing: 0, blank: 0 },
  };
}
