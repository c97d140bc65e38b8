import type { Passage } from "../../domain/collection/find-number.ts";
import { decimal, toText } from "../../domain/kernel/decimal.ts";
import { type CellSheet, placeKey, readXlsxCells } from "./xlsx-cells.ts";

const LETTERS = 26;

/** 28 → "AB". */
const columnName = (column: number): string => {
  const rest = (column - 1) % LETTERS;
  const head = Math.floor((column - 1) / LETTERS);
  return (head === 0 ? "" : columnName(head)) + String.fromCharCode(65 + rest);
};

function* passagesOf(sheet: CellSheet): Generator<Passage> {
  const width = placeKey(1, 0);
  for (const [key, cell] of sheet.cells) {
    const place = `${sheet.name}!${columnName(key % width)}${Math.floor(key / width)}`;
    if (cell.kind === "text") yield { place, text: cell.text, value: null };
    if (cell.kind !== "number" || cell.format === "date") continue;
    const isPercent = cell.format === "percent";
    const value = isPercent ? toText(decimal(cell.value).times(100)) : cell.value;
    yield { place, text: `${value.replace(".", ",")}${isPercent ? "%" : ""}`, value };
  }
}

/** The filled cells of a workbook's visible sheets with their addresses; none where it cannot be read. */
export function readCellPassages(bytes: Uint8Array, fileName: string): readonly Passage[] {
  const sheets = readXlsxCells(bytes, fileName);
  if (!sheets.ok) return [];
  return sheets.value
    .filter(({ isHidden }) => !isHidden)
    .flatMap((sheet) => [...passagesOf(sheet)]);
}
