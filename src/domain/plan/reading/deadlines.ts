import { dateParts } from "../../kernel/local-date.ts";
import type { DeadlineType, ReadDeadline } from "../plan-reading.ts";
import { type SourcedText, sliceOf, spanOf, trimOf } from "./sourced-text.ts";
import { type TimePoint, findTimePoints } from "./time-points.ts";

const RECURRENCES: readonly (readonly [RegExp, string])[] = [
  [/(?:hằng|hàng|mỗi)\s+tuần/iu, "weekly"],
  [/(?:hằng|hàng|mỗi)\s+tháng/iu, "monthly"],
  [
    /(?:hằng|hàng|mỗi)\s+quý|tháng\s+(?:đầu|cuối)\s+(?:của\s+)?quý|(?:đầu|cuối)\s+(?:mỗi\s+|các\s+)?quý(?!\s+[IVX\d])/iu,
    "quarterly",
  ],
  [
    /(?:6|06|sáu)\s+tháng(?:\s*\/\s*lần|\s+một\s+lần)|định kỳ\s+(?:6|06|sáu)\s+tháng(?!\s+(?:đầu|cuối))|(?:hằng|hàng|mỗi)\s+6\s+tháng/iu,
    "semiannual",
  ],
  [/(?:hằng|hàng|mỗi)\s+năm/iu, "annual"],
];
const ONGOING = /thường xuyên|liên tục/iu;
const WITHIN_DAYS = /(?:trong\s+vòng|trong|sau|chậm nhất)\s+(\d{1,3})\s+ngày/iu;
const RELATIVE =
  /trước\s+(?:khi\s+)?(?:khai giảng|thềm|tết|kỳ họp|đại hội|mùa|vụ|lễ)|kể từ|sau khi|ngay sau|ngay khi|khi có|theo tiến độ|theo kế hoạch|theo yêu cầu|theo quy định/iu;
const SCHOOL_YEAR = /năm học\s+\d{4}/iu;
/** "giai đoạn 2022 - 2024", "2026 - 2028": years and nothing else. */
const YEARS =
  /^(?:(?:hoàn thành|thực hiện|triển khai)\s+)?(?:(?:trong\s+)?giai đoạn\s+|(?:từ\s+)?năm\s+)?(\d{4})\s*(?:[-–]|đến)\s*(?:năm\s+)?(\d{4})$/iu;
const BEFORE = /trước\s*(?:ngày|tháng|quý|năm)?\s*$/iu;
const BY =
  /(?:chậm nhất|muộn nhất|không quá|đến hết|hết|tới|đến)(?:\s+(?:là|vào|trong))?\s*(?:ngày|tháng|quý|năm)?\s*$/iu;

const blank = (source: SourcedText): Omit<ReadDeadline, "type"> => ({
  raw: source.text,
  date: null,
  relation: null,
  from: null,
  recurrence: null,
  monthDay: null,
  milestones: [],
  days: null,
  inherited: false,
  span: spanOf(source),
});

const pad = (value: number): string => String(value).padStart(2, "0");

function recurring(source: SourcedText, points: readonly TimePoint[]): ReadDeadline | null {
  const recurrence = RECURRENCES.find(([pattern]) => pattern.test(source.text))?.[1];
  if (recurrence === undefined) return null;
  const day = recurrence === "annual" ? points.find((point) => point.type === "date") : undefined;
  const parts = day === undefined ? null : dateParts(day.first);
  const monthDay = parts === null ? null : `${pad(parts.month)}-${pad(parts.day)}`;
  return { ...blank(source), type: "recurring", recurrence, monthDay };
}

function relationOf(text: string, point: TimePoint): ReadDeadline["relation"] {
  const before = text.slice(0, point.start);
  if (BEFORE.test(before)) return "before";
  if (BY.test(before)) return "by";
  return point.type === "date" ? "on" : null;
}

/** "từ … đến …", "tháng 7 - tháng 9/2021": two points of which the second ends the stretch. */
function isRange(text: string, first: TimePoint, second: TimePoint): boolean {
  const between = text.slice(first.end, second.start);
  if (/^\s*[-–]\s*$/u.test(between)) return true;
  return /từ/iu.test(text.slice(0, first.start)) && /đến|tới/iu.test(between);
}

function fromPoints(source: SourcedText, points: readonly TimePoint[]): ReadDeadline | null {
  const [first, second] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const base = blank(source);
  if (second !== undefined && isRange(source.text, first, second)) {
    return { ...base, type: "range", date: second.last, from: rangeStart(first, second) };
  }
  if (second !== undefined) {
    const milestones = points.map((point) => point.last).sort();
    return { ...base, type: "multiple", date: milestones.at(-1) ?? null, milestones };
  }
  const type: DeadlineType = first.type;
  return { ...base, type, date: first.last, relation: relationOf(source.text, first) };
}

/** "tháng 11 đến tháng 3/2025" begins in the year before. */
const rangeStart = (first: TimePoint, second: TimePoint): string =>
  first.first <= second.last
    ? first.first
    : `${dateParts(first.first).year - 1}${first.first.slice(4)}`;

/** Reads the words of a time column or of a "Thời gian …:" line. */
export function readDeadline(value: SourcedText, planYear: number | null): ReadDeadline | null {
  const source = trimEnd(value);
  if (/^(?:[-–x]|không)?$/iu.test(source.text)) return null;
  const points = findTimePoints(source.text, planYear);
  const again = recurring(source, points);
  if (again !== null) return again;
  if (ONGOING.test(source.text)) return { ...blank(source), type: "ongoing" };
  const days = WITHIN_DAYS.exec(source.text)?.[1];
  if (days !== undefined) return { ...blank(source), type: "relative", days: Number(days) };
  if (RELATIVE.test(source.text) && points.every((point) => point.type === "year")) {
    const relation = /^trước/iu.test(source.text) ? "before" : null;
    return { ...blank(source), type: "relative", relation };
  }
  if (SCHOOL_YEAR.test(source.text)) return { ...blank(source), type: "relative" };
  return fromYears(source) ?? fromPoints(source, points);
}

function fromYears(source: SourcedText): ReadDeadline | null {
  const [, first, last] = YEARS.exec(source.text) ?? [];
  if (first === undefined || last === undefined) return null;
  return { ...blank(source), type: "range", date: `${last}-12-31`, from: `${first}-01-01` };
}

const trimEnd = (source: SourcedText): SourcedText =>
  sliceOf(trimOf(source), 0, trimOf(source).text.replace(/[\s.;,/]+$/u, "").length);

/** A deadline phrase inside running words, and the words to cut out of the title for it. */
export interface DeadlineInText {
  readonly deadline: ReadDeadline;
  readonly start: number;
  /** Where the words of time themselves begin: "… báo cáo UBND tỉnh | trước ngày 25/6". */
  readonly from: number;
  readonly end: number;
}

const OPENER =
  /(?:[;,.]\s*|^)(?:(?:phấn đấu\s+|và\s+)?(?:hoàn thành|xong|thời gian(?: thực hiện| hoàn thành)?|thời hạn(?: hoàn thành)?|thực hiện|triển khai|trình(?:\s[^;,.]{2,40}?)??|(?:tổng hợp, )?báo cáo(?:\s[^;,.]{2,40}?)??)\s*:?\s*(?=từ\s|trước|trong\s|chậm|thường|hằng|hàng|cả năm|ngày\s|đến\s|vào\s|định kỳ|(?:6|06|sáu) tháng|quý\s+[\dIVX]|tháng\s+\d|giai đoạn\s+\d|năm\s+(?:học\s+)?\d))/iu;
/** "…; quý III, quý IV/2024", "…; kết luận trong quý IV": a last clause of time, or with one verb. */
const LAST_CLAUSE =
  /;\s*(?:(?!giảm|tăng|đạt)\p{Ll}+\s+(?:\p{Ll}+\s+)?)?(?=(?:trong\s+)?(?:quý\s+[\dIVX]|tháng\s+\d)|trong năm \d|(?:6|06|sáu) tháng (?:đầu|cuối))(?=[^;]*$)(?![^;]*%)/iu;
const TAIL =
  /\s(?=(?:chậm nhất|muộn nhất|trước ngày|trước(?=\s\d)|trước tháng|trong vòng \d+ ngày|(?:ngay\s+)?trong (?:quý|tháng)\s+[\dIVX]|(?:vào\s+)?cuối (?:quý|tháng)\s+[\dIVX]|định kỳ (?:vào|hằng|hàng))[^;]*$)/iu;

const OPENINGS = [OPENER, TAIL, LAST_CLAUSE].map(({ source }) => new RegExp(source, "giu"));

/** Finds "…; hoàn thành trước ngày 30/11/2022" or "… chậm nhất ngày 15/11/2023" in running words. */
export function findDeadline(whole: SourcedText, planYear: number | null): DeadlineInText | null {
  const source = trimEnd(whole);
  for (const pattern of OPENINGS) {
    const match = lastMatch(source.text, pattern);
    if (match === null) continue;
    const from = match.index + match[0].length;
    const stop = source.text.slice(from).search(/;|\.\s|\.$/u);
    const end = stop < 0 ? source.text.length : from + stop;
    const deadline = readDeadline(sliceOf(source, from, end), planYear);
    if (deadline !== null) return { deadline, start: match.index, from, end };
  }
  return null;
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  const all = [...text.matchAll(pattern)];
  return (all.at(-1) as RegExpExecArray | undefined) ?? null; // matchAll yields exec results
}
