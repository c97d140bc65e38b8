import {
  addUp,
  cellOfObstacle,
  nothingToAdd,
  obstacleOf,
  valuesOf,
} from "../collection/absence.ts";
import {
  BLANK,
  type CellValue,
  type MissingStatus,
  type PresentFigure,
  missing,
} from "../collection/figure.ts";
import { quotient } from "../collection/growth.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { ratioScale } from "../indicator/unit-of-measure.ts";
import { type Decimal, decimal, sum, toText } from "../kernel/decimal.ts";

/** How an indicator adds up over units; all that consolidating needs to know of it. */
export type AggregationRule = Pick<Indicator, "overUnits" | "unitOfMeasure">;

/** One unit's figure, ready to be added to others. */
export interface UnitFigure {
  readonly unitId: string;
  readonly cell: CellValue;
  /** False while it is submitted but not reviewed. */
  readonly accepted: boolean;
  readonly observationIds: readonly string[];
  /** The weight of the unit in a weighted mean (quyền số). */
  readonly weight?: CellValue;
}

/** A whole made of units (số tổng hợp), with what it rests on and what it lacks. */
export interface Consolidated {
  /** Absent for the gravest reason among the units where any of them is missing. */
  readonly cell: CellValue;
  /** The same over the units that answered, never to be printed as the whole. */
  readonly partial: CellValue;
  /** Every observation it rests on; one that says why there is no value is one too. */
  readonly observationIds: readonly string[];
  readonly counts: {
    readonly units: number;
    readonly accepted: number;
    readonly unaccepted: number;
  };
  /** The units that keep the whole from being known, and why. */
  readonly lacking: readonly {
    readonly unitId: string;
    readonly status: MissingStatus | "blank";
  }[];
  /** Why it is empty, or how far it got; null where there is nothing to say. */
  readonly note: string | null;
}

/** Units whose "không phát sinh" or "không áp dụng" takes nothing from the whole. */
const isLacking = ({ cell }: UnitFigure): boolean => obstacleOf([cell]) !== undefined;

/**
 * Consolidates one cell over units (tổng hợp). Rates are added as numerators and denominators and
 * never averaged; an indicator without a rule is not added up, and the cell says so.
 */
export function aggregate(rule: AggregationRule, figures: readonly UnitFigure[]): Consolidated {
  const ids = figures.map((figure) => figure.unitId);
  if (new Set(ids).size < ids.length) throw new Error("a unit would be counted twice");
  const values = figures.filter((figure) => figure.cell.kind === "value");
  const lacking = figures.filter(isLacking);
  const answered = figures.filter((figure) => !isLacking(figure));
  const partial = combine(rule, answered);
  const obstacle = obstacleOf(figures.map((figure) => figure.cell));
  return {
    cell: obstacle === undefined ? partial.cell : cellOfObstacle(obstacle),
    partial: partial.cell,
    observationIds: figures.flatMap((figure) => figure.observationIds),
    counts: {
      units: figures.length,
      accepted: values.filter((figure) => figure.accepted).length,
      unaccepted: values.filter((figure) => !figure.accepted).length,
    },
    lacking: lacking.map(({ unitId, cell }) => ({
      unitId,
      status: cell.kind === "missing" ? cell.status : "blank",
    })),
    note: lacking.length > 0 && figures.length > 1 ? lackInWords(figures, lacking) : partial.note,
  };
}

const lackInWords = (figures: readonly UnitFigure[], lacking: readonly UnitFigure[]): string =>
  `Mới có số liệu của ${figures.length - lacking.length}/${figures.length} đơn vị.`;

interface Combined {
  readonly cell: CellValue;
  readonly note: string | null;
}

const plain = (cell: CellValue): Combined => ({ cell, note: null });

function combine(rule: AggregationRule, figures: readonly UnitFigure[]): Combined {
  const [first, ...others] = figures;
  if (first === undefined) return plain(BLANK);
  const cells = figures.map((figure) => figure.cell);
  const values = valuesOf(cells);
  if (values.length === 0) return plain(nothingToAdd(cells));
  if (others.length === 0) return plain(alone(rule, first));
  switch (rule.overUnits) {
    case "sum":
      return plain(addUp(cells));
    case "ratio":
      return combineRatios(rule, figures);
    case "weighted_mean":
      return combineWeighted(figures);
    case "max":
    case "min":
      return plain({ kind: "value", value: toText(extreme(values, rule.overUnits)) });
    case "none":
      return { cell: missing("not_applicable"), note: "Chỉ tiêu này không cộng giữa các đơn vị." };
    default:
      return rule.overUnits satisfies never;
  }
}

/** One unit stands for the whole; its weight is kept with it, so that it can be added on later. */
function alone(rule: AggregationRule, figure: UnitFigure): CellValue {
  const fraction = rule.overUnits === "weighted_mean" ? weightedFraction(figure) : undefined;
  return fraction === undefined ? figure.cell : divided([fraction], decimal(1)).cell;
}

const extreme = (values: readonly Decimal[], which: "max" | "min"): Decimal =>
  values.reduce((best, next) => (next.greaterThan(best) === (which === "max") ? next : best));

interface Fraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

const fractionOf = ({ numerator, denominator }: PresentFigure): Fraction | undefined =>
  numerator === undefined || denominator === undefined
    ? undefined
    : { numerator: decimal(numerator), denominator: decimal(denominator) };

/** The numerators together over the denominators together, kept apart so that it can be added on. */
function divided(fractions: readonly Fraction[], scale: Decimal): Combined {
  const numerator = sum(fractions.map((each) => each.numerator));
  const denominator = sum(fractions.map((each) => each.denominator));
  if (denominator.isZero())
    return { cell: missing("not_applicable"), note: "Mẫu số bằng 0 nên không tính được." };
  const value = toText(quotient(numerator, denominator, scale));
  return plain({
    kind: "value",
    value,
    numerator: toText(numerator),
    denominator: toText(denominator),
  });
}

function combineRatios(rule: AggregationRule, figures: readonly UnitFigure[]): Combined {
  const rates = figures.flatMap(({ cell }) => (cell.kind === "value" ? [cell] : []));
  const fractions = rates.flatMap((rate) => fractionOf(rate) ?? []);
  const bare = rates.length - fractions.length;
  if (bare > 0)
    return {
      cell: missing("not_collected"),
      note: `${bare} đơn vị chỉ có tỷ lệ, thiếu tử số và mẫu số nên không cộng được.`,
    };
  return divided(fractions, ratioScale(rule.unitOfMeasure));
}

function combineWeighted(figures: readonly UnitFigure[]): Combined {
  const weighted = figures.filter(({ cell }) => cell.kind === "value");
  const fractions = weighted.flatMap((figure) => weightedFraction(figure) ?? []);
  const bare = weighted.length - fractions.length;
  if (bare > 0)
    return { cell: missing("not_collected"), note: `Thiếu quyền số của ${bare} đơn vị.` };
  return divided(fractions, decimal(1));
}

/** A mean already carries the weight it was made with; a plain figure takes the unit's. */
function weightedFraction({ cell, weight }: UnitFigure): Fraction | undefined {
  if (cell.kind !== "value") return undefined;
  const made = fractionOf(cell);
  if (made !== undefined) return made;
  if (weight?.kind !== "value") return undefined;
  const denominator = decimal(weight.value);
  return { numerator: decimal(cell.value).times(denominator), denominator };
}
