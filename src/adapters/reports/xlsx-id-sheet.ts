import type { Workbook } from "@cj-tech-master/excelts";
import { cellAddress } from "../../domain/report/spreadsheet-names.ts";
import type { WorkbookMeta, WorkbookTable } from "./workbook-table.ts";

/** Name of the hidden sheet that lets the program recognise its own workbook. */
export const ID_SHEET = "_nhiemky";

/** A table as it was put on a sheet. */
export interface WrittenTable extends WorkbookTable {
  readonly name: string;
  /** Row of its first figures. */
  readonly firstRow: number;
}

type Line = readonly (string | null)[];

const tableLines = (written: readonly WrittenTable[]): readonly Line[] =>
  written.map(({ name, templateId, formId, version, table }) => [
    "table",
    name,
    templateId,
    formId,
    version,
    table.code,
  ]);

/** Sheet, address, row id, column id, exact value, observations. */
function cellLines({ name, table, firstRow }: WrittenTable): readonly Line[] {
  return table.rows.flatMap((row, rowIndex) =>
    row.cells.map((cell): Line => {
      const column = table.columns.findIndex(({ id }) => id === cell.columnId);
      const address = cellAddress(firstRow + rowIndex, column + 1);
      return [
        "cell",
        name,
        address,
        row.id,
        cell.columnId,
        cell.value,
        cell.observationIds.join(" "),
      ];
    }),
  );
}

/** Adds the hidden sheet: what the file is, its tables, and every cell with its ids. */
export function writeIdSheet(
  workbook: Workbook,
  written: readonly WrittenTable[],
  meta: WorkbookMeta,
): void {
  const sheet = workbook.addWorksheet(ID_SHEET, { state: "hidden" });
  const lines: readonly Line[] = [
    ["nhiemky", "1", meta.title, meta.writtenAt, meta.freezeVersion],
    ...tableLines(written),
    ...written.flatMap(cellLines),
  ];
  for (const line of lines) sheet.addRow([...line]);
}
