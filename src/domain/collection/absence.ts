import { type Decimal, decimal, sum, toText } from "../kernel/decimal.ts";
import { BLANK, type CellValue, type MissingStatus, missing, present } from "./figure.ts";

/**
 * What keeps a whole from being known, gravest first: a secret part hides the whole, a part nobody
 * could collect leaves it unknown, a blank or a part not yet due leaves it open.
 */
const GRAVEST_FIRST = ["withheld", "not_collected", "blank", "not_due"] as const;

type Obstacle = (typeof GRAVEST_FIRST)[number];

const stateOf = (cell: CellValue): MissingStatus | "blank" | "value" =>
  cell.kind === "missing" ? cell.status : cell.kind;

/** The gravest reason why a whole made of these parts cannot be known; undefined where it can. */
export function obstacleOf(parts: readonly CellValue[]): Obstacle | undefined {
  const states = parts.map(stateOf);
  return GRAVEST_FIRST.find((state) => states.includes(state));
}

/** The cell that says why: the reason itself, or a blank that still waits. */
export const cellOfObstacle = (obstacle: Obstacle): CellValue =>
  obstacle === "blank" ? BLANK : missing(obstacle);

/** The numbers among the parts. */
export const valuesOf = (parts: readonly CellValue[]): readonly Decimal[] =>
  parts.flatMap((part) => (part.kind === "value" ? [decimal(part.value)] : []));

/**
 * The sum of parts. "Không phát sinh" and "không áp dụng" add nothing, because nothing happened
 * there; any other absence makes the whole absent for the same reason.
 */
export function addUp(parts: readonly CellValue[]): CellValue {
  const obstacle = parts.length === 0 ? "blank" : obstacleOf(parts);
  if (obstacle !== undefined) return cellOfObstacle(obstacle);
  const values = valuesOf(parts);
  return values.length > 0 ? present(toText(sum(values))) : nothingToAdd(parts);
}

/** Where no part is a number: none where something could have happened, else not applicable. */
export const nothingToAdd = (parts: readonly CellValue[]): CellValue =>
  missing(parts.some((part) => stateOf(part) === "none") ? "none" : "not_applicable");
