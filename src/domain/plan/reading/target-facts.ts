import type { ReadTarget } from "../plan-reading.ts";

/** What the words around a number say of it beside its comparison. */
export type TargetFacts = Pick<
  ReadTarget,
  "exclusion" | "priceBasis" | "average" | "occasion" | "quota"
>;

/** A quantity of which nothing more is said. */
export const NO_FACTS: TargetFacts & Pick<ReadTarget, "level" | "parent" | "structure"> = {
  exclusion: null,
  priceBasis: null,
  level: null,
  average: false,
  occasion: null,
  quota: null,
  parent: null,
  structure: null,
};

const EXCLUSION = /\(((?:trừ|không bao gồm|ngoại trừ|không kể|không tính)\s+[^)]*)\)/iu;
const PRICE =
  /(?:theo\s+)?(giá\s+(?:so sánh|cố định)(?:\s+(?:năm\s+)?\d{4})?|giá\s+(?:hiện hành|thực tế))/iu;
const OCCASION =
  /(?<!\p{L})(khi\s+(?:có\s+(?:lệnh|yêu cầu|mưa|thiên tai|dịch|sự cố|tình huống)|được\s+huy động|phát sinh|xảy ra)[^,;.()]*)/iu;
const QUOTA =
  /((?:chỉ tiêu|kế hoạch|dự toán|nhiệm vụ)\s+(?:\p{L}+\s+){0,5}?(?:cấp trên|trên|Trung ương|Chính phủ|(?:Ủy ban nhân dân|UBND|HĐND)\s+\p{L}+|thành phố|tỉnh|huyện)?\s*(?:giao|phân bổ))(?!\p{L})/iu;
const AVERAGE = /(?<!\p{L})(?:bình quân|trung bình)(?!\s+(?:đầu người|mỗi người|trên đầu người))/iu;
/** The words that belong to a quantity. */
export interface FactWords {
  readonly lead: string;
  readonly tail: string;
  /** Its whole sentence. */
  readonly whole: string;
  /** It stands alone in the sentence, so the whole sentence speaks of it. */
  readonly alone: boolean;
}

/** "(trừ …)" speaks of the words right before it, not of an earlier number. */
function exclusionIn(words: string): string | null {
  const match = EXCLUSION.exec(words);
  if (match === null || /không (?:còn|để|có)/iu.test(words.slice(0, match.index))) return null;
  return match[1] ?? null;
}

const firstOf = (pattern: RegExp, words: string): string | null => {
  const found = pattern.exec(words)?.[1]?.trim() ?? null;
  return found === null ? null : found.charAt(0).toUpperCase() + found.slice(1);
};

/** Reads price basis, exclusion, average, occasion and quota of one quantity. */
export function readFacts(words: FactWords): TargetFacts {
  const near = words.alone ? words.whole : words.lead + words.tail;
  const price = firstOf(PRICE, words.lead) ?? firstOf(PRICE, words.tail);
  return {
    exclusion: exclusionIn(words.alone ? words.whole : words.tail),
    priceBasis: price,
    average: AVERAGE.test(near),
    occasion: firstOf(OCCASION, near),
    quota: firstOf(QUOTA, words.tail),
  };
}
