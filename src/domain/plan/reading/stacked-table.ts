import { type Line, rowOf } from "./line.ts";
import { isBareLabel } from "./numbering.ts";
import { kindOfColumn } from "./read-table.ts";
import { EMPTY_TEXT } from "./sourced-text.ts";

const MINIMUM_COLUMNS = 4;

const isPlain = (line: Line | undefined): line is Line =>
  line !== undefined && line.cells === null && line.marker === null && line.text.text.length <= 60;

/** The number of header lines that stand from `at` on, first of them "STT". */
function headerLength(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (!isPlain(first) || kindOfColumn(first.text.text) !== "number") return 0;
  let length = 1;
  for (let line = lines[at + length]; isPlain(line); line = lines[at + length]) {
    if (isBareLabel(line.text.text) || kindOfColumn(line.text.text) === null) break;
    length += 1;
  }
  return length >= MINIMUM_COLUMNS ? length : 0;
}

const isLabel = (line: Line | undefined): boolean =>
  line !== undefined && isBareLabel(line.text.text);

/** Text extraction may put every cell of a table on a line of its own; this sets the rows again. */
export function unstackTables(lines: readonly Line[]): readonly Line[] {
  const result: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const columns = headerLength(lines, at);
    if (columns === 0) {
      result.push(...lines.slice(at, at + 1));
      at += 1;
      continue;
    }
    result.push(rowOf(lines.slice(at, at + columns).map((line) => line.text)));
    at += columns;
    while (isLabel(lines[at])) {
      const isGroup = isLabel(lines[at + 2]) && !/^\d/u.test(lines[at]?.text.text ?? "");
      const cells = lines.slice(at, at + (isGroup ? 2 : columns)).map((line) => line.text);
      at += cells.length;
      while (cells.length < columns) cells.push(EMPTY_TEXT);
      result.push(rowOf(cells));
    }
  }
  return result;
}
