import type { DocumentBlock } from "../plan-document.ts";
import type { Repair } from "../plan-reading.ts";
import { cleanLine } from "./clean-text.ts";
import { continues, wrappingOf } from "./continuation.ts";
import { readMarker } from "./numbering.ts";
import { type Line, rowOf } from "./line.ts";
import { findFurniture } from "./page-furniture.ts";
import { type SourcedText, joinOf, sliceOf, sourced, trimOf } from "./sourced-text.ts";

/** The lines of a document and the slips that were read past on the way. */
export interface ReadLines {
  readonly lines: readonly Line[];
  readonly repairs: readonly Repair[];
}

function cellsOf(block: DocumentBlock, index: number): readonly SourcedText[] {
  let offset = 0;
  return (block.cells ?? []).map((cell) => {
    const at = Math.max(block.text.indexOf(cell, offset), 0);
    offset = at + cell.length;
    return sourced(index, cell, at);
  });
}

/** Lines of a cell stay apart, for they separate units; each is cleaned on its own. */
const cleanCell = (cell: SourcedText, clean: (source: SourcedText) => SourcedText): SourcedText =>
  joinOf(physicalLines(cell).map(clean), "\n");

/** A drawn line or nothing at all; a lone "-" is an empty cell and stays. */
const isRule = (text: string): boolean => /^(?:[\s\-–—_=*.|+]{2,}|[\s*_]*)$/u.test(text);

const withText = (text: SourcedText, bold: boolean, lastLine: string): Line => {
  const read = readMarker(text);
  const marker = read?.marker ?? null;
  return { text, marker, body: read?.body ?? text, cells: null, bold, lastLine };
};

/** Nothing but rules between cells, as Markdown draws them, or no words at all. */
const isEmptyRow = (cells: readonly SourcedText[]): boolean =>
  cells.every((cell) => /^(?::?-{2,}:?)?$/u.test(cell.text));

/** Blocks as lines: cleaned, rules dropped, broken sentences joined. */
export function readLines(blocks: readonly DocumentBlock[]): ReadLines {
  const lines: Line[] = [];
  const repairs: Repair[] = [];
  const clean = (source: SourcedText): SourcedText => {
    const cleaned = cleanLine(source);
    repairs.push(...cleaned.repairs);
    return cleaned.text;
  };
  const furniture = findFurniture(blocks);
  const wrapping = wrappingOf(blocks);
  const addPart = (part: SourcedText, bold: boolean) => {
    if (isRule(part.text)) return;
    const text = clean(part);
    const printed = part.text.replace(/\s\s+|[^\S ]/gu, " ");
    const before = lines.at(-1);
    const marker = readMarker(text)?.marker ?? null;
    if (before !== undefined && continues(before, text, marker, wrapping)) {
      const joined = clean(joinOf([before.text, text], " "));
      lines[lines.length - 1] = withText(joined, before.bold, printed);
    } else lines.push(withText(text, bold, printed));
  };
  blocks.forEach((block, index) => {
    if (furniture.has(index)) return;
    if (block.kind === "table-row") {
      const cells = cellsOf(block, index).map((cell) => cleanCell(cell, clean));
      if (!isEmptyRow(cells)) lines.push(rowOf(cells, block.bold));
      return;
    }
    for (const part of physicalLines(sourced(index, block.text))) {
      addPart(part, block.bold ?? /^\*\*.*\*\*$/u.test(part.text.trim()));
    }
  });
  return { lines, repairs };
}

/** No paragraph is longer; what is would only keep the reader busy. */
const LONGEST_LINE = 20_000;

/** A block may hold line breaks (Shift+Enter in Word): each is a line. */
function physicalLines(source: SourcedText): readonly SourcedText[] {
  const parts: SourcedText[] = [];
  let start = 0;
  const push = (end: number) => {
    for (let at = start; at < end || at === start; at += LONGEST_LINE) {
      parts.push(trimOf(sliceOf(source, at, Math.min(at + LONGEST_LINE, end))));
    }
  };
  for (const match of source.text.matchAll(/\n/gu)) {
    push(match.index ?? 0);
    start = (match.index ?? 0) + 1;
  }
  push(source.text.length);
  return parts;
}
