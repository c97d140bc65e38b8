import {
  addUp,
  cellOfObstacle,
  nothingToAdd,
  obstacleOf,
  valuesOf,
} from "../collection/absence.ts";
import { type CellValue, missing } from "../collection/figure.ts";
import { quotient } from "../collection/growth.ts";
import type { Indicator } from "../indicator/indicator.ts";
import { decimal, sum, toText } from "../kernel/decimal.ts";
import { aggregate } from "./aggregate.ts";

/** One year's figure of an indicator. */
export interface YearCell {
  readonly year: number;
  readonly cell: CellValue;
}

/** The term's figure made of its years (lũy kế, bình quân, năm cuối), by the indicator's rule. */
export function aggregateYears(
  rule: Pick<Indicator, "overTime" | "unitOfMeasure">,
  years: readonly YearCell[],
): CellValue {
  const inOrder = [...years].sort((a, b) => a.year - b.year).map(({ cell }) => cell);
  switch (rule.overTime) {
    case "sum":
      return addUp(inOrder);
    case "last":
      return inOrder.at(-1) ?? { kind: "blank" };
    case "mean":
      return meanOf(inOrder);
    case "ratio":
      return ratioOf(rule.unitOfMeasure, years);
    case "none":
      return missing("not_applicable");
    default:
      return rule.overTime satisfies never;
  }
}

function meanOf(cells: readonly CellValue[]): CellValue {
  const obstacle = cells.length === 0 ? "blank" : obstacleOf(cells);
  if (obstacle !== undefined) return cellOfObstacle(obstacle);
  const values = valuesOf(cells);
  if (values.length === 0) return nothingToAdd(cells);
  return {
    kind: "value",
    value: toText(quotient(sum(values), decimal(values.length), decimal(1))),
  };
}

/** Years are added like units: counts together, then divided. */
const ratioOf = (unitOfMeasure: string, years: readonly YearCell[]): CellValue =>
  aggregate(
    { overUnits: "ratio", unitOfMeasure },
    years.map(({ year, cell }) => ({
      unitId: String(year),
      cell,
      accepted: true,
      observationIds: [],
    })),
  ).cell;
