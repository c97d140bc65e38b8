import { Workbook } from "@cj-tech-master/excelts";
import type { WorkbookMark } from "../../application/ports.ts";

const MARKED = {
  type: "pattern",
  pattern: "solid",
  fgColor: { argb: "FFFFC7CE" },
} as const;

/** Colours cells of a workbook and puts the words beside them as notes; all else stays as it was. */
export async function markWorkbook(
  bytes: Uint8Array,
  marks: readonly WorkbookMark[],
): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  for (const { sheet, address, words } of marks) {
    const cell = workbook.getWorksheet(sheet)?.getCell(address);
    if (cell === undefined) continue;
    cell.fill = MARKED;
    cell.note = words;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
