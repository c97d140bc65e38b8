import { decimal, decimalsOf, toText } from "../kernel/decimal.ts";
import type { ReadTarget } from "./plan-reading.ts";
import { type Target, type TargetBaseline, makeTarget } from "./target.ts";

/** The years that a plan's targets are judged in. */
export interface PlanTerm {
  readonly termFrom: number;
  readonly termTo: number;
  /** Year of the document. */
  readonly planYear: number;
}

/** Things of which less is better. */
const BAD =
  /(?<!\p{L})(?:nghèo|suy dinh dưỡng|thất nghiệp|thiếu việc làm|án hủy|án (?:bị )?sửa|tai nạn|tội phạm|phạm pháp|tệ nạn|tử vong|ô nhiễm|nợ đọng|nợ xấu|vi phạm|khiếu kiện|bỏ học|cháy|tái phạm|sinh con thứ|tăng dân số|tỷ suất sinh|thất thoát|sự cố|trễ hạn|quá hạn|ma túy|tảo hôn|bạo lực)/iu;
/** Doing something about them is good again: "tỷ lệ giải quyết tin báo tội phạm". */
const REMEDY =
  /(?<!\p{L})(?:giải quyết|xử lý|khám phá|điều tra|thu gom|bắt|giảm|hỗ trợ|trợ giúp|tiếp nhận|thoát nghèo|đúng hạn|phòng, chống|phòng chống|được|phủ)/iu;
const SHARE = /tỷ trọng|cơ cấu/iu;
/** What is added up over a term: people helped, trees planted, things made new. */
const FLOW =
  /việc làm|tăng thêm|mới|trồng|đào tạo|bồi dưỡng|thu hút|xây dựng|lắp|sửa chữa|được\s|thành lập|kết nạp|cấp\s|tổ chức/iu;

const isRate = (unit: string): boolean => /^(?:%|‰)/u.test(unit.trim());

function directionOf(read: ReadTarget): Target["direction"] {
  const { comparator, measure } = read;
  if (read.unitOfMeasure === "hạng") return "lower";
  if (comparator === "between" || (comparator === "maintain" && SHARE.test(measure))) return "none";
  if (comparator === ">=" || comparator === "increase_by" || comparator === "complete")
    return "higher";
  if (comparator === "<=" || comparator === "decrease_by" || comparator === "avoid") return "lower";
  return BAD.test(measure) && !REMEDY.test(measure) ? "lower" : "higher";
}

/** What the reading leaves open is what such targets usually mean; a person confirms it. */
function frequencyOf(read: ReadTarget, term: PlanTerm): Target["frequency"] {
  if (read.average && read.frequency !== "cumulative") return "by-year";
  if (read.frequency === "annual") return read.dueYear === null ? "annual" : "by-year";
  if (read.frequency === "by-year" || read.frequency === "cumulative") return read.frequency;
  if (read.frequency !== null) return "annual";
  if (read.comparator === "maintain") return SHARE.test(read.measure) ? "by-year" : "annual";
  if (read.comparator === "complete" && !read.quantified) return "by-year";
  const unit = read.unitOfMeasure;
  if (unit === null || unit === "lần" || isRate(unit)) return "annual";
  if (term.termFrom === term.termTo) return "by-year";
  return FLOW.test(read.measure) ? "cumulative" : "by-year";
}

function baselineOf(words: string | null): TargetBaseline | null {
  if (words === null) return null;
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(words)?.[1];
  if (year !== undefined) return { kind: "year", year: Number(year) };
  if (/nhiệm kỳ trước|giai đoạn trước/iu.test(words)) return { kind: "previous_term", value: null };
  if (/cùng kỳ|năm trước|hằng năm/iu.test(words)) return { kind: "previous_year" };
  return null;
}

/** What events are counted in: "Hộ nghèo …" in households, most others in cases. */
function eventUnit(measure: string): string {
  const noun = /^(?:hộ|học sinh|trường hợp|điểm nóng|sự cố|vụ việc|xã|cơ sở)(?!\p{L})/iu.exec(
    measure,
  );
  return noun === null ? "vụ" : noun[0].toLowerCase();
}

type Level = Pick<Target, "comparator" | "strict" | "value" | "valueTo" | "unit">;

/** A change counted in things is what was added or taken away; "gấp 1,5 lần" is 50% more. */
function changeLevel(read: ReadTarget, unit: string): Level | null {
  const change = read.comparator === "increase_by" || read.comparator === "decrease_by";
  if (!change || read.value === null || unit === "%") return null;
  if (unit === "lần" && read.comparator === "increase_by") {
    const more = decimal(read.value).minus(1).times(100);
    return {
      comparator: "increase_by",
      strict: false,
      value: toText(more),
      valueTo: null,
      unit: "%",
    };
  }
  return { comparator: ">=", strict: false, value: read.value, valueTo: null, unit };
}

function levelOf(read: ReadTarget): Level | null {
  const { comparator, strict, value, valueTo } = read;
  const unit = read.unitOfMeasure ?? "";
  if (comparator === "none") return null;
  if (comparator === "avoid") {
    return { comparator, strict: false, value: null, valueTo: null, unit: eventUnit(read.measure) };
  }
  if (value === null && comparator === ">=") {
    return { comparator, strict: false, value: "100", valueTo: null, unit: "%" };
  }
  if (value === null)
    return { comparator, strict: false, value, valueTo, unit: unit === "" ? "%" : unit };
  return changeLevel(read, unit) ?? { comparator, strict, value, valueTo, unit };
}

/** A quota may be passed, a share of a whole cannot. */
function ceilingOf(read: ReadTarget, level: Level): string | null {
  const change = level.comparator === "increase_by" || level.comparator === "decrease_by";
  const growth = /^(?:tốc độ|nhịp độ|mức)\s+tăng|tăng trưởng/iu.test(read.measure);
  const quota = level.comparator === ">=" && read.value === null;
  return level.unit === "%" && !change && !growth && !quota ? "100" : null;
}

/**
 * The rule that a reading most likely means, for a person to confirm; null where the words set
 * nothing that can be checked.
 */
export function proposeTarget(read: ReadTarget, term: PlanTerm): Target | null {
  const level = levelOf(read);
  if (level === null) return null;
  const counted = changeLevel(read, read.unitOfMeasure ?? "")?.comparator === ">=";
  const made = makeTarget(
    {
      ...level,
      decimals: level.value === read.value ? read.decimals : decimalsOf(level.value ?? "0"),
      direction: counted ? "higher" : directionOf(read),
      frequency: counted && read.frequency === null ? "cumulative" : frequencyOf(read, term),
      dueYear: read.dueYear ?? term.termTo,
      term: { from: term.termFrom, to: term.termTo },
      ceiling: ceilingOf(read, level),
      baseline: baselineOf(read.baseline),
    },
    read.measure,
  );
  return made.ok ? made.value : null;
}
