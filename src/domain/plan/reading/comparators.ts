import type { ReadComparator } from "../plan-reading.ts";

/** How the words around a number compare with it (so sánh). */
export interface Comparison {
  readonly comparator: ReadComparator;
  readonly strict: boolean;
  readonly bound: "min" | null;
  /** Letters at the end of the words before the number that belong to the comparison. */
  readonly tailOfLead: number;
  /** Words decided it; false for a bare number. */
  readonly said: boolean;
}

type Level = Pick<Comparison, "comparator" | "strict">;

const ADJACENT: readonly (readonly [RegExp, Level])[] = [
  [
    /(?:không thấp hơn|không dưới|không ít hơn|tối thiểu(?: là)?|ít nhất(?: là)?|≥|>=)\s*$/iu,
    { comparator: ">=", strict: false },
  ],
  [
    /(?:không quá|không vượt(?: quá)?|không cao hơn|không trên|tối đa(?: là)?|nhiều nhất|≤|<=)\s*$/iu,
    { comparator: "<=", strict: false },
  ],
  [
    /(?:khoảng|ước(?: đạt)?|xấp xỉ|(?<!\p{L})gần|≈|~)\s*$/iu,
    { comparator: "approx", strict: false },
  ],
  [/(?:(?<!\p{L})trên|(?<!\p{L})hơn|lớn hơn|cao hơn|>)\s*$/iu, { comparator: ">=", strict: true }],
  [/(?:(?<!\p{L})dưới|thấp hơn|ít hơn|nhỏ hơn|<)\s*$/iu, { comparator: "<=", strict: true }],
];
const FROM = /(?<!\p{L})từ\s*$/iu;
const AND_UP = /^[^\d;.:]{0,40}?trở lên/iu;
const AND_DOWN = /^[^\d;.:]{0,40}?trở xuống/iu;
const CHANGE_WORD =
  /(?<!(?:tốc độ|tỷ lệ|mức|nhịp độ|không|đạt và|đạt,)\s+)(?<!\p{L})(?:(tăng(?! trưởng| cường)|vượt(?! chỉ tiêu)|gấp|thêm)|(giảm|cắt giảm|kéo giảm|rút ngắn))(?!\p{L})/giu;
const LEVEL_WORD =
  /(?<!\p{L})(?:đạt|còn|xuống|lên|là|chiếm|ở mức|bằng|dưới|không quá|không vượt)(?!\p{L})/iu;
const KEEP = /(?<!\p{L})(?:duy trì|giữ vững|giữ ổn định|giữ)(?!\p{L})/iu;
const NEW_AIM = /(?<!\p{L})(?:phấn đấu|nâng|tăng|giảm|đạt|trong đó)(?!\p{L})/iu;
const FINISH = /hoàn thành(?:\s+(?:đủ|vượt|đạt|và vượt))?\s*$/iu;
const QUOTA = /^\s*(?:các\s+)?(?:chỉ tiêu|kế hoạch|nhiệm vụ|khối lượng)/iu;

/** What a comparison is read from. */
export interface Around {
  /** Words from the quantity before, or from the start of the sentence, up to the number. */
  readonly lead: string;
  /** Words of the sentence before the number. */
  readonly sentence: string;
  /** Words after the number and its unit. */
  readonly tail: string;
  readonly percent: boolean;
  readonly isHundred: boolean;
  readonly range: boolean;
}

function levelOf(around: Around): { level: Level; length: number } | null {
  for (const [pattern, level] of ADJACENT) {
    const length = pattern.exec(around.lead)?.[0].length;
    if (length !== undefined) return { level, length };
  }
  const from = FROM.exec(around.lead)?.[0].length;
  if (AND_UP.test(around.tail))
    return { level: { comparator: ">=", strict: false }, length: from ?? 0 };
  if (AND_DOWN.test(around.tail))
    return { level: { comparator: "<=", strict: false }, length: from ?? 0 };
  if (from !== undefined) {
    return { level: { comparator: around.range ? "between" : ">=", strict: false }, length: from };
  }
  return null;
}

/** A change is meant where "tăng" or "giảm" is the last verb before the number. */
function changeIn(lead: string): "increase_by" | "decrease_by" | null {
  const last = [...lead.matchAll(CHANGE_WORD)].at(-1);
  if (last === undefined) return null;
  const after = lead.slice((last.index ?? 0) + last[0].length);
  if (LEVEL_WORD.test(after)) return null;
  return last[2] === undefined ? "increase_by" : "decrease_by";
}

const isKept = (sentence: string, lead: string): boolean =>
  KEEP.test(sentence) && !(lead.trimStart().startsWith(",") && NEW_AIM.test(lead));

/** Reads the comparison that the words before and after a number make. */
export function readComparison(around: Around): Comparison {
  const level = levelOf(around);
  const change = changeIn(around.lead);
  const tailOfLead = level?.length ?? 0;
  const approx = level?.level.comparator === "approx";
  if (change !== null && !approx) {
    const atLeast = level?.level.comparator === ">=" && !(around.range && !level.level.strict);
    return {
      comparator: change,
      strict: false,
      bound: atLeast ? "min" : null,
      tailOfLead,
      said: true,
    };
  }
  if (level !== null) return { ...level.level, bound: null, tailOfLead, said: true };
  if (around.range)
    return { comparator: "between", strict: false, bound: null, tailOfLead, said: true };
  if (isKept(around.sentence, around.lead)) {
    return { comparator: "maintain", strict: false, bound: null, tailOfLead, said: true };
  }
  const complete =
    around.isHundred && around.percent && FINISH.test(around.lead) && QUOTA.test(around.tail);
  const said = complete || LEVEL_WORD.test(around.lead.slice(-24));
  return { comparator: complete ? "complete" : "=", strict: false, bound: null, tailOfLead, said };
}
