import { Workbook } from "@cj-tech-master/excelts";
import type { WorkbookMark } from "../../application/ports.ts";
import { MARK_LEAD } from "./entry-layout.ts";

const MARKED = {
  type: "pattern",
  pattern: "solid",
  fgColor: { argb: "FFFFC7CE" },
} as const;

type Note = string | { readonly texts?: readonly { readonly text: string }[] };

/** The note that stands beside a cell already. */
const noteOf = (note: Note | undefined): string =>
  typeof note === "string" ? note : (note?.texts ?? []).map(({ text }) => text).join("");

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
    const own = noteOf(cell.note as Note | undefined); // the library's own type is wider
    cell.note = [own, MARK_LEAD + words].filter((text) => text !== "").join("\n");
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
