import type { DocumentBlock } from "../../domain/plan/plan-document.ts";

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

/** UTF-16 without a mark shows itself by a zero in every second byte. */
function looksLikeUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 400);
  const zeros = (odd: number) =>
    sample.reduce((count, byte, i) => (i % 2 === odd && byte === 0 ? count + 1 : count), 0);
  const half = sample.length / 2;
  if (half >= 4 && zeros(1) > half * 0.3 && zeros(0) === 0) return "utf-16le";
  return half >= 4 && zeros(0) > half * 0.3 && zeros(1) === 0 ? "utf-16be" : null;
}

/** The text of a plain-text file, NFC, or null where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = startsWith(bytes, 0xff, 0xfe)
    ? "utf-16le"
    : startsWith(bytes, 0xfe, 0xff)
      ? "utf-16be"
      : looksLikeUtf16(bytes);
  try {
    const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);

    return /[\u0000-\u0008\u000e-\u001a]/u.test(text) ? null : text.normalize("NFC");
  } catch {
    return null;
  }
}

const tableRow = (cells: readonly string[]): DocumentBlock => ({
  kind: "table-row",
  text: cells.join(" | "),
  cells,
});

/** "| a | b |", "a | b" and "a<tab>b" are rows of a table. */
function blockOf(line: string): DocumentBlock {
  const bars = /^\s*\|(.*)\|\s*$/u.exec(line)?.[1];
  if (bars !== undefined) return tableRow(bars.split("|").map((cell) => cell.trim()));
  if (/\s\|(?:\s|$)/u.test(line)) return tableRow(line.split("|").map((cell) => cell.trim()));
  if (/\S\t+\S|\t.*\t/u.test(line)) return tableRow(line.split("\t").map((cell) => cell.trim()));
  return { kind: "paragraph", text: line.trim() };
}

/** Markdown headings lose their signs; the rest of Markdown is read as it stands. */
const withoutHeadingSigns = (line: string): string => line.replace(/^#{1,6}\s+/u, "");

/** Blocks of a plain-text or Markdown file, one a line, blank lines left out. */
export const blocksOfText = (text: string): readonly DocumentBlock[] =>
  text
    .split(/\r\n|\n|\r|\u2028|\f/u)
    .map(withoutHeadingSigns)
    .filter((line) => line.trim() !== "")
    .map(blockOf);
