import type { Repair } from "../plan-reading.ts";
import { findMisreadings } from "./phrases.ts";
import { type SourcedText, joinOf, replaceIn, sliceOf, spanOf, trimOf } from "./sourced-text.ts";

/** A text made readable, and what had to be read past for it. */
export interface CleanText {
  readonly text: SourcedText;
  readonly repairs: readonly Repair[];
}

const TONE: Readonly<Record<string, string>> = {
  oà: "òa",
  oá: "óa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oè: "òe",
  oé: "óe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uỳ: "ùy",
  uý: "úy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};
const OLD_TONE = new RegExp(`(?<![qQ])(?:${Object.keys(TONE).join("|")})(?!\\p{L})`, "giu");

/** "hoá" → "hóa": one spelling for names that a document writes both ways. */
function newTone(match: RegExpMatchArray): string {
  const pair = match[0];
  const plain = TONE[pair.toLowerCase()] ?? pair;
  return Array.from(plain, (letter, i) =>
    pair[i] === pair[i]?.toUpperCase() ? letter.toUpperCase() : letter,
  ).join("");
}

/** "**1.1.** Tổ chức" → "1.1. Tổ chức"; a star before a blank at the start is a bullet and stays. */
function withoutEmphasis(source: SourcedText): SourcedText {
  const bullet = /^\*\s+\S/.test(source.text) ? 1 : 0;
  const body = replaceIn(sliceOf(source, bullet), /\*+|(?<!\S)_+|_+(?!\S)|`/gu, () => "");
  if (bullet === 0) return trimOf(body);
  return joinOf([sliceOf(source, 0, 1), body], "");
}

/** Letters O among digits, as scanners write zeros: "O4", "1OO%". */
const LETTER_ZERO = /(?<![\p{L}\d])(?=[\dO]*\d)[\dO]*O[\dO]*(?![\p{L}\d])|(?<=\d)O+(?=%)/gu;

/** A small L among the digits of a share or a day: "l00%", "3l/12/2025", "l5/8". */
const LETTER_ONE = /(?<![\p{L}\d])l(?=[\d,]+\s?%|\d?\/\d)|(?<=\d)l(?=\/\d{1,2}(?!\d))/gu;

function repairOnes(source: SourcedText, repairs: Repair[]): SourcedText {
  if (!source.text.includes("l")) return source;
  return replaceIn(source, LETTER_ONE, (match) => {
    const start = match.index ?? 0;
    repairs.push({
      span: spanOf(sliceOf(source, start, start + 1)),
      written: "l",
      understood: "1",
    });
    return "1";
  });
}

/** "6,5o/o", "1OO 0/0": the sign of per cent taken apart. */
const PERCENT_APART = /(?<=\d\s?)(?:[oO]\/[oO]|0\/0)(?!\d)/gu;

function repairPercents(source: SourcedText, repairs: Repair[]): SourcedText {
  if (!/[oO0]\/[oO0]/u.test(source.text)) return source;
  return replaceIn(source, PERCENT_APART, (match) => {
    const start = match.index ?? 0;
    const span = spanOf(sliceOf(source, start, start + match[0].length));
    repairs.push({ span, written: match[0], understood: "%" });
    return "%";
  });
}

function repairZeros(source: SourcedText, repairs: Repair[]): SourcedText {
  if (!source.text.includes("O")) return source;
  for (const match of source.text.matchAll(LETTER_ZERO)) {
    const start = match.index ?? 0;
    repairs.push({
      span: spanOf(sliceOf(source, start, start + match[0].length)),
      written: match[0],
      understood: match[0].replaceAll("O", "0"),
    });
  }
  return replaceIn(source, LETTER_ZERO, (match) => match[0].replaceAll("O", "0"));
}

function repairPhrases(source: SourcedText, repairs: Repair[]): SourcedText {
  const misreadings = findMisreadings(source.text);
  if (misreadings.length === 0) return source;
  const letters = source.text.split("");
  for (const { start, end, written, understood } of misreadings) {
    repairs.push({ span: spanOf(sliceOf(source, start, end)), written, understood });
    for (let i = start; i < end; i += 1) letters[i] = understood[i - start] ?? "";
  }
  return { text: letters.join(""), runs: source.runs };
}

/** "## III. NHIỆM VỤ": signs of a heading in Markdown. */
const withoutHeadingSigns = (source: SourcedText): SourcedText =>
  sliceOf(source, /^#{1,6}\s+/u.exec(source.text)?.[0].length ?? 0);

/** Makes a line readable without losing where each letter came from. */
export function cleanLine(source: SourcedText): CleanText {
  const repairs: Repair[] = [];
  let text = withoutEmphasis(withoutHeadingSigns(trimOf(source)));
  text = replaceIn(text, /[\u00ad\u200b-\u200d\ufeff]/gu, () => "");
  text = replaceIn(text, /\s\s+|[^\S ]/gu, () => " ");
  text = replaceIn(text, /\s+([,;:.?!)”])(?!\d)/gu, ([, sign]) => sign ?? "");
  text = replaceIn(text, /(\d{4})(?:\s+[-–]|[-–]\s+)(?=\d{4})/gu, (match) => dashOf(match));
  text = replaceIn(text, OLD_TONE, newTone);
  text = repairOnes(repairZeros(repairPercents(text, repairs), repairs), repairs);
  text = repairPhrases(text, repairs);
  return { text: trimOf(text), repairs };
}

/** "2025 -2030" was meant as "2025-2030"; "2020 - 2025" stays. */
const dashOf = (match: RegExpMatchArray): string =>
  /\s[-–]\s$/u.test(match[0]) ? match[0] : `${match[1] ?? ""}-`;

/** Without final punctuation, as titles are kept. */
export const withoutEnd = (source: SourcedText): SourcedText =>
  sliceOf(source, 0, source.text.replace(/[\s.;:,/]+$/u, "").length);
