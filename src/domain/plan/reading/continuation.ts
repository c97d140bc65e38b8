import type { DocumentBlock } from "../plan-document.ts";
import { isLabelled } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Marker } from "./numbering.ts";
import type { SourcedText } from "./sourced-text.ts";

/** What of a whole document tells whether a line goes on in the next. */
export interface Wrapping {
  /** Letters a line holds where the text was broken at a fixed width; null where it was not. */
  readonly width: number | null;
  /** Every line in one, to look up names that a line break cut at their dash. */
  readonly words: string;
}

/** No sentence of a plan is longer; what goes on after it is another one. */
const LONGEST_JOINED = 6_000;
const WIDEST_PAGE = 130;
const FEWEST_LINES = 12;
const NEARLY_FULL = 12;
const FULL_SHARE = 0.2;

const plain = (text: string): string => text.replace(/\*+/gu, "").replace(/\s+/gu, " ").trim();

function widthOf(lines: readonly string[]): number | null {
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width > WIDEST_PAGE || lines.length < FEWEST_LINES) return null;
  const full = lines.filter((line) => line.length >= width - NEARLY_FULL).length;
  return full / lines.length >= FULL_SHARE ? width : null;
}

/** Learns how a document breaks its lines. */
export function wrappingOf(blocks: readonly DocumentBlock[]): Wrapping {
  const lines = blocks
    .filter(({ kind }) => kind === "paragraph")
    .flatMap(({ text }) => text.split("\n"))
    .map(plain)
    .filter((line) => line !== "");
  return { width: widthOf(lines), words: blocks.map(({ text }) => plain(text)).join("\n") };
}

/** The first word of the next line had no room left on this one. */
function wasFull(previous: string, next: string, width: number | null): boolean {
  if (width === null) return false;
  const word = /^(?:[-–(]\s*)?\S+/u.exec(next)?.[0] ?? "";
  return previous.length + 1 + word.length > width;
}

/** Words that no sentence ends with. */
const OPEN_END =
  /(?:,|(?<!\p{L})(?:và|với|của|trước|đạt|từ|đến|các|cho|tại|dưới|khoảng|tối thiểu|ít nhất|là|theo|về|ở|để|bằng|hoặc|gồm))$/u;
const BEFORE_NUMBER =
  /(?<!\p{L})(?:ngày|tháng|năm|quý|trên|bình quân|tăng|giảm|còn|lên|xuống|thêm|trong|mới|không quá|không dưới)$/u;

const isCapitals = (text: string): boolean =>
  /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();

function goesOnOpenly(previous: string, next: string): boolean {
  if (isCapitals(previous)) return false;
  return OPEN_END.test(previous) || (BEFORE_NUMBER.test(previous) && /^\d/u.test(next));
}

/** "Phòng Tài chính" over "- Kế hoạch": written in one elsewhere in the document. */
function cutAtDash(previous: string, next: string, words: string): boolean {
  const after = /^[-–]\s+(\p{L}+\s+\p{L}+)/u.exec(next)?.[1];
  if (after === undefined) return false;
  const before = previous.split(" ").slice(-2).join(" ");
  return words.includes(`${before} - ${after}`) || words.includes(`${before} – ${after}`);
}

const isYearRange = (previous: string, next: string): boolean =>
  /(?<!\d)\d{4}$/u.test(previous) && /^[-–]\s*\d{4}(?!\d)/u.test(next);

/** "PHẦN I" over "MỤC TIÊU": the title of a division stands on a line of its own. */
const titles = (before: Line, marker: Marker | null): boolean =>
  marker === null && before.marker?.kind === "division" && before.body.text === "";

const startsSmall = (text: string): boolean =>
  /^[\p{Ll}(]/u.test(text) && !/^\(?\d/u.test(text) && !/^[\p{Ll}]+:/u.test(text);

/** True where a line is the rest of the one before it: a page or a line ended in mid-sentence. */
export function continues(
  before: Line,
  text: SourcedText,
  marker: Marker | null,
  wrapping: Wrapping,
): boolean {
  const previous = before.text.text;
  const next = text.text;
  if (before.cells !== null || previous === "" || previous.length > LONGEST_JOINED) return false;
  if (titles(before, marker)) return true;
  const open = previous.split("(").length > previous.split(")").length;
  if (open && marker === null && next.includes(")")) return true;
  if (/[.!?]$/u.test(previous)) return false;
  if (isYearRange(previous, next) || cutAtDash(previous, next, wrapping.words)) return true;
  const full = !/[;:]$/u.test(previous) && wasFull(before.lastLine, next, wrapping.width);
  if (isLabelled(next)) return full && /^\p{Ll}/u.test(next);
  if (marker !== null) return full && marker.kind === "bullet" && /^[-–]\s+\p{Ll}/u.test(next);
  return full || startsSmall(next) || goesOnOpenly(previous, next);
}
