import { formatDecimal } from "../../kernel/vietnamese-number.ts";
import type { PlanReading, ReadItem, ReadTarget } from "../plan-reading.ts";
import { LEAVE_OUT } from "../leave-out.ts";
import { proposeTarget } from "../propose-target.ts";
import type { OpenQuestion, QuestionOption } from "./question.ts";
import { itemKey, itemLabel } from "./item-key.ts";
import { structureQuestion } from "./structure-question.ts";

/** Any term will do: the questions depend on the wording alone. */
const ANY_TERM = { termFrom: 0, termTo: 4, planYear: 0 };

interface Place {
  readonly item: ReadItem;
  readonly target: ReadTarget;
  readonly index: number;
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
  if ((isChange(target) && target.unitOfMeasure === "lần") || target.unitOfMeasure === "hạng")
    return null;
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

/** "bình quân hằng năm đạt 16%": the mean at the end, or every year. */
function averageQuestion({ item, target, id }: Place): OpenQuestion | null {
  if (!target.average || target.value === null || target.frequency === "by-year") return null;
  return {
    id: `${id}:frequency`,
    kind: "target-frequency",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi mức bình quân ${levelText(target)}. Chỉ tính số bình quân ở năm cuối hay mỗi năm đều phải đạt?`,
    options: FREQUENCIES,
    proposed: "by-year",
    confidence: "likely",
    alike: "frequency:average",
  };
}

/** A number without a unit: a level all the same, or no target at all. */
function unitQuestion({ item, target, id }: Place): OpenQuestion | null {
  if (target.value === null || target.unitOfMeasure !== null || !target.quantified) return null;
  return {
    id: `${id}:unit`,
    kind: "target-unit",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi “${target.measure}” ở mức ${levelText(target)} nhưng không ghi đơn vị tính. Có theo dõi mức này không?`,
    options: [
      { value: "keep", label: "Theo dõi, không cần đơn vị tính" },
      { value: LEAVE_OUT, label: "Không phải chỉ tiêu, bỏ ra" },
    ],
    proposed: "keep",
    confidence: "uncertain",
    alike: null,
  };
}

/** "trên 12 tuyến đường": where the work is done, or more than twelve. */
function placeQuestion({ item, target, id }: Place): OpenQuestion | null {
  const unsure = target.confidence === "uncertain" && target.comparator === "=";
  if (!unsure || target.unitOfMeasure === null) return null;
  return {
    id: `${id}:place`,
    kind: "target-place",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi “trên ${levelText(target)}”. Đó là nơi thực hiện hay là mức phải vượt?`,
    options: [
      { value: "where", label: `Thực hiện tại ${levelText(target)}` },
      { value: "more", label: `Phải nhiều hơn ${levelText(target)}` },
    ],
    proposed: "where",
    confidence: "uncertain",
    alike: null,
  };
}

/** "giao 465 tỷ đồng, phấn đấu 490 tỷ đồng": which of the two is judged. */
function stretchQuestion({ item, target, id }: Place): OpenQuestion | null {
  if (target.level !== "stretch") return null;
  return {
    id: `${id}:stretch`,
    kind: "target-stretch",
    items: [item.ordinal],
    sentence: `Nội dung ${itemLabel(item)} ghi mức giao và mức phấn đấu ${levelText(target)}. Có đánh giá theo cả mức phấn đấu không?`,
    options: [
      { value: LEAVE_OUT, label: "Chỉ đánh giá theo mức giao" },
      { value: "keep", label: "Đánh giá theo cả hai mức" },
    ],
    proposed: "keep",
    confidence: "likely",
    alike: "stretch",
  };
}

/** Asks where a target can be read in two ways that give two verdicts. */
export function targetQuestions(reading: PlanReading): readonly OpenQuestion[] {
  return reading.items.flatMap((item) =>
    item.targets.flatMap((target, index) => {
      const place = { item, target, index, id: `target:${itemKey(item, reading)}:${index}` };
      return [
        levelQuestion(place),
        averageQuestion(place) ?? frequencyQuestion(place),
        baselineQuestion(place),
        exclusionQuestion(place),
        unitQuestion(place),
        placeQuestion(place),
        stretchQuestion(place),
        structureQuestion(place),
      ].filter((question) => question !== null);
    }),
  );
}
