import { type SourcedText, sliceOf, trimOf } from "./sourced-text.ts";

/** What kind of label opens a line (kiểu đánh số). */
export type MarkerKind =
  "division" | "part" | "article" | "roman" | "arabic" | "decimal" | "letter" | "paren" | "bullet";

/** The label that opens a line: "II.", "4.10.", "đ)", "(3)", "-". */
export interface Marker {
  readonly kind: MarkerKind;
  /** Without brackets and closing punctuation; a bullet keeps its sign. */
  readonly label: string;
  /** What closes it: "1." and "1)" are two levels; null where nothing does. */
  readonly sign: string | null;
  /** "Nhiệm vụ 1." stands below "1.", not beside it. */
  readonly named: boolean;
  /** How many levels the label itself shows: "4.10" has 2. */
  readonly depth: number;
}

interface Rule {
  readonly kind: MarkerKind;
  readonly pattern: RegExp;
}

const RULES: readonly Rule[] = [
  {
    kind: "division",
    pattern:
      /^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+((?:THỨ|thứ)\s+\p{L}+|[IVXL]+(?!\p{L})|\d{1,2}(?!\d))\s*[.:\-–]?\s*(?=\p{Lu}|$)/u,
  },
  {
    kind: "division",
    pattern:
      /^((?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+|SỐ\s+)?(?:[IVX]{1,4}|\d{1,2})(?!\p{L}))?)\s*[.:\-–]?\s*(?=\p{Lu}{2}|$)/u,
  },
  { kind: "article", pattern: /^Điều\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*/u },
  { kind: "roman", pattern: /^(?:MỤC|Mục)\s+([IVXL]+)\s*(?:[.:\-–]\s*|\s+|$)/u },
  {
    kind: "decimal",
    pattern:
      /^(?:(?:Mục|Nhiệm vụ|Chỉ tiêu|Mục tiêu|Nội dung|Khoản)\s+(?:số\s+)?)?(\d{1,3}(?:\.\d{1,3})+)\s*(?:[.):]\s*|\s+)(?=\S)/u,
  },
  { kind: "decimal", pattern: /^(\d{1,3}\s?\.\s\d{1,2})\s*\.\s+(?=\p{Lu})/u },
  {
    kind: "arabic",
    pattern:
      /^(?:Mục|Nhiệm vụ|Chỉ tiêu|Mục tiêu|Nội dung|Khoản|Câu)\s+(?:số\s+)?(\d{1,3})\s*[.):]\s*/iu,
  },
  { kind: "roman", pattern: /^([IVXL]{1,6})\s*[.)]\s*(?=\S)/u },
  { kind: "part", pattern: /^([A-HĐ])\s*\.\s+(?=\S)/u },
  { kind: "arabic", pattern: /^(\d{1,3})(?:\s*[.)]\s+(?=\S)|\s*[.)/]\s*(?=[^\d\s]))/u },
  { kind: "arabic", pattern: /^([A-Z]{2,4}\.?\d{1,3})\s*[.):]\s+(?=\S)/u },
  { kind: "paren", pattern: /^\((\d{1,3}|[a-zđ])\)\s*/u },
  { kind: "letter", pattern: /^([a-zđ])\s*[.)]\s*(?=\S)/u },
  { kind: "bullet", pattern: /^([-–—+*•●▪■◦○➢✓→➔➤⇒►]|=>)\s*(?=\S)/u },
];

const NUMBER_AHEAD = /^[-–—+]\s*\d/;

const signOf = (label: string): string | null =>
  /[.):/]/u.exec(label.trimEnd().slice(-1))?.[0] ?? null;

/** The label that opens a line and what follows it, or null where the line has none. */
export function readMarker(line: SourcedText): { marker: Marker; body: SourcedText } | null {
  for (const { kind, pattern } of RULES) {
    const match = pattern.exec(line.text);
    const label = match?.[1]?.replace(kind === "decimal" ? /\s/gu : /(?!)/u, "");
    if (match === null || label === undefined) continue;
    if (kind === "bullet" && NUMBER_AHEAD.test(line.text) && !/^.\s/.test(line.text)) continue;
    if (kind === "decimal" && !isOutlineNumber(label, line.text.slice(match[0].length))) continue;
    const depth = kind === "decimal" ? label.split(".").length : 1;
    return {
      marker: {
        kind,
        label: kind === "bullet" && label === "–" ? "-" : label,
        depth,
        sign: signOf(match[0]),
        named: /^\p{L}{2,}\s/u.test(match[0]),
      },
      body: trimOf(sliceOf(line, match[0].length)),
    };
  }
  return null;
}

/** "1.200 lượt người" opens with a quantity, "4.10" and "120.3. Tổ chức" with a label. */
const isOutlineNumber = (label: string, rest: string): boolean =>
  label.split(".").every((part) => part.length <= 2) ||
  (/^\p{Lu}/u.test(rest) && !/\.0|\.\d{3}(?:\.|$)/u.test(label));

/** True for a line that is nothing but a label, as the first cell of a table row is. */
export const isBareLabel = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-HĐ]|[a-zđ]|\(\d{1,3}\)|[A-Z]{1,4}\.?\d{1,4})\s*[.)]?$/u.test(
    text.trim(),
  );

/** A bare label without its brackets and closing punctuation: "(3)" → "3", "1.2." → "1.2". */
export const bareLabel = (text: string): string =>
  text
    .trim()
    .replace(/^\(/, "")
    .replace(/[).:]+$/, "");
