import { type LocalDate, daysInMonth, makeLocalDate } from "../../kernel/local-date.ts";

import { remember } from "../../kernel/remember.ts";

/** A day, month, quarter, half-year or year that a text names (mốc thời gian). */
export interface TimePoint {
  readonly type: "date" | "month" | "quarter" | "halfyear" | "year";
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly start: number;
  readonly end: number;
}

type Period = Omit<TimePoint, "start" | "end">;
type Read = (match: RegExpMatchArray, planYear: number | null) => readonly Period[];

const monthsOf = (
  type: Period["type"],
  year: number | null,
  from: number,
  to: number,
): readonly Period[] => {
  const first = year === null ? undefined : makeLocalDate(year, from, 1);
  const last = year === null ? undefined : makeLocalDate(year, to, daysInMonth(year, to));
  return first === undefined || last === undefined ? [] : [{ type, first, last }];
};

const dayOf = (year: number | null, month: number, day: number): readonly Period[] => {
  const date = year === null ? undefined : makeLocalDate(year, month, day);
  return date === undefined ? [] : [{ type: "date", first: date, last: date }];
};

const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };
const quarterNumber = (text: string): number => QUARTERS[text.toUpperCase()] ?? Number(text);
const quarterOf = (text: string, year: number | null): readonly Period[] => {
  const quarter = quarterNumber(text);
  return monthsOf("quarter", year, quarter * 3 - 2, quarter * 3);
};

const yearOr = (text: string | undefined, planYear: number | null): number | null =>
  text === undefined ? planYear : Number(text);

const OF_YEAR = "(?:\\s*(?:\\/|-|\\.|,)?\\s*(?:năm\\s+)?(\\d{4}))?";
const QUARTER = "(IV|III|II|I|[1-4])";

/** Longest and most exact first; a later rule never takes letters that an earlier one read. */
const RULES: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  {
    pattern: /(?<!\d)(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)/gu,
    read: ([, day, , month, year]) => dayOf(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*(?:,\s*)?năm\s+(\d{4}))?(?!\d)/giu,
    read: ([, day, month, year], planYear) =>
      dayOf(yearOr(year, planYear), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `quý\\s+${QUARTER}((?:\\s*(?:,|và|-|–)\\s*(?:quý\\s+)?(?:IV|III|II|I|[1-4])(?![\\dIV]))+)${OF_YEAR}`,
      "giu",
    ),
    read: ([, first = "", others = "", year], planYear) =>
      [first, ...(others.match(/IV|III|II|I|[1-4]/gu) ?? [])].flatMap((quarter) =>
        quarterOf(quarter, yearOr(year, planYear)),
      ),
  },
  {
    pattern: new RegExp(`(?:quý\\s+|(?<!\\p{L})Q\\.?)${QUARTER}(?!\\p{L})${OF_YEAR}`, "giu"),
    read: ([, quarter = "", year], planYear) => quarterOf(quarter, yearOr(year, planYear)),
  },
  {
    pattern: /(?:6|06|sáu)\s+tháng\s+(đầu|cuối)\s+năm(?:\s+(\d{4}))?/giu,
    read: ([, half, year], planYear) =>
      half?.toLowerCase() === "đầu"
        ? monthsOf("halfyear", yearOr(year, planYear), 1, 6)
        : monthsOf("halfyear", yearOr(year, planYear), 7, 12),
  },
  {
    pattern: new RegExp(`(?<!\\d\\s)tháng\\s+(\\d{1,2})(?!\\d)${OF_YEAR}`, "giu"),
    read: ([, month, year], planYear) =>
      Number(month) < 1 || Number(month) > 12
        ? []
        : monthsOf("month", yearOr(year, planYear), Number(month), Number(month)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\/(\d{4})(?!\d)/gu,
    read: ([, month, year]) => monthsOf("month", Number(year), Number(month), Number(month)),
  },
  {
    pattern: /(?<=(?:ngày|đến|trước|từ|hết|là)\s+)(\d{1,2})\/(\d{1,2})(?![\d/])/giu,
    read: ([, day, month], planYear) => dayOf(planYear, Number(month), Number(day)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/]|\s*\p{Ll})/gu,
    read: ([, day, month], planYear) => dayOf(planYear, Number(month), Number(day)),
  },
  {
    pattern: /(?:năm\s+)(\d{4})(?!\s*[-–]\s*\d{4})(?!\d)/giu,
    read: ([, year]) => monthsOf("year", Number(year), 1, 12),
  },
  {
    pattern: /(?:cả|trong|hết|cuối)\s+năm(?!\p{L}|\s+\d)/giu,
    read: (_, planYear) => monthsOf("year", planYear, 1, 12),
  },
];

type FindPoints = (text: string) => readonly TimePoint[];
const FINDERS = new Map<number | null, FindPoints>();
const MOST_YEARS = 20;

/** Every point in time that a text names, in reading order; a missing year is the plan's. */
export function findTimePoints(text: string, planYear: number | null): readonly TimePoint[] {
  if (!/\d|quý|năm/iu.test(text)) return [];
  let find = FINDERS.get(planYear);
  if (find === undefined) {
    if (FINDERS.size >= MOST_YEARS) FINDERS.clear();
    find = remember((words) => pointsIn(words, planYear));
    FINDERS.set(planYear, find);
  }
  return find(text);
}

function pointsIn(text: string, planYear: number | null): readonly TimePoint[] {
  const found: TimePoint[] = [];
  const isFree = (start: number, end: number) =>
    found.every((point) => end <= point.start || start >= point.end);
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index ?? 0;
      const end = start + match[0].length;
      if (!isFree(start, end)) continue;
      for (const period of read(match, planYear)) found.push({ ...period, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start || (a.last < b.last ? -1 : 1));
}
