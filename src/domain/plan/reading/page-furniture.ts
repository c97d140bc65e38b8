import type { DocumentBlock } from "../plan-document.ts";
import { isLabelled } from "./labels.ts";
import { readMarker } from "./numbering.ts";
import { sourced } from "./sourced-text.ts";
import { opensUnit } from "./unit-list.ts";

/** Left between two pages; where cells stand one a line, a bare number is a cell. */
const PAGE_NUMBER = /^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$/u;
const NUMBERED_PAGE =
  /^\s*(?:[-–]\s*)?trang\s+(?:số\s+)?\d{1,3}(?:\s*(?:\/|trên)\s*\d{1,3})?\s*[-–]?\s*$/iu;

/** A page holds more letters; a number that stands earlier counts something. */
const FEWEST_LETTERS_A_PAGE = 300;

/** "25" alone on the first page is no page number. */
function comesTooEarly(text: string, lettersBefore: number): boolean {
  const number = /^\s*(\d{1,3})\s*$/u.exec(text)?.[1];
  return number !== undefined && lettersBefore < (Number(number) - 1) * FEWEST_LETTERS_A_PAGE;
}

/** Lines up to here are the letterhead, which running heads repeat. */
const LETTERHEAD = 15;
const LONGEST_HEAD = 120;

const modulo = (text: string): string => text.replace(/\d+/gu, "#").replace(/\s+/gu, " ").trim();

/** What could be printed at the head of every page: a short line that says nothing of an item. */
function mayRun(text: string): boolean {
  const words = text.trim();
  if (!/^\p{Lu}/u.test(words)) return false;
  if (words.length > LONGEST_HEAD || words.length < 8 || /[.;:,]$/u.test(words)) return false;
  if (isLabelled(words) || readMarker(sourced(0, words)) !== null) return false;
  return !opensUnit(words) || words === words.toUpperCase();
}

/** Short lines that stand again below the letterhead, whatever page number they bear. */
function runningHeads(blocks: readonly DocumentBlock[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  blocks.forEach(({ kind, text }, index) => {
    if (kind !== "paragraph" || !mayRun(text)) return;
    const key = modulo(text);
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  });
  const repeated = [...places.values()].filter((same) => same.length >= 2).flat();
  return new Set(repeated.filter((index) => index >= LETTERHEAD));
}

/** True for cells that stand one a line under a header of such cells. */
export const isStacked = (blocks: readonly DocumentBlock[]): boolean =>
  blocks.some((block) => /^(?:STT|TT)$/iu.test(block.text.trim()));

/**
 * Indices of the blocks that belong to the page and not to the text: page numbers, and heads that
 * are printed again on every page (số trang, tiêu đề đầu trang).
 */
export function findFurniture(blocks: readonly DocumentBlock[]): ReadonlySet<number> {
  const stacked = isStacked(blocks);
  const running = stacked ? new Set<number>() : runningHeads(blocks);
  const found = new Set<number>();
  let letters = 0;
  blocks.forEach(({ kind, text }, index) => {
    const lettersBefore = letters;
    letters += text.length;
    if (kind !== "paragraph") return;
    if (NUMBERED_PAGE.test(text) || running.has(index)) found.add(index);
    else if (!stacked && PAGE_NUMBER.test(text) && !comesTooEarly(text, lettersBefore)) {
      found.add(index);
    }
  });
  return found;
}
