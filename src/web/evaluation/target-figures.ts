import type { EvaluatedTarget } from "../../contract/evaluation.ts";
import { type Decimal, ZERO, decimal, decimalsOf, toText } from "../../domain/kernel/decimal.ts";
import { formatChange, formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import type { GoalZone } from "../charts/goal.ts";
import type { Span } from "../charts/scale.ts";

/** Charts place numbers with a pixel's accuracy; only what is written must be exact. */
const plot = (text: string | null): number | undefined =>
  text === null ? undefined : Number(text);

const isPercent = (unit: string): boolean => /^[%‰]/.test(unit.trim());

/** "94,2": a figure of the target with its decimals. */
export const figureText = (target: EvaluatedTarget, value: string): string =>
  formatDecimal(value, target.decimals);

/** "94,2%", "11.480 người". */
export function quantityText(target: EvaluatedTarget, value: string): string {
  const unit = target.unitOfMeasure.trim();
  return `${figureText(target, value)}${isPercent(unit) || unit === "" ? unit : ` ${unit}`}`;
}

export interface YearFigure {
  readonly year: number;
  /** Null where there is no value; `status` says why. */
  readonly value: string | null;
  readonly kind: "actual" | "estimate" | "projection";
  readonly status: string;
}

const SUREST = ["actual", "estimate", "projection"] as const;

/** One figure a year up to a year, an actual before an estimate; years without any are listed too. */
export function yearFigures(
  target: EvaluatedTarget,
  years: { readonly from: number; readonly to: number },
): readonly YearFigure[] {
  return Array.from({ length: Math.max(0, years.to - years.from + 1) }, (_, at) => {
    const year = years.from + at;
    const own = target.values.filter((value) => value.year === year);
    const best = SUREST.flatMap((kind) =>
      own.filter((value) => value.kind === kind && value.value !== null),
    )[0];
    return best ?? own[0] ?? { year, value: null, kind: "actual", status: "not_collected" };
  });
}

/**
 * The figures to draw as a line: of a cumulative target the sum up to each year, because that is what
 * its level speaks of. A year without a figure ends the sum, since a gap is not a zero.
 */
export function drawnFigures(
  target: EvaluatedTarget,
  figures: readonly YearFigure[],
  termFrom: number,
): readonly YearFigure[] {
  if (target.frequency !== "cumulative") return figures;
  let total: Decimal | undefined = ZERO;
  return figures
    .filter(({ year }) => year > termFrom)
    .map((figure) => {
      total =
        figure.value === null || total === undefined
          ? undefined
          : total.plus(decimal(figure.value));
      return { ...figure, value: total === undefined ? null : toText(total) };
    });
}

/** Where the rule is met, of figures drawn as they are; a change has no fixed place among them. */
export function goalZone({ goal }: EvaluatedTarget): GoalZone | undefined {
  if (goal === null || goal.of === "change") return undefined;
  return { from: plot(goal.from), to: plot(goal.to) };
}

/** What a bullet draws: the result against its goal, both as figures or both as changes. */
export interface Bullet {
  readonly value: number | null;
  readonly goal: GoalZone;
  readonly targets: readonly number[];
  readonly domain: Span;
}

/** The size of the move in the wanted direction, in per cent. */
function moveOf({ comparator, trace }: EvaluatedTarget): number | undefined {
  const change = plot(trace.change);
  if (change === undefined) return undefined;
  return comparator === "decrease_by" ? -change : change;
}

/** From zero to a little past the goal, whatever the value: a scale fitted to the value would flatter it. */
function bulletDomain(target: EvaluatedTarget, levels: readonly number[]): Span {
  const ceiling = isPercent(target.unitOfMeasure) && target.goal?.of === "value" ? 100 : undefined;
  const top = Math.max(...levels.map(Math.abs), 0);
  if (ceiling !== undefined && top <= ceiling && top > ceiling / 2)
    return { low: 0, high: Math.max(ceiling, top * 1.12) };
  return { low: 0, high: top === 0 ? 1 : top * 1.5 };
}

/** Undefined where the target has no level to draw against. */
export function bulletOf(target: EvaluatedTarget): Bullet | undefined {
  const { goal } = target;
  if (goal === null) return undefined;
  const levels = [target.level, target.levelTo].flatMap((level) => plot(level) ?? []);
  const targets = levels.length > 0 ? levels : [plot(goal.from) ?? plot(goal.to) ?? 0];
  const value = goal.of === "change" ? moveOf(target) : plot(target.result?.value ?? null);
  return {
    value: value ?? null,
    goal: { from: plot(goal.from), to: plot(goal.to) },
    targets,
    domain: bulletDomain(target, targets),
  };
}

/** The level as a chart labels it: "95", "73,63". */
export const levelText = (level: string): string => formatDecimal(level, decimalsOf(level));

/** How far from the goal: "−0,8 điểm", "+120 người"; empty where that has no meaning. */
export function gapText(target: EvaluatedTarget): string {
  if (target.gap === null) return "";
  const isPoints = target.goal?.of !== "change" && isPercent(target.unitOfMeasure);
  const unit = isPoints ? "điểm" : target.goal?.of === "change" ? "%" : target.unitOfMeasure;
  const decimals = Math.max(target.goal?.of === "change" ? 1 : target.decimals, 0);
  const size = formatChange(target.gap, decimals);
  return unit === "%" ? `${size}%` : `${size} ${unit}`.trim();
}

/** "2020–2024: 88,2; 89,6; …; 94,2", for readers by ear. */
export const figuresInWords = (target: EvaluatedTarget, figures: readonly YearFigure[]): string =>
  `${figures[0]?.year ?? ""}–${figures.at(-1)?.year ?? ""}: ${figures
    .map(({ value }) => (value === null ? "…" : figureText(target, value)))
    .join("; ")}`;
