import type { ReadTarget } from "../plan-reading.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";
import { NO_FACTS } from "./target-facts.ts";

const RANKS: readonly RegExp[] = [
  /(?:thuộc|trong|vào|nằm trong)\s+(?:top|tốp|nhóm)\s+(\d{1,3})(?!\d|\s*%)/iu,
  /(?:xếp|đứng|hạng|vị trí|từ)\s+(?:thứ\s+(?:hạng\s+)?|hạng\s+)(\d{1,3})(?:\s*\/\s*\d+)?(?:\s+trở lên)?/iu,
];
const OPENING = /^(?:phấn đấu|duy trì|giữ vững|nâng|đưa)\s+/iu;
const ENDING = /\s*(?:được\s+)?(?:xếp(?: hạng)?|đứng|nằm|đạt|lên|luôn|thứ)?\s*$/iu;

/** "Chỉ số PCI nằm trong Top 5": a place in an order, of which the lower number is better. */
export function readRank(source: SourcedText): ReadTarget | null {
  const match = RANKS.map((pattern) => pattern.exec(source.text)).find((found) => found !== null);
  const place = match?.[1];
  if (match === undefined || match === null || place === undefined) return null;
  const words = source.text.slice(0, match.index).replace(ENDING, "").trim().replace(OPENING, "");
  return {
    ...NO_FACTS,
    measure: words.charAt(0).toUpperCase() + words.slice(1),
    scope: null,
    comparator: "<=",
    strict: false,
    value: place.replace(/^0+(?=\d)/u, ""),
    valueTo: null,
    decimals: 0,
    unitOfMeasure: "hạng",
    frequency: null,
    dueYear: null,
    baseline: null,
    bound: null,
    quantified: true,
    implied: false,
    confidence: "likely",
    span: spanOf(sliceOf(source, match.index, match.index + match[0].length)),
  };
}
