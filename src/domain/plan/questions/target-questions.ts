import { formatDecimal } from "../../kernel/vietnamese-number.ts";
import type { PlanReading, ReadItem, ReadTarget } from "../plan-reading.ts";
import { proposeTarget } from "../propose-target.ts";
import type { OpenQuestion, QuestionOption } from "./question.ts";
import { itemKey, itemLabel } from "./item-key.ts";

/** Any term will do: the questions depend on the wording alone. */
const ANY_TERM = { termFrom: 0, termTo: 4, planYear: 0 };

interface Place {
  readonly item: ReadItem;
  readonly target: ReadTarget;
  readonly id: string;
}

const levelText = (target: ReadTarget): string => {
  const number = formatDecimal(target.value ?? "0", target.decimals);
  const unit = target.unitOfMeasure ?? "";
  return /^[%‰]/u.test(unit) ? `${number}${unit}` : `${number} ${unit}`.trim();
};

const isRate = (target: ReadTarget): boolean => /^[%‰]|^điểm/u.test(target.unitOfMeasure ?? "");
const isChange = (target: ReadTarget): boolean =>
  target.comparator === "increase_by" || target.comparator === "decrease_by";

const LEVELS: readonly QuestionOption[] = [
  { value: "at-least", label: "Bằng hoặc cao hơn mức này" },
  { value: "at-most", label: "Bằng hoặc thấp hơn mức này" },
  { value: "equal", label: "Đúng bằng mức này" },
];

/** "đạt 40%": at least, at most, or exactly; a full 100% leaves nothing to ask. */
function levelQuestion({ item, target, id }: Place): OpenQuestion | null {
  const full = target.value === "100" && isRate(target);
  if (target.comparator !== "=" || target.value === null || full) return null;
  const lower = proposeTarget(target, ANY_TERM)?.direction === "lower";
  const words = lower ? "thấp hơn" : "cao hơn";
  return {
    id: `${id}:level`,
    kind: "target-level",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi “${target.measure}” ở mức ${levelText(target)}. Tính đạt khi bằng hoặc ${words} mức này?`,
    options: LEVELS,
    proposed: lower ? "at-most" : "at-least",
    confidence: "likely",
    alike: lower ? "level:lower" : "level:higher",
  };
}

const FREQUENCIES: readonly QuestionOption[] = [
  { value: "cumulative", label: "Cộng dồn cả nhiệm kỳ" },
  { value: "annual", label: "Mỗi năm đều phải đạt" },
  { value: "by-year", label: "Chỉ tính ở năm cuối" },
];

/** "khoảng 14.000 lao động": over the term, or every year. */
function frequencyQuestion({ item, target, id }: Place): OpenQuestion | null {
  const counted = target.value !== null && target.unitOfMeasure !== null && !isRate(target);
  if (!counted || target.frequency !== null || target.implied) return null;
  if (isChange(target) && target.unitOfMeasure === "lần") return null;
  const proposed = proposeTarget(target, ANY_TERM)?.frequency ?? "cumulative";
  return {
    id: `${id}:frequency`,
    kind: "target-frequency",
    items: [item.ordinal],
    sentence: `Mức ${levelText(target)} ở nội dung ${itemLabel(item)} tính cộng dồn cả nhiệm kỳ hay tính cho mỗi năm?`,
    options: FREQUENCIES,
    proposed,
    confidence: "uncertain",
    alike: `frequency:${proposed}:${target.unitOfMeasure ?? ""}`,
  };
}

const BASELINES: readonly QuestionOption[] = [
  { value: "previous_year", label: "Năm trước" },
  { value: "previous_term", label: "Nhiệm kỳ trước" },
  { value: "unknown", label: "Chưa xác định" },
];

/** "giảm 5–10%" of what: the document often does not say. */
function baselineQuestion({ item, target, id }: Place): OpenQuestion | null {
  const counted = target.value !== null && target.unitOfMeasure !== "%";
  if (!isChange(target) || counted || target.baseline !== null) return null;
  const verb = target.comparator === "increase_by" ? "tăng" : "giảm";
  return {
    id: `${id}:baseline`,
    kind: "target-baseline",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi ${verb} “${target.measure}” nhưng không nêu so với mốc nào. So với mốc nào?`,
    options: BASELINES,
    proposed: null,
    confidence: "uncertain",
    alike: `baseline:${target.comparator}`,
  };
}

/** "(trừ …)": whether the figures are collected without that part. */
function exclusionQuestion({ item, target, id }: Place): OpenQuestion | null {
  if (target.exclusion === null) return null;
  return {
    id: `${id}:exclusion`,
    kind: "target-exclusion",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi “${target.exclusion}”. Số liệu thu về có bỏ phần này ra không?`,
    options: [
      { value: "exclude", label: "Bỏ ra khi tính" },
      { value: "include", label: "Vẫn tính, chỉ ghi chú" },
    ],
    proposed: "exclude",
    confidence: "likely",
    alike: `exclusion:${target.exclusion}`,
  };
}

/** Asks where a target can be read in two ways that give two verdicts. */
export function targetQuestions(reading: PlanReading): readonly OpenQuestion[] {
  return reading.items.flatMap((item) =>
    item.targets.flatMap((target, index) => {
      const place = { item, target, id: `target:${itemKey(item, reading)}:${index}` };
      return [
        levelQuestion(place),
        frequencyQuestion(place),
        baselineQuestion(place),
        exclusionQuestion(place),
      ].filter((question) => question !== null);
    }),
  );
}
