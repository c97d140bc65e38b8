import { assertNever } from "../kernel/assert.ts";
import { type DecimalText, decimalsOf } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import {
  type Baseline,
  DEFAULT_SETTINGS,
  type EvaluationSettings,
  type EvaluationTarget,
} from "./evaluation.ts";

/** A number with its unit: "95%", "5 triệu lượt người". */
export function quantity(value: DecimalText, unit: string, decimals = 0): string {
  const number = formatDecimal(value, Math.max(decimals, decimalsOf(value)));
  if (unit.trim() === "") return number;
  return /^[%‰]/.test(unit.trim()) ? `${number}${unit.trim()}` : `${number} ${unit.trim()}`;
}

/** A difference with its unit: of percentages it is points (điểm phần trăm), never per cent. */
export const difference = (value: DecimalText, unit: string): string =>
  quantity(value, unit.trim() === "%" ? "điểm phần trăm" : unit);

export function baselineInWords(baseline: Baseline | null): string {
  if (baseline === null) return "";
  switch (baseline.kind) {
    case "previous_year":
      return " so với năm trước";
    case "year":
      return ` so với năm ${baseline.year}`;
    case "previous_term":
      return " so với nhiệm kỳ trước";
    default:
      return assertNever(baseline);
  }
}

function atLeastOrMost(target: EvaluationTarget, level: string): string {
  const lower =
    target.comparator === "<=" || (target.comparator === "=" && target.direction === "lower");
  // "Từ 100% trở lên" would promise what cannot be.
  if (!lower && target.ceiling !== null && target.ceiling === target.value) return `đạt ${level}`;
  if (lower) return target.strict ? `dưới ${level}` : `không quá ${level}`;
  return target.strict ? `trên ${level}` : `từ ${level} trở lên`;
}

function changeInWords(target: EvaluationTarget): string {
  const verb = target.comparator === "increase_by" ? "tăng" : "giảm";
  const against = baselineInWords(target.baseline);
  if (target.value === null) return `${verb}${against}`;
  const least = formatDecimal(target.value);
  const size =
    target.valueTo === null ? `từ ${least}% trở lên` : `${least}–${formatDecimal(target.valueTo)}%`;
  return `${verb} ${size}${against}`;
}

/** What the target asks, without saying when: "từ 95% trở lên", "giảm 5–10% so với năm trước". */
export function requirementInWords(
  target: EvaluationTarget,
  settings: EvaluationSettings = DEFAULT_SETTINGS,
): string {
  const level = target.value === null ? "" : quantity(target.value, target.unit, target.decimals);
  switch (target.comparator) {
    case ">=":
    case "<=":
      return atLeastOrMost(target, level);
    case "=":
      return target.direction === "none" ? `đúng ${level}` : atLeastOrMost(target, level);
    case "between":
      return `từ ${level} đến ${quantity(target.valueTo ?? target.value ?? "0", target.unit, target.decimals)}`;
    case "increase_by":
    case "decrease_by":
      return changeInWords(target);
    case "approx":
      return `khoảng ${level}`;
    case "maintain":
      return `giữ ở mức ${level} (lệch không quá ${difference(settings.maintainTolerance, target.unit)})`;
    case "complete":
      return target.value === null ? "hoàn thành 100%" : `hoàn thành ${level}`;
    case "avoid":
      return "không để xảy ra";
    default:
      return assertNever(target.comparator);
  }
}

/** When it must hold: "hằng năm", "vào năm 2025", "trong cả giai đoạn 2021–2025". */
export function timeInWords(target: EvaluationTarget): string {
  switch (target.frequency) {
    case "annual":
      return "hằng năm";
    case "by-year":
      return `vào năm ${target.dueYear ?? target.term.to}`;
    case "cumulative":
      return `trong cả giai đoạn ${target.term.from}–${target.term.to}`;
    default:
      return assertNever(target.frequency);
  }
}

/** The whole rule as people read it: "từ 95% trở lên hằng năm". */
export const ruleInWords = (
  target: EvaluationTarget,
  settings: EvaluationSettings = DEFAULT_SETTINGS,
): string => `${requirementInWords(target, settings)} ${timeInWords(target)}`;

/** The rule as a table prints it, in signs: "≥ 95", "< 5", "73,63 ± 1", "giảm 5–10%". */
export function requirementInSigns(
  target: EvaluationTarget,
  settings: EvaluationSettings = DEFAULT_SETTINGS,
): string {
  const number = (value: DecimalText | null): string =>
    value === null ? "" : formatDecimal(value, Math.max(target.decimals, decimalsOf(value)));
  const level = number(target.value);
  const floor = `${target.strict ? ">" : "≥"} ${level}`;
  const ceiling = `${target.strict ? "<" : "≤"} ${level}`;
  switch (target.comparator) {
    case ">=":
      return floor;
    case "<=":
      return ceiling;
    case "=":
      return target.direction === "lower" && target.ceiling !== target.value ? ceiling : level;
    case "between":
      return `${level}–${number(target.valueTo ?? target.value)}`;
    case "increase_by":
    case "decrease_by":
      return changeInWords(target);
    case "approx":
      return `≈ ${level}`;
    case "maintain":
      return `${level} ± ${formatDecimal(settings.maintainTolerance)}`;
    case "complete":
      return target.value === null ? "100%" : level;
    case "avoid":
      return "0";
    default:
      return assertNever(target.comparator);
  }
}

const shortTime = (target: EvaluationTarget): string => {
  switch (target.frequency) {
    case "annual":
      return target.baseline?.kind === "previous_year" ? "" : " mỗi năm";
    case "by-year":
      return ` (${target.dueYear ?? target.term.to})`;
    case "cumulative":
      return " (cộng dồn)";
    default:
      return assertNever(target.frequency);
  }
};

/** The whole rule as a narrow column holds it: "≥ 95% mỗi năm", "≥ 5.000 nghìn lượt (2025)". */
export function ruleInSigns(target: EvaluationTarget): string {
  const signs = requirementInSigns(target);
  const unit = target.unit.trim();
  const saysUnit =
    target.comparator === "increase_by" ||
    target.comparator === "decrease_by" ||
    (target.comparator === "complete" && target.value === null);
  const measured =
    saysUnit || unit === "" ? signs : `${signs}${unit.startsWith("%") ? "" : " "}${unit}`;
  return `${measured}${shortTime(target)}`;
}
