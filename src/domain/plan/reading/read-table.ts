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

/** The columns of a table: their words and what those say of the cells below. */
interface Header {
  readonly texts: readonly string[];
  readonly kinds: readonly (ColumnKind | null)[];
}

/** A header names a title column and two more, or all there are: what is done, and who does it. */
function headerOf(row: Line): Header | null {
  const texts = (row.cells ?? []).map((cell) => cell.text);
  const kinds = texts.map(kindOfColumn);
  const known = kinds.filter((kind) => kind !== null).length;
  const isPair = texts.length === 2 && known === 2 && /\s/u.test(texts[0]?.trim() ?? "");
  return kinds.includes("title") && (known >= 3 || isPair) ? { texts, kinds } : null;
}

/** True for the first row of a table that names what is to be done. */
export const opensTable = (row: Line): boolean => headerOf(row) !== null;

const LONGEST_SUBHEADING = 40;

const isSubheading = (text: string): boolean =>
  text.length <= LONGEST_SUBHEADING && !/\d/u.test(text.replace(/(?:19|20)\d{2}/gu, ""));

/** Of the columns "Kế hoạch năm 2025" and "Kế hoạch năm 2026" the later one sets the target. */
function withLatest(texts: readonly string[]): Header {
  const kinds = texts.map(kindOfColumn);
  const yearOf = (at: number): number =>
    kinds[at] === "value" ? Number(/\d{4}/u.exec(texts[at] ?? "")?.[0] ?? 0) : -1;
  const latest = Math.max(...texts.map((_, at) => yearOf(at)));
  return {
    texts,
    kinds: kinds.map((kind, at) => (kind === "value" && yearOf(at) < latest ? null : kind)),
  };
}

/**
 * "Năm 2025" over "Kế hoạch" and "Ước thực hiện": a header of two rows, in which a cell that goes
 * over several columns or rows is written once, or in each of them. Null for a row of the table.
 */
function underHeader({ texts, kinds }: Header, row: Line): Header | null {
  const below = (row.cells ?? []).map((cell) => cell.text);
  const title = kinds.indexOf("title");
  const isOwn = (text: string, at: number): boolean => text !== "" && text !== texts[at];
  if (below.length !== texts.length || isOwn(below[title] ?? "", title)) return null;
  const own = below.filter(isOwn);
  if (own.length < 2 || !own.every(isSubheading) || isBareLabel(below[0] ?? "")) return null;
  let over = "";
  const joined = texts.map((text, at) => {
    over = text === "" ? over : text;
    return isOwn(below[at] ?? "", at) ? `${below[at] ?? ""} ${over}` : text;
  });
  return withLatest(joined);
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
  { texts, kinds }: Header,
): TargetCells | null {
  const value = cellOf("value");
  if (value.text === "") return null;
  const unit = cellOf("unit-of-measure");
  const title = texts[kinds.indexOf("value")] ?? "";
  const year = /\d{4}/u.exec(title)?.[0];
  return {
    value,
    unit: unit.text === "" ? null : unit,
    year: year === undefined ? null : Number(year),
  };
}

/** Where the lines of a cell are only wrapped words. */
const oneLine = (cell: SourcedText): SourcedText => replaceIn(cell, /\s*\n\s*/gu, () => " ");

function readRow(row: Line, header: Header): TableRow | null {
  const { kinds } = header;
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
      cells: targetCells(cellOf, header),
    },
  };
}

/** Rows of a table under a header that names its columns; nothing where no header does. */
export function readTableRows(rows: readonly Line[]): readonly TableRow[] {
  const found: TableRow[] = [];
  let header: Header | null = null;
  let isFresh = false;
  for (const row of rows) {
    const under: Header | null = header !== null && isFresh ? underHeader(header, row) : null;
    const own: Header | null = under ?? headerOf(row);
    isFresh = own !== null && under === null;
    if (own !== null && (header === null || !isBareLabel(row.cells?.[0]?.text ?? ""))) {
      header = own;
    } else if (header !== null && !isColumnNumbers(row)) {
      const read = readRow(row, header);
      if (read !== null) found.push(read);
    }
  }
  return found;
}

/** "(1) | (2) | (3)" or "A | B | 1 | 2" under a header. */
const isColumnNumbers = (row: Line): boolean =>
  (row.cells ?? []).every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$/u.test(cell.text));
