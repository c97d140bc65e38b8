import { VERDICT_LABELS, type Verdict } from "../evaluation/verdict.ts";
import type { Bindings } from "./bound-text.ts";
import type { ReportInput, ReportTarget, YearValue } from "./report-input.ts";
import { openTargets, yearKey } from "./report-bindings.ts";

/** A number that a writer may quote, in words. */
export interface BoundNumber {
  readonly key: string;
  readonly text: string;
  readonly kind: "figure" | "attainment" | "count";
  /** "Khách lưu trú, ước năm 2024". */
  readonly label: string;
  readonly unitOfMeasure: string;
  readonly targetCode: string | null;
  readonly year: number | null;
  readonly figureKind: YearValue["kind"] | null;
  /** The observations it rests on, through every figure counted. */
  readonly observationIds: readonly string[];
}

const YEAR_WORDS: Readonly<Record<YearValue["kind"], string>> = {
  actual: "năm",
  estimate: "ước năm",
  projection: "dự báo năm",
};

const COUNT_LABELS: Readonly<Record<string, string>> = {
  total: "Số mục tiêu được đánh giá",
  met_or_exceeded: "Số mục tiêu đạt, kể cả vượt",
  items: "Số chỉ tiêu, nhiệm vụ của kế hoạch",
  groups: "Số nhóm chỉ tiêu, nhiệm vụ",
  overridden: "Số mục tiêu được xếp loại lại",
  withheld: "Số mục tiêu không công bố trong bản này",
  units_asked: "Số đơn vị được giao nhiệm vụ",
  units_accepted: "Số đơn vị có số liệu, thuyết minh đã duyệt",
};

function countLabel(key: string): string {
  const parts = key.split(".").slice(1);
  const name = parts.at(-1) ?? "";
  const group = parts.slice(0, -1).join(".");
  const words =
    COUNT_LABELS[name] ??
    // every other count is named after a verdict
    `Số mục tiêu ${VERDICT_LABELS[name as Verdict].toLowerCase()}`;
  return group === "" ? words : `Nhóm ${group}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const restsOn = (targets: readonly ReportTarget[]): readonly string[] => [
  ...new Set(targets.flatMap(({ values }) => values.flatMap((value) => value.observationIds))),
];

function ofTarget(target: ReportTarget, bindings: Bindings): readonly BoundNumber[] {
  const { code: targetCode, measure, unitOfMeasure } = target;
  const years = target.values.map((value): BoundNumber => {
    const key = yearKey(target, value);
    return {
      key,
      text: bindings.get(key)?.text ?? "",
      kind: "figure",
      label: `${measure}, ${YEAR_WORDS[value.kind]} ${value.year}`,
      unitOfMeasure,
      targetCode,
      year: value.year,
      figureKind: value.kind,
      observationIds: value.observationIds,
    };
  });
  const key = `${targetCode}.attainment`;
  const attained = bindings.get(key);
  if (attained === undefined) return years;
  return [
    ...years,
    {
      key,
      text: attained.text,
      kind: "attainment",
      label: `${measure}, so với mức mục tiêu`,
      unitOfMeasure: "%",
      targetCode,
      year: null,
      figureKind: null,
      observationIds: restsOn([target]),
    },
  ];
}

/** Every number a report may quote, with what it is and what it rests on (số liệu gắn được). */
export function boundNumbers(input: ReportInput, bindings: Bindings): readonly BoundNumber[] {
  const targets = openTargets(input);
  const byId = new Map(targets.map((target) => [target.id, target]));
  const counts = [...bindings].flatMap(([key, binding]): readonly BoundNumber[] => {
    if (!key.startsWith("count.")) return [];
    const counted = binding.sourceIds.flatMap((id) => byId.get(id) ?? []);
    return [
      {
        key,
        text: binding.text,
        kind: "count",
        label: countLabel(key),
        unitOfMeasure: "",
        targetCode: null,
        year: null,
        figureKind: null,
        observationIds: restsOn(counted),
      },
    ];
  });
  const quoted = input.unitFigures.map((figure): BoundNumber => ({
    ...figure,
    kind: "figure",
    targetCode: null,
    figureKind: null,
  }));
  return [...targets.flatMap((target) => ofTarget(target, bindings)), ...quoted, ...counts];
}
