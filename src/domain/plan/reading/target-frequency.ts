import type { ReadTarget } from "../plan-reading.ts";
import type { Quantity } from "./quantities.ts";

const CUMULATIVE =
  /lũy kế|cộng dồn|cả (?:giai đoạn|nhiệm kỳ|thời kỳ)|trong nhiệm kỳ|trong cả|trong (?:giai đoạn|thời kỳ)\s+\d{4}/iu;
const WHOLE_TERM = /(?:giai đoạn|thời kỳ|nhiệm kỳ)\s+\d{4}\s*[-–]\s*\d{4}/iu;
const EVERY_YEAR = /(?:hằng|hàng|mỗi)\s+năm|bình quân(?:\s+\d|\s+năm)/iu;
const BY_YEAR =
  /(?<!so với\s+|thực hiện\s+|tồn đọng từ\s+|từ\s+|học\s+)năm\s+((?:19|20)\d{2})(?!\s*[-–]\s*\d)/giu;
const YEAR_NAMED = /năm\s+(?:19|20)\d{2}/iu;
const EVERY_OTHER: readonly (readonly [RegExp, "quarterly" | "monthly" | "weekly"])[] = [
  [/(?:mỗi|hằng|hàng)\s+quý/iu, "quarterly"],
  [/(?:mỗi|hằng|hàng)\s+tháng/iu, "monthly"],
  [/(?:mỗi|hằng|hàng)\s+tuần/iu, "weekly"],
];
const PER_TIME = /^[^,;.\d]*\/\s*(năm|quý|tháng|tuần)(?!\p{L})/iu;
const PER = { năm: "annual", tháng: "monthly", tuần: "weekly", quý: null } as const;

/** How often a quantity is set, and for which year. */
export type Often = Pick<ReadTarget, "frequency" | "dueYear">;

export const isPercent = (quantity: Quantity): boolean =>
  /^(?:%|‰|điểm\s*(?:%|phần)|phần trăm)/iu.test(quantity.unit?.text ?? "");

function dueYearIn(words: string): number | null {
  if (!YEAR_NAMED.test(words)) return null;
  const outside = words.replace(/so\s+với[^,;]*/iu, "");
  const years = [...outside.matchAll(BY_YEAR)].map((match) => Number(match[1]));
  return years.at(-1) ?? null;
}

/** "Tổng vốn đầu tư giai đoạn 2026 - 2030: 5.000 tỷ đồng": an amount, not a rate and no mean. */
const isFlowOfTerm = (quantity: Quantity, words: string): boolean =>
  WHOLE_TERM.test(words) &&
  quantity.unit !== null &&
  !isPercent(quantity) &&
  !/bình quân/iu.test(words);

function perTail(tail: string): ReadTarget["frequency"] {
  const per = PER_TIME.exec(tail)?.[1]?.toLowerCase();
  return per === "năm" || per === "tháng" || per === "tuần" ? PER[per] : null;
}

/** Reads it from the words that belong to the quantity. */
export function readFrequency(quantity: Quantity, words: string, tail: string): Often {
  const dueYear = dueYearIn(words);
  const every = quantity.unit?.every ?? perTail(tail);
  if (every !== null) return { frequency: every, dueYear };
  if (CUMULATIVE.test(words)) return { frequency: "cumulative", dueYear };
  if (EVERY_YEAR.test(words)) return { frequency: "annual", dueYear };
  const other = EVERY_OTHER.find(([pattern]) => pattern.test(words))?.[1];
  if (other !== undefined) return { frequency: other, dueYear };
  if (isFlowOfTerm(quantity, words)) return { frequency: "cumulative", dueYear };
  return { frequency: dueYear === null ? null : "by-year", dueYear };
}
