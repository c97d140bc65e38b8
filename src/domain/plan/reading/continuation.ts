import type { DocumentBlock } from "../plan-document.ts";
import { isLabelled } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Marker } from "./numbering.ts";
import { isStacked } from "./page-furniture.ts";
import type { SourcedText } from "./sourced-text.ts";

/** What of a whole document tells whether a line goes on in the next. */
export interface Wrapping {
  /** Letters a line holds where the text was broken at a fixed width; null where it was not. */
  readonly width: number | null;
  /** A table stands in it with every cell on a line of its own. */
  readonly stacked: boolean;
  /** Words on both sides of every dash, to look up names that a line break cut there. */
  readonly dashed: ReadonlySet<string>;
}

/** No sentence of a plan is longer; what goes on after it is another one. */
const LONGEST_JOINED = 6_000;
const WIDEST_PAGE = 130;
const FEWEST_LINES = 12;
const NEARLY_FULL = 12;
/** Marks of emphasis took room on the line and are gone. */
const SIGNS = 2;
const FEWEST_FULL = 3;

const plain = (text: string): string =>
  text
    .replaceAll("*", "")
    .replace(/\s\s+|[^\S ]/gu, " ")
    .trim();

function widthOf(lines: readonly string[]): number | null {
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width > WIDEST_PAGE || lines.length < FEWEST_LINES) return null;
  const full = lines.filter((line) => line.length >= width - NEARLY_FULL).length;
  return full >= FEWEST_FULL ? width : null;
}

/** "Phòng Tài chính - Kế hoạch": at most two words before the dash, and two after it. */
const DASHED = /(?<=(\S+)?\s?(\S+))\s[-–]\s(?=(\p{L}+\s\p{L}+))/gu;

function dashedNames(lines: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of lines) {
    if (!/\s[-–]\s/u.test(line)) continue;
    for (const [, first, second, after] of line.toLowerCase().matchAll(DASHED)) {
      names.add(`${second} - ${after}`);
      if (first !== undefined) names.add(`${first} ${second} - ${after}`);
    }
  }
  return names;
}

/** Learns how a document breaks its lines. */
export function wrappingOf(blocks: readonly DocumentBlock[]): Wrapping {
  const stacked = isStacked(blocks);
  const lines = blocks
    .filter(({ kind }) => kind === "paragraph")
    .flatMap(({ text }) => text.split("\n"))
    .map(plain)
    .filter((line) => line !== "");
  return {
    width: stacked ? null : widthOf(lines),
    stacked,
    dashed: dashedNames(blocks.map(({ text }) => plain(text))),
  };
}

/** The first word of the next line had no room left on this one. */
function wasFull(previous: string, next: string, width: number | null): boolean {
  if (width === null) return false;
  const word = /^(?:[-–(]\s*)?\S+/u.exec(next)?.[0] ?? "";
  return plain(previous).length + 1 + word.length > width - (/[.!?]$/u.test(previous) ? 0 : SIGNS);
}

/** Words that no sentence ends with. */
const OPEN_END =
  /(?:[,≥≤<>–-]|(?<!\p{L})(?:và|với|của|trước|đạt|từ|đến|các|cho|tại|dưới|khoảng|tối thiểu|ít nhất|là|theo|về|ở|để|bằng|hoặc|gồm))$/u;
const BEFORE_NUMBER =
  /(?<!\p{L})(?:[Nn]gày|[Đđ]ợt|[Tt]háng|[Nn]ăm|[Qq]uý|trên|bình quân|tăng|giảm|còn|lên|xuống|thêm|trong|mới|không quá|không dưới)$/u;

/** A heading is shorter; what is longer and ends in a word is a sentence that goes on. */
const SENTENCE = 50;

const isCapitals = (text: string): boolean =>
  /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();

function goesOnOpenly(previous: string, next: string): boolean {
  if (isCapitals(previous)) return false;
  if (/^[≥≤<>%]/u.test(next)) return true;
  const sentence = previous.length >= SENTENCE && /^\d/u.test(next) && /\p{L}$/u.test(previous);
  return (
    sentence ||
    OPEN_END.test(previous) ||
    (BEFORE_NUMBER.test(previous) && /^(?:\d|[IVX]+(?!\p{L}))/u.test(next))
  );
}

/** "Phòng Tài chính" over "- Kế hoạch": written in one elsewhere in the document. */
function cutAtDash(previous: string, next: string, dashed: ReadonlySet<string>): boolean {
  const after = /^[-–]\s+(\p{L}+\s+\p{L}+)/u.exec(next)?.[1];
  if (after === undefined) return false;
  const before = previous.split(" ").slice(-2).join(" ");
  return dashed.has(`${before} - ${after.replace(/\s+/gu, " ")}`.toLowerCase());
}

/** "2020" over "– 2025", "50" over "- 60%": a range, where the second number is the larger. */
function isRange(previous: string, next: string): boolean {
  const low = /(?<![\d.,])(\d{1,4})%?$/u.exec(previous)?.[1];
  const high = /^[-–]\s*(\d{1,4})(?!\d|[.,]\d)/u.exec(next)?.[1];
  if (low === undefined || high === undefined) return false;
  return Number(low) < Number(high) && (low.length < 4 || high.length === 4);
}

/** "PHẦN I" over "MỤC TIÊU": the title of a division stands on a line of its own. */
const titles = (before: Line, marker: Marker | null): boolean =>
  marker === null && before.marker?.kind === "division" && before.body.text === "";

const startsSmall = (text: string): boolean => /^[\p{Ll}(]/u.test(text) && !/^\(?\d/u.test(text);

/** "…; đợt 2:" with its day on the next line. */
const STAGE_END = /(?<!\p{L})(?:đợt|giai đoạn)\s+[\dIVX]{1,3}\s*:$/iu;

/** "(Kèm theo Quyết định số …)" below the title of an appendix. */
const ATTACHED = /^\(?(?:Ban hành\s+)?kèm theo/iu;

/** "…; thời gian:" with what it introduces on the next line. */
const endsAtLabel = (previous: string): boolean =>
  previous.endsWith(":") && isLabelled(/[^.;(]+:$/u.exec(previous)?.[0].trim() ?? "");

/** Legal bases, the closing words and the signature begin paragraphs of their own. */
const OPENS_OTHER =
  /^(?:Trên đây|Căn cứ|Theo|Xét|Thực hiện Nghị|Nơi nhận|TM\.|KT\.|TL\.)(?!\p{L})/u;

/** A second sentence of the same paragraph, not the end of the document. */
const mayFollow = (next: string): boolean =>
  !isLabelled(next) &&
  !isCapitals(next) &&
  !/^(?:Trên đây|Căn cứ|Theo|Xét|Thực hiện Nghị|Nơi nhận|TM\.|KT\.|TL\.)/u.test(next);

/** "(Phụ trách: Công chức Văn hóa -": a bracket that assigns goes on until it is closed. */
const assigns = (previous: string): boolean =>
  isLabelled(previous.slice(previous.lastIndexOf("(") + 1));

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
  if (ATTACHED.test(next)) return false;
  const open = previous.includes("(") && previous.split("(").length > previous.split(")").length;
  if (open && marker === null && next.includes(")")) return true;
  if (open && assigns(previous) && (marker === null || marker.label === "-")) return true;
  const full = wasFull(before.lastLine, next, wrapping.width) && !OPENS_OTHER.test(next);
  if (marker === null && !isLabelled(next) && endsAtLabel(previous)) return true;
  if (marker === null && STAGE_END.test(previous)) return true;
  if (
    previous.endsWith(":") &&
    !startsSmall(next) &&
    !/(?:cụ thể|gồm|trong đó|sau|là)\s*:$/iu.test(previous)
  )
    return false;
  const mayBegin = /[.!?]$/u.test(previous) || (/[;:]$/u.test(previous) && !startsSmall(next));
  if (mayBegin) return full && marker === null && mayFollow(next);
  if (isRange(previous, next) || cutAtDash(previous, next, wrapping.dashed)) return true;
  if (isLabelled(next)) return full && /^\p{Ll}/u.test(next);
  if (marker !== null) {
    const named = isLabelled(previous) && /^[-–]\s+\p{Lu}/u.test(next);
    return full && (named || /^[-–]\s+\p{Ll}/u.test(next));
  }
  return full || startsSmall(next) || (!wrapping.stacked && goesOnOpenly(previous, next));
}
