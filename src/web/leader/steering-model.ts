import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import type { TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import {
  VERDICTS,
  VERDICT_LABELS,
  type Verdict,
  isWorse,
} from "../../domain/evaluation/verdict.ts";
import { type Decimal, decimal, decimalsOf, toText } from "../../domain/kernel/decimal.ts";
import { dateParts } from "../../domain/kernel/local-date.ts";
import { formatChange, formatDecimal } from "../../domain/kernel/vietnamese-number.ts";

/** The six that are always counted; the other two only where there are some. */
const ALWAYS: readonly Verdict[] = [
  "exceeded",
  "met",
  "nearly_met",
  "not_met",
  "at_risk",
  "no_data",
];

/** The verdicts to count on the page, in the order of every count of the product. */
export const countedVerdicts = (view: EvaluationView): readonly Verdict[] =>
  VERDICTS.filter((verdict) => ALWAYS.includes(verdict) || view.counts[verdict] > 0);

/** Short words for a narrow place. */
export const SHORT_LABELS: Readonly<Record<Verdict, string>> = {
  ...VERDICT_LABELS,
  on_track: "Có khả năng",
  no_data: "Chưa có số",
  needs_baseline: "Chưa rõ gốc",
};

export const allTargets = (view: EvaluationView): readonly EvaluatedTarget[] =>
  view.groups.flatMap((group) => group.targets);

/** True while no figure of any target has been accepted. */
export const hasNoFigures = (view: EvaluationView): boolean =>
  allTargets(view).every((target) => target.values.every(({ value }) => value === null));

/** What the sentence of the page calls for after the counts. */
export interface Call {
  readonly words: string;
  readonly tone: "hard" | "late" | "calm";
}

/** Hard targets before late work; where there is neither, that is said too. */
export function callOf({ counts }: EvaluationView, late: number): Call {
  if (counts.at_risk > 0) {
    return { words: `${counts.at_risk} chỉ tiêu khó đạt cần ý kiến chỉ đạo.`, tone: "hard" };
  }
  if (counts.not_met > 0) {
    return { words: `${counts.not_met} chỉ tiêu chưa đạt cần ý kiến chỉ đạo.`, tone: "hard" };
  }
  if (late > 0) return { words: `${late} ý kiến chỉ đạo quá hạn.`, tone: "late" };
  return { words: "Không có chỉ tiêu khó đạt, không có việc quá hạn.", tone: "calm" };
}

const shortfall = (target: EvaluatedTarget): number =>
  target.attainment === null ? 101 : Number(target.attainment);

/** Targets that need a leader (khó đạt, chưa đạt): those at risk first, then by how far they are. */
export const hardTargets = (view: EvaluationView): readonly EvaluatedTarget[] =>
  allTargets(view)
    .filter(({ verdict }) => verdict === "at_risk" || verdict === "not_met")
    .sort((a, b) =>
      a.verdict === b.verdict ? shortfall(a) - shortfall(b) : a.verdict === "at_risk" ? -1 : 1,
    );

/** A level of "5 triệu" does not make whole figures: what was measured finer is shown finer. */
export function decimalsShown({ decimals, values }: EvaluatedTarget): number {
  if (decimals > 0) return decimals;
  const finest = values.map(({ value }) => (value === null ? 0 : decimalsOf(value)));
  return Math.min(2, Math.max(0, ...finest));
}

const POINTS = "điểm";

/** A distance reads in points where the measure is a share. */
const distanceUnit = (unit: string): string => (unit === "%" ? POINTS : unit);

/** The year that decided a target judged every year: its worst one (undefined for other targets). */
const decidingYear = (target: EvaluatedTarget): number | undefined =>
  target.frequency === "annual" && target.attainment !== null
    ? target.periods.find(({ attainment }) => attainment === target.attainment)?.year
    : undefined;

/** What lacks to the goal: "thiếu 0,28 triệu lượt", "cao hơn mức 0,2 điểm"; empty where met. */
export function gapInWords(target: EvaluatedTarget): string {
  if (target.gap === null || !target.gap.startsWith("-")) return "";
  const size = formatDecimal(toText(decimal(target.gap).abs()), decimalsShown(target));
  const when = decidingYear(target);
  const words = `${size} ${distanceUnit(target.unitOfMeasure)}${when === undefined ? "" : ` năm ${when}`}`;
  return target.comparator === "<=" || target.comparator === "avoid"
    ? `cao hơn mức ${words}`
    : `thiếu ${words}`;
}

/** A year's figure as the charts need it. */
export interface YearFigure {
  readonly year: number;
  readonly kind: "actual" | "estimate" | "projection";
  readonly value: string | null;
}

const KIND_ORDER = ["projection", "estimate", "actual"] as const;

/** One figure a year, the most certain one; years without a figure stay as gaps. */
export function yearFigures(target: EvaluatedTarget): readonly YearFigure[] {
  const byYear = new Map<number, YearFigure>();
  for (const { year, kind, value } of target.values) {
    const known = byYear.get(year);
    const isBetter =
      known === undefined ||
      (value !== null &&
        (known.value === null || KIND_ORDER.indexOf(kind) > KIND_ORDER.indexOf(known.kind)));
    if (isBetter) byYear.set(year, { year, kind, value });
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

/** What changed most between the last two years of a target. */
export interface Change {
  readonly target: EvaluatedTarget;
  readonly figures: readonly YearFigure[];
  readonly last: YearFigure & { readonly value: string };
  /** "+5,4%", "−0,18 điểm", "+3.220 người". */
  readonly words: string;
  readonly isBetter: boolean | null;
  readonly size: number;
}

function changeWords(target: EvaluatedTarget, before: Decimal, now: Decimal): string {
  const move = now.minus(before);
  const decimals = decimalsShown(target);
  if (target.unitOfMeasure === "%") return `${formatChange(toText(move), decimals)} ${POINTS}`;
  if (target.frequency === "cumulative" || before.isZero()) {
    return formatChange(toText(move), decimals);
  }
  return `${formatChange(toText(move.div(before.abs()).times(100)), 1)}%`;
}

/** Counts this small move by chance: three houses instead of four tell nothing. */
const SMALL_COUNT = 20;

const isSmallCount = (target: EvaluatedTarget, before: Decimal, now: Decimal): boolean =>
  target.unitOfMeasure !== "%" &&
  decimalsShown(target) === 0 &&
  before.abs().lessThan(SMALL_COUNT) &&
  now.abs().lessThan(SMALL_COUNT);

function changeOf(target: EvaluatedTarget): Change | undefined {
  const figures = yearFigures(target).filter(({ kind }) => kind !== "projection");
  const last = figures.at(-1);
  const previous = figures.at(-2);
  if (last === undefined || last.value === null) return undefined;
  if (previous === undefined || previous.value === null || previous.year !== last.year - 1) {
    return undefined;
  }
  const [before, now] = [decimal(previous.value), decimal(last.value)];
  const move = now.minus(before);
  if (move.isZero() || before.isZero() || isSmallCount(target, before, now)) return undefined;
  const isUp = move.isPositive();
  return {
    target,
    figures,
    last: { ...last, value: last.value },
    words: changeWords(target, before, now),
    isBetter: target.direction === "none" ? null : isUp === (target.direction === "higher"),
    size: Math.abs(Number(toText(move.div(before)))),
  };
}

/** The targets that moved most against their own level, at most one of an item (chuyển biến chính). */
export function mainChanges(view: EvaluationView, most = 4): readonly Change[] {
  const changes = allTargets(view)
    .flatMap((target) => changeOf(target) ?? [])
    .sort((a, b) => b.size - a.size);
  const items = new Set<string>();
  return changes
    .filter(({ target }) => {
      const isFirst = !items.has(target.itemId);
      items.add(target.itemId);
      return isFirst;
    })
    .slice(0, most);
}

/** Groups side by side in rows of at most `room` tiles; a longer group takes a row of its own. */
export function packGroups<G extends { readonly targets: readonly unknown[] }>(
  groups: readonly G[],
  room = 22,
): readonly (readonly G[])[] {
  const rows: G[][] = [];
  let used = room;
  for (const group of groups) {
    // a narrow group still needs the width of its name
    const need = Math.max(group.targets.length, 4);
    const row = rows.at(-1);
    if (row === undefined || used + need > room) {
      rows.push([group]);
      used = need;
    } else {
      row.push(group);
      used += need;
    }
  }
  return rows;
}

/** Months left of the term after this one: in September 2024, 15 until the end of 2025. */
export function monthsLeft(today: string, termTo: number): number {
  const { year, month } = dateParts(today);
  return Math.max(0, (termTo - year) * 12 + (12 - month));
}

/** How much of the year has passed, 0 to 1. */
export function shareOfYear(today: string): number {
  const { month, day } = dateParts(today);
  return (month - 1 + day / 31) / 12;
}

/** Units that still owe something, those that owe most first. */
export const lackingUnits = (board: TrackingView): readonly TrackedUnit[] =>
  board.units
    .filter((unit) => unit.missing > 0)
    .sort((a, b) => b.missing - a.missing || a.name.localeCompare(b.name, "vi"));

/** The best first, for the marks of a group on a phone. */
export const bestFirst = (targets: readonly EvaluatedTarget[]): readonly EvaluatedTarget[] =>
  [...targets].sort((a, b) =>
    a.verdict === b.verdict ? 0 : isWorse(a.verdict, b.verdict) ? 1 : -1,
  );
