import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type Run, type Sheet, columnShares } from "./paper.ts";

type Format = (typeof LevelFormat)[keyof typeof LevelFormat];

/** A number or sign at the head of a paragraph, as Word would count it. */
interface Label {
  readonly format: Format;
  /** One count for each level that the label shows: "1.2." shows two. */
  readonly counts: readonly number[];
  /** As Word writes labels: "%1.%2." */
  readonly pattern: string;
  readonly length: number;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** "đ)" is none of Word's letters: clerks type it, and so it stays text. */
function labelOf(text: string): Label | null {
  const found =
    /^(?:(?<dash>[-+])|(?<roman>[IVX]+)(?=\.)|(?<path>\d+(?:\.\d+)*)(?=[.)])|\((?<bracket>\d+)\)|(?<letter>[a-z])(?=\)))[.)]?\s+/u.exec(
      text,
    );
  if (found?.groups === undefined) return null;
  const { dash, roman, path, bracket, letter } = found.groups;
  const length = found[0].length;
  const tail = found[0].trim().slice(-1);
  if (dash !== undefined) return { format: LevelFormat.BULLET, counts: [1], pattern: dash, length };
  if (bracket !== undefined) {
    return { format: LevelFormat.DECIMAL, counts: [Number(bracket)], pattern: "(%1)", length };
  }
  if (roman !== undefined) {
    const counts = [ROMAN.indexOf(roman) + 1];
    return { format: LevelFormat.UPPER_ROMAN, counts, pattern: `%1${tail}`, length };
  }
  if (letter !== undefined) {
    const counts = [letter.charCodeAt(0) - 96];
    return { format: LevelFormat.LOWER_LETTER, counts, pattern: `%1${tail}`, length };
  }
  const counts = (path ?? "").split(".").map(Number);
  if (counts.length > 3) return null;
  const pattern = counts.map((_, i) => `%${i + 1}`).join(".") + tail;
  return { format: LevelFormat.DECIMAL, counts, pattern, length };
}

interface List {
  readonly reference: string;
  readonly kind: string;
  counts: number[];
}

/** Hands out Word lists: a paragraph goes on in the list that would give it its number. */
function makeNumbering() {
  const config: { reference: string; levels: ILevelsOptions[] }[] = [];
  const open = new Map<string, List>();
  const goesOn = (list: List, counts: readonly number[]): boolean => {
    const level = counts.length - 1;
    const isSameParent = counts.slice(0, -1).every((count, i) => count === list.counts[i]);
    return isSameParent && (list.counts[level] ?? 0) + 1 === counts[level];
  };
  const begin = (label: Label, kind: string): List => {
    const reference = `list-${config.length + 1}`;
    const ending = label.pattern.slice(-1);
    const levels = [0, 1, 2].map((level): ILevelsOptions => ({
      level,
      format: label.format,
      text: label.counts.length === 1 && level === 0 ? label.pattern : pathTo(level) + ending,
      start: label.counts[level] ?? 1,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 0, firstLine: 720 } } },
    }));
    config.push({ reference, levels });
    return { reference, kind, counts: [...label.counts] };
  };
  const place = (label: Label) => {
    const kind =
      label.format === LevelFormat.DECIMAL && !label.pattern.startsWith("(")
        ? "path"
        : `${label.format} ${label.pattern}`;
    const known = open.get(kind);
    const list =
      known !== undefined && (label.format === LevelFormat.BULLET || goesOn(known, label.counts))
        ? known
        : begin(label, kind);
    list.counts = [...label.counts];
    open.set(kind, list);
    return { reference: list.reference, level: label.counts.length - 1 };
  };
  return { config, place };
}

const pathTo = (level: number): string =>
  Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join(".");

const runOf = ({ text, bold, italic }: Run): TextRun =>
  new TextRun({ text, bold, italics: italic });

/** The runs without the label, which Word will print. */
function withoutLabel(runs: readonly Run[], length: number): readonly Run[] {
  let left = length;
  return runs.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};
const TEXT_WIDTH = 9300;

const cellOf = (lines: readonly string[], size: number, columnSpan = 1): TableCell =>
  new TableCell({
    columnSpan,
    width: { size, type: WidthType.DXA },
    children: lines.map((line) => new Paragraph(line)),
  });

/** A row with words in its first two cells only is the heading of a group, over the whole width. */
function rowOf(cells: readonly string[], widths: readonly number[]): TableRow {
  const isGroup = cells.length > 3 && cells.slice(2).every((cell) => cell === "");
  const shown = isGroup ? cells.slice(0, 2) : widths.map((_, i) => cells[i] ?? "");
  return new TableRow({
    children: shown.map((cell, i) =>
      isGroup && i === 1
        ? cellOf([cell], TEXT_WIDTH - (widths[0] ?? 0), widths.length - 1)
        : cellOf([cell], widths[i] ?? 0),
    ),
  });
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  const widths = columnShares(rows).map((share) => Math.round(share * TEXT_WIDTH));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: rows.map((row) => rowOf(row, widths)),
  });
}

const besideOf = (left: readonly string[], right: readonly string[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
    borders: NO_BORDERS,
    rows: [
      new TableRow({ children: [cellOf(left, TEXT_WIDTH / 2), cellOf(right, TEXT_WIDTH / 2)] }),
    ],
  });

/** A Word file with automatic numbers, real tables and page numbers in its header. */
export function docxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const { config, place } = makeNumbering();
  const children = sheets.map((sheet) => {
    if (sheet.kind === "table") return tableOf(sheet.rows);
    if (sheet.kind === "beside") return besideOf(sheet.left, sheet.right);
    const label = labelOf(sheet.runs.map((run) => run.text).join(""));
    if (label === null) return new Paragraph({ children: sheet.runs.map(runOf) });
    return new Paragraph({
      numbering: place(label),
      children: withoutLabel(sheet.runs, label.length).map(runOf),
    });
  });
  const header = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });
  const section = { headers: { default: header }, children };
  return Packer.toBuffer(new Document({ numbering: { config }, sections: [section] }));
}
