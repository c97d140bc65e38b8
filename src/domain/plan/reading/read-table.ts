import { bareLabel, isBareLabel } from "./numbering.ts";
import { type FieldKind, type Field } from "./labels.ts";
import type { Line } from "./line.ts";
import type { RawItem, TargetCells } from "./raw-item.ts";
import { EMPTY_TEXT, type SourcedText, replaceIn } from "./sourced-text.ts";

type ColumnKind = "number" | "title" | "unit-of-measure" | "value" | FieldKind;

const COLUMNS: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(?:stt|tt|số tt|mã(?:\s.*)?|số thứ tự)$/iu, "number"],
  [/^(?:đvt|đơn vị tính|đơn vị đo)$/iu, "unit-of-measure"],
  [/ghi chú|sản phẩm|kết quả|kinh phí/iu, "note"],
  [/^(?:đơn vị|cơ quan)\s+cung cấp số liệu$/iu, "data_owner"],
  [/phối hợp|tham gia|liên quan|hỗ trợ/iu, "coordinate"],
  [/chủ trì|đầu mối|chịu trách nhiệm chính/iu, "lead"],
  [/theo dõi|giám sát/iu, "monitor"],
  [
    /thời gian|thời hạn|thời điểm|hoàn thành|tiến độ|lộ trình|kỳ hạn|(?<!\p{L})hạn(?!\p{L})/iu,
    "deadline",
  ],
  [/đơn vị|cơ quan|phụ trách|người thực hiện|phân công/iu, "perform"],
  [
    /^(?:kế hoạch|mục tiêu|chỉ tiêu)?\s*(?:giao\s*)?(?:năm\s*)?\d{4}(?:\s*-\s*\d{4})?$|chỉ tiêu giao|giá trị|số lượng|kế hoạch giao/iu,
    "value",
  ],
  [/nội dung|nhiệm vụ|chỉ tiêu|công việc|tên/iu, "title"],
];

/** What a column holds, told by the words of its header; null where they say nothing. */
export function kindOfColumn(header: string): ColumnKind | null {
  const words = header.replace(/\s+/gu, " ").trim();
  if (words === "" || words.length > 60) return null;
  return COLUMNS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** A row of a table that assigns: a heading of rows, or an item. */
export type TableRow =
  | {
      readonly kind: "group";
      readonly number: string | null;
      readonly title: SourcedText;
      readonly line: SourcedText;
    }
  | { readonly kind: "item"; readonly item: Omit<RawItem, "group" | "inherited"> };

/** A header names a title column and at least one more column. */
function headerOf(row: Line): readonly (ColumnKind | null)[] | null {
  const kinds = (row.cells ?? []).map((cell) => kindOfColumn(cell.text));
  const known = kinds.filter((kind) => kind !== null).length;
  return kinds.includes("title") && known >= 3 ? kinds : null;
}

const FIELD_KINDS: ReadonlySet<string> = new Set([
  "lead",
  "coordinate",
  "monitor",
  "perform",
  "data_owner",
  "deadline",
  "note",
]);
const isUnitColumn = (kind: FieldKind): boolean => kind !== "deadline" && kind !== "note";
const isField = (kind: ColumnKind | null): kind is FieldKind =>
  kind !== null && FIELD_KINDS.has(kind);

function targetCells(
  cellOf: (kind: ColumnKind) => SourcedText,
  header: Line,
  kinds: readonly (ColumnKind | null)[],
): TargetCells | null {
  const value = cellOf("value");
  if (value.text === "") return null;
  const unit = cellOf("unit-of-measure");
  const title = header.cells?.[kinds.indexOf("value")]?.text ?? "";
  const year = /\d{4}/u.exec(title)?.[0];
  return {
    value,
    unit: unit.text === "" ? null : unit,
    year: year === undefined ? null : Number(year),
  };
}

/** Where the lines of a cell are only wrapped words. */
const oneLine = (cell: SourcedText): SourcedText => replaceIn(cell, /\s*\n\s*/gu, () => " ");

function readRow(row: Line, header: Line, kinds: readonly (ColumnKind | null)[]): TableRow | null {
  const cells = row.cells ?? [];
  const cellOf = (kind: ColumnKind): SourcedText =>
    oneLine(cells[kinds.indexOf(kind)] ?? EMPTY_TEXT);
  const filled = cells.filter((cell) => cell.text !== "");
  const label = cellOf("number").text;
  const number = isBareLabel(label) ? bareLabel(label) : null;
  const title = cellOf("title");
  if (filled.length <= 2 && (number !== null || filled.length === 1) && kinds.length > 2) {
    const words = title.text === "" ? filled.at(-1) : title;
    return words === undefined ? null : { kind: "group", number, title: words, line: row.text };
  }
  if (title.text === "") return null;
  const fields = kinds.flatMap((kind, i): readonly Field[] => {
    const value = cells[i];
    return isField(kind) && value !== undefined && !/^-?$/u.test(value.text)
      ? [{ kind, value: isUnitColumn(kind) ? value : oneLine(value), line: value }]
      : [];
  });
  const notes = fields.filter((field) => field.kind === "note").map((field) => field.value);
  return {
    kind: "item",
    item: {
      number,
      heading: title,
      lines: [row.text],
      subItems: [],
      fields,
      notes,
      cells: targetCells(cellOf, header, kinds),
    },
  };
}

/** Rows of a table under a header that names its columns; nothing where no header does. */
export function readTableRows(rows: readonly Line[]): readonly TableRow[] {
  const found: TableRow[] = [];
  let header: { readonly line: Line; readonly kinds: readonly (ColumnKind | null)[] } | null = null;
  for (const row of rows) {
    const kinds = headerOf(row);
    if (kinds !== null && (header === null || !isBareLabel(row.cells?.[0]?.text ?? ""))) {
      header = { line: row, kinds };
    } else if (header !== null && !isColumnNumbers(row)) {
      const read = readRow(row, header.line, header.kinds);
      if (read !== null) found.push(read);
    }
  }
  return found;
}

/** "(1) | (2) | (3)" or "A | B | 1 | 2" under a header. */
const isColumnNumbers = (row: Line): boolean =>
  (row.cells ?? []).every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$/u.test(cell.text));
