import { MISSING_LABELS } from "../collection/figure.ts";
import { VERDICT_LABELS, type Verdict } from "../evaluation/verdict.ts";
import { effectiveVerdict, yearKey } from "./report-bindings.ts";
import type { ReportTarget, YearValue } from "./report-input.ts";

/** How a sentence says each verdict, after the figures and before the requirement. */
const VERDICT_VERBS: Readonly<Record<Verdict, string>> = {
  exceeded: "vượt mục tiêu đề ra",
  met: "đạt mục tiêu đề ra",
  nearly_met: "cơ bản đạt mục tiêu đề ra",
  not_met: "chưa đạt mục tiêu đề ra",
  on_track: "có khả năng đạt mục tiêu đề ra",
  at_risk: "khó đạt mục tiêu đề ra",
  no_data: "chưa có số liệu để đánh giá so với mục tiêu đề ra",
  needs_baseline: "chưa rõ gốc so sánh nên chưa đủ cơ sở đánh giá mục tiêu đề ra",
};

/** How a count of targets of each verdict is said. */
const COUNT_PHRASES: readonly (readonly [Verdict, string])[] = [
  ["nearly_met", "mục tiêu cơ bản đạt"],
  ["not_met", "mục tiêu chưa đạt"],
  ["on_track", "mục tiêu có khả năng đạt"],
  ["at_risk", "mục tiêu khó đạt"],
  ["no_data", "mục tiêu chưa có số liệu để đánh giá"],
  ["needs_baseline", "mục tiêu chưa rõ gốc so sánh nên chưa đủ cơ sở đánh giá"],
];

const KIND_WORDS: Readonly<Record<YearValue["kind"], string>> = {
  actual: "năm",
  estimate: "ước năm",
  projection: "dự báo năm",
};

/** "96,2%" but "5 triệu lượt người". */
const withUnit = (token: string, unit: string): string =>
  unit === "" || /^[%‰]/.test(unit) ? `${token}${unit}` : `${token} ${unit}`;

function yearPhrase(target: ReportTarget, value: YearValue): string {
  const when = `${KIND_WORDS[value.kind]} ${value.year}`;
  if (value.value !== null) {
    return `${when} là ${withUnit(`{{${yearKey(target, value)}}}`, target.unitOfMeasure)}`;
  }
  return value.status === null
    ? `${when} chưa có số liệu`
    : `${when} ${MISSING_LABELS[value.status]}`;
}

/** Years that can be spoken of; one that is not due yet says nothing. */
const spokenYears = (target: ReportTarget): readonly YearValue[] =>
  target.values.filter((value) => value.status !== "not_due");

function conclusion(target: ReportTarget): string {
  const verdict = effectiveVerdict(target);
  const attained =
    target.attainment === null || verdict === "no_data" || verdict === "needs_baseline"
      ? ""
      : `, bằng {{${target.code}.attainment}}% mức mục tiêu`;
  return `${VERDICT_VERBS[verdict]} (${target.requirement})${attained}`;
}

function rerating({ verdict, override }: ReportTarget): string {
  if (override === null) return "";
  const reason = override.reason.replace(/[.\s]+$/u, "");
  return ` Kết quả tính theo quy tắc là “${VERDICT_LABELS[verdict]}”, được xếp loại lại là “${VERDICT_LABELS[override.verdict]}” với lý do: ${reason}.`;
}

/** The figures of a target year by year, what they mean, and any re-rating with its reason. */
export function targetSentence(target: ReportTarget): string {
  const years = spokenYears(target).map((value) => yearPhrase(target, value));
  const figures = years.length === 0 ? "" : `${years.join(", ")}; `;
  return `${target.measure}: ${figures}${conclusion(target)}.${rerating(target)}`;
}

/** A shortfall in one line: the latest figure beside the requirement. */
export function shortfallSentence(target: ReportTarget): string {
  const latest = spokenYears(target).findLast((value) => value.value !== null);
  const figure = latest === undefined ? "" : `${yearPhrase(target, latest)}, `;
  return `${target.measure}: ${figure}${conclusion(target)}.`;
}

/** Which targets count as "đạt", said once so that nobody adds them up the other way. */
export const conventionSentence = (metIncludesExceeded: boolean): string =>
  metIncludesExceeded
    ? "Trong Báo cáo này, số mục tiêu đạt đã bao gồm số mục tiêu vượt."
    : "Trong Báo cáo này, số mục tiêu đạt không bao gồm số mục tiêu vượt.";

/** How often each verdict occurs under a prefix of count keys ("count", "count.4"). */
export type CountOf = (key: string) => number;

/** "40/54 mục tiêu đạt (trong đó 13 mục tiêu vượt); 06 mục tiêu chưa đạt": zero counts are left out. */
export function countPhrase(
  prefix: string,
  countOf: CountOf,
  metIncludesExceeded: boolean,
): string {
  const token = (name: string) => `{{${prefix}.${name}}}`;
  const exceeded = countOf(`${prefix}.exceeded`);
  const inclusive =
    exceeded > 0
      ? `${token("met_or_exceeded")}/${token("total")} mục tiêu đạt (trong đó ${token("exceeded")} mục tiêu vượt)`
      : `${token("met_or_exceeded")}/${token("total")} mục tiêu đạt`;
  const exclusive = `${token("exceeded")}/${token("total")} mục tiêu vượt; ${token("met")}/${token("total")} mục tiêu đạt`;
  const others = COUNT_PHRASES.filter(([verdict]) => countOf(`${prefix}.${verdict}`) > 0).map(
    ([verdict, words]) => `${token(verdict)} ${words}`,
  );
  return [metIncludesExceeded ? inclusive : exclusive, ...others].join("; ");
}
