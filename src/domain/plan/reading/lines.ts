import type { DocumentBlock } from "../plan-document.ts";
import type { Repair } from "../plan-reading.ts";
import { cleanLine } from "./clean-text.ts";
import { isLabelled } from "./labels.ts";
import { type Marker, readMarker } from "./numbering.ts";
import { type SourcedText, joinOf, sliceOf, sourced, trimOf } from "./sourced-text.ts";

/** One readable line (dòng): a paragraph put together again, or a row of a table. */
export interface Line {
  readonly text: SourcedText;
  readonly marker: Marker | null;
  /** What follows the marker; the whole text where there is none. */
  readonly body: SourcedText;
  readonly cells: readonly SourcedText[] | null;
  readonly bold: boolean;
}

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

/** Left between two pages; where cells stand one a line, a bare number is a cell. */
const PAGE_NUMBER = /^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$/u;

/** Lines of a cell stay apart, for they separate units; each is cleaned on its own. */
const cleanCell = (cell: SourcedText, clean: (source: SourcedText) => SourcedText): SourcedText =>
  joinOf(physicalLines(cell).map(clean), "\n");

/** A drawn line or nothing at all; a lone "-" is an empty cell and stays. */
const isRule = (text: string): boolean => /^(?:[\s\-–—_=*.|+]{2,}|[\s*_]*)$/u.test(text);

/** No sentence of a plan is longer; what goes on after it is another one. */
const LONGEST_JOINED = 6_000;

/** "Phần I" on a line of its own, its title on the next, as the decree writes it. */
const NUMBER_OF_PART = /^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+[IVXL]+$/u;

/** A paragraph that a page break cut: the rest starts small, or inside an open bracket. */
function continues(before: Line, text: SourcedText, marker: Marker | null): boolean {
  const previous = before.text.text;
  if (before.cells !== null || previous === "" || previous.length > LONGEST_JOINED) return false;
  const open = previous.split("(").length > previous.split(")").length;
  if (open && marker === null && text.text.includes(")")) return true;
  if (NUMBER_OF_PART.test(previous)) return marker === null;
  if (/[.!?]$/u.test(previous)) return false;
  if (marker !== null || isLabelled(text.text)) return false;
  return (
    /^[\p{Ll}(]/u.test(text.text) && !/^\(?\d/u.test(text.text) && !/^[\p{Ll}]+:/u.test(text.text)
  );
}

const withText = (text: SourcedText, bold: boolean): Line => {
  const read = readMarker(text);
  return { text, marker: read?.marker ?? null, body: read?.body ?? text, cells: null, bold };
};

/** Blocks as lines: cleaned, rules dropped, broken sentences joined. */
export function readLines(blocks: readonly DocumentBlock[]): ReadLines {
  const lines: Line[] = [];
  const repairs: Repair[] = [];
  const clean = (source: SourcedText): SourcedText => {
    const cleaned = cleanLine(source);
    repairs.push(...cleaned.repairs);
    return cleaned.text;
  };
  const stacked = blocks.some((block) => /^(?:STT|TT)$/iu.test(block.text.trim()));
  blocks.forEach((block, index) => {
    if (!stacked && block.kind === "paragraph" && PAGE_NUMBER.test(block.text)) return;
    if (block.kind === "table-row") {
      const cells = cellsOf(block, index).map((cell) => cleanCell(cell, clean));
      if (cells.every((cell) => cell.text === "")) return;
      const text = joinOf(cells, " | ");
      lines.push({ text, marker: null, body: text, cells, bold: block.bold ?? false });
      return;
    }
    for (const part of physicalLines(sourced(index, block.text))) {
      if (isRule(part.text)) continue;
      const text = clean(part);
      const before = lines.at(-1);
      if (before !== undefined && continues(before, text, readMarker(text)?.marker ?? null)) {
        lines[lines.length - 1] = withText(joinOf([before.text, text], " "), before.bold);
      } else lines.push(withText(text, block.bold ?? /^\*\*.*\*\*$/u.test(part.text.trim())));
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
