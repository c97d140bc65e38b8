import { assertNever } from "../kernel/assert.ts";
import { type Decimal, toText, roundHalfUp } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { EvaluationSettings, EvaluationTarget, ObservationKind } from "./evaluation.ts";
import { type Judgement, isChangeTarget, requirementOf } from "./judge-value.ts";
import { difference, quantity, requirementInWords } from "./rule-in-words.ts";
import type { JudgedYear, KnownYear, Unjudgeable } from "./year-values.ts";

/** What an explanation needs to know of the rule besides the figures. */
export interface Wording {
  readonly target: EvaluationTarget;
  readonly settings: EvaluationSettings;
}

/** One sentence: capital first letter, full stop. */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const VERBS: Readonly<Record<ObservationKind, string>> = {
  actual: "là",
  estimate: "ước",
  projection: "dự báo",
};

/** The figure itself; the unit of a change target is that of the change, not of the figure. */
export const figureInWords = (target: EvaluationTarget, value: Decimal): string =>
  quantity(toText(value), isChangeTarget(target) ? "" : target.unit);

/** "năm 2024 là 97,2%", "năm 2025 ước 33,4%". */
export const knownInWords = (target: EvaluationTarget, known: KnownYear): string =>
  `năm ${known.year} ${VERBS[known.kind]} ${figureInWords(target, known.value)}`;

/** The figure of a year and, for a change target, the change and what it starts from. */
export function yearInWords(target: EvaluationTarget, year: JudgedYear): string {
  const known = knownInWords(target, year.known);
  if (year.change === null || year.base === null) return known;
  const origin = year.base.year === null ? "nhiệm kỳ trước" : `năm ${year.base.year}`;
  const base = formatDecimal(toText(year.base.value));
  return `${known}, ${changeInWords(year.change)} so với ${origin} (${base})`;
}

function changeInWords(change: Decimal): string {
  if (change.isZero()) return "không thay đổi";
  const size = formatDecimal(toText(roundHalfUp(change.abs(), 2)));
  return `${change.isNegative() ? "giảm" : "tăng"} ${size}%`;
}

const distanceInWords = (target: EvaluationTarget, gap: Decimal): string =>
  difference(toText(roundHalfUp(gap.abs(), 4)), isChangeTarget(target) ? "%" : target.unit);

/** "cơ bản đạt (96,0%), còn thiếu 3,6 điểm phần trăm". */
export function outcomeInWords({ target, settings }: Wording, judgement: Judgement): string {
  const far = distanceInWords(target, judgement.gap);
  const lower = requirementOf(target, settings).kind === "at-most";
  switch (judgement.outcome) {
    case "exceeded":
      return exceededInWords(target, lower, far);
    case "met":
      return metInWords({ target, settings }, judgement);
    case "nearly_met":
      return `cơ bản đạt${percentInWords(judgement)}, ${shortfallInWords(judgement, lower, far)}`;
    case "not_met":
      return `chưa đạt, ${missInWords({ target, settings }, judgement, lower, far)}`;
    default:
      return assertNever(judgement.outcome);
  }
}

/** "(96,0%)": the attainment in brackets, where it has a meaning. */
export const percentInWords = ({ attainment }: Pick<Judgement, "attainment">): string =>
  attainment === null ? "" : ` (${formatDecimal(toText(attainment), 1)}%)`;

function exceededInWords(target: EvaluationTarget, lower: boolean, far: string): string {
  if (isChangeTarget(target))
    return `vượt mức ${formatDecimal(target.valueTo ?? target.value ?? "0")}%`;
  return lower ? `vượt mục tiêu, thấp hơn mức trần ${far}` : `vượt ${far}`;
}

function metInWords({ target, settings }: Wording, { gap }: Judgement): string {
  if (target.comparator === "approx" && gap.isNegative())
    return `đạt, trong phạm vi cho phép ${formatDecimal(settings.approxTolerance)}%`;
  return "đạt";
}

function shortfallInWords({ gap }: Judgement, lower: boolean, far: string): string {
  if (gap.isZero()) return `mới bằng đúng mức này trong khi phải ${lower ? "thấp hơn" : "cao hơn"}`;
  return lower ? `còn cao hơn ${far}` : `còn thiếu ${far}`;
}

function missInWords(wording: Wording, judgement: Judgement, lower: boolean, far: string): string {
  const { target, settings } = wording;
  const need = requirementOf(target, settings);
  switch (need.kind) {
    case "at-least":
    case "at-most": {
      const wrongWay = isChangeTarget(target) && judgement.attainment?.isZero() === true;
      return wrongWay
        ? `chưa ${target.comparator === "decrease_by" ? "giảm" : "tăng"} như mục tiêu đề ra`
        : shortfallInWords(judgement, lower, far);
    }
    case "inside":
      return `nằm ngoài khoảng, cách đầu gần nhất ${far}`;
    case "near":
      return `lệch quá mức cho phép ${far}`;
    case "equal":
      return `lệch ${far}`;
    case "zero":
      return "vẫn để xảy ra";
    case "any-move":
      return `chưa ${target.comparator === "decrease_by" ? "giảm" : "tăng"}`;
    default:
      return assertNever(need);
  }
}

/** Why a figure at hand still gives no percentage (rule 3). */
export const REASON_WORDS: Readonly<Record<Unjudgeable, string>> = {
  "base-missing": "chưa có số liệu gốc để so sánh",
  "base-zero": "số liệu gốc bằng 0 nên không tính được tỷ lệ tăng, giảm",
  "base-year": "năm này chính là gốc so sánh hoặc trước gốc",
};

/** "mục tiêu từ 95% trở lên". */
export const goalInWords = ({ target, settings }: Wording): string =>
  `mục tiêu ${requirementInWords(target, settings)}`;
