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
  /** The words may mean another comparison as well. */
  readonly unsure: boolean;
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
  /(?<!(?:tốc độ|tỷ lệ|mức|nhịp độ|không|đạt và|đạt,)\s+)(?<!\p{L})(?:(tăng(?! trưởng| cường| huyết áp| ca(?!\p{L})| gia| tốc)|vượt(?! chỉ tiêu)|gấp|thêm)|((?<!miễn,\s+|miễn\s+)giảm(?! nghèo| nhẹ| sát| học phí)|cắt giảm|kéo giảm|tinh giản|rút ngắn))(?!\p{L})/giu;
const MAY_CHANGE = /tăng|vượt|gấp|thêm|giảm|tinh giản|rút ngắn/iu;
const LEVEL_WORD =
  /(?<!\p{L})(?:đạt|còn|xuống|lên|là|chiếm|ở mức|bằng|dưới|không quá|không vượt)(?!\p{L})/iu;
const KEEP = /(?<!\p{L})(?:duy trì|giữ vững|giữ ổn định|giữ)(?!\p{L})/iu;
const NEW_AIM =
  /(?<!\p{L})(?:phấn đấu|có|thêm|công nhận|xây dựng|nâng|tăng|giảm|đạt|trong đó)(?!\p{L})/iu;
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
  /** What is counted are places: "trên 12 tuyến đường" may say where. */
  readonly place: boolean;
}

/** "tại", a noun or nothing stands before "trên", and no verb that reaches a level. */
const ON_PLACES =
  /(?<!(?:đạt|có|lên|còn|là|với|cho|chiếm|cấp|mới|mở|xây dựng|hỗ trợ|thành lập|công nhận)\s)(?<!^\s*)trên\s*$/iu;

/** Words of comparison stand right before the number; no need to look through all before it. */
const NEAR = 48;

function levelOf(around: Around): { level: Level; length: number } | null {
  const near = around.lead.slice(-NEAR);
  for (const [pattern, level] of ADJACENT) {
    const length = pattern.exec(near)?.[0].length;
    if (length !== undefined) return { level, length };
  }
  const from = FROM.exec(near)?.[0].length;
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
  if (!MAY_CHANGE.test(lead)) return null;
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
  const where = around.place && !around.percent && ON_PLACES.test(around.lead);
  const level = where ? null : levelOf(around);
  const change = changeIn(around.lead);
  const tailOfLead = where ? "trên ".length : (level?.length ?? 0);
  const base = { strict: false, bound: null, tailOfLead, said: true, unsure: where } as const;
  if (change !== null && level?.level.comparator !== "approx") {
    const atLeast = level?.level.comparator === ">=" && !(around.range && !level.level.strict);
    return { ...base, comparator: change, bound: atLeast ? "min" : null };
  }
  if (level !== null) return { ...base, ...level.level };
  if (around.range) return { ...base, comparator: "between" };
  if (isKept(around.sentence, around.lead)) return { ...base, comparator: "maintain" };
  const complete =
    around.isHundred && around.percent && FINISH.test(around.lead) && QUOTA.test(around.tail);
  const said = complete || LEVEL_WORD.test(around.lead.slice(-24));
  return { ...base, comparator: complete ? "complete" : "=", said };
}
