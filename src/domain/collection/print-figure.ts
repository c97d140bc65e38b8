import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { type CellValue, MISSING_MARKS } from "./figure.ts";

/** The text of a cell in Vietnamese style with the row's decimals; a blank is empty. */
export function printFigure(cell: CellValue, decimals: number): string {
  if (cell.kind === "blank") return "";
  return cell.kind === "missing" ? MISSING_MARKS[cell.status] : formatDecimal(cell.value, decimals);
}
