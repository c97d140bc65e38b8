import { type Decimal, decimal, roundHalfUp, sum } from "../../kernel/decimal.ts";
import type { Expression, Reference, Relation } from "./expression.ts";
import { type MaybeMeasure, factorOf, measureOf, product, ratio } from "./measure.ts";
import type { NamedRows } from "./resolve.ts";

/** The figures that the names stand for at one cell; undefined where there is none. */
export interface Figures {
  readonly rows: NamedRows;
  readonly at: (reference: Reference) => Decimal | undefined;
}

interface Quantity {
  readonly value: Decimal;
  readonly measure: MaybeMeasure;
}

/** Both sides in the unit of the left one, and whether the condition holds. */
export interface Outcome {
  readonly holds: boolean;
  readonly left: Decimal;
  readonly right: Decimal;
}

/** Computes exactly; undefined where a figure is missing or a divisor is zero: silence, never zero. */
function compute(expression: Expression, figures: Figures): Quantity | undefined {
  switch (expression.kind) {
    case "number":
      return { value: decimal(expression.value), measure: null };
    case "reference": {
      const value = figures.at(expression);
      const unit = figures.rows[expression.name]?.unitOfMeasure ?? "";
      return value === undefined ? undefined : { value, measure: measureOf(unit) };
    }
    case "negate": {
      const of = compute(expression.of, figures);
      return of === undefined ? undefined : { ...of, value: of.value.negated() };
    }
    case "operation": {
      const left = compute(expression.left, figures);
      const right = compute(expression.right, figures);
      if (left === undefined || right === undefined) return undefined;
      return operate(expression.operator, left, right);
    }
    case "call":
      return call(expression, figures);
    case "choice": {
      const found = outcomeOf(expression.condition, figures);
      if (found === undefined) return undefined;
      return compute(found.holds ? expression.yes : expression.no, figures);
    }
    default:
      return expression satisfies never;
  }
}

function operate(operator: "+" | "-" | "*" | "/", left: Quantity, right: Quantity) {
  switch (operator) {
    case "*":
      return {
        value: left.value.times(right.value),
        measure: product(left.measure, right.measure),
      };
    case "/":
      return right.value.isZero()
        ? undefined
        : { value: left.value.div(right.value), measure: ratio(left.measure, right.measure) };
    case "+":
    case "-": {
      const other = convert(right, left.measure);
      if (other === undefined) return undefined;
      const value = operator === "+" ? left.value.plus(other) : left.value.minus(other);
      return { value, measure: left.measure ?? right.measure };
    }
    default:
      return operator satisfies never;
  }
}

function convert({ value, measure }: Quantity, to: MaybeMeasure): Decimal | undefined {
  const factor = factorOf(to, measure);
  return factor === undefined ? undefined : value.times(factor);
}

function call(
  { name, parts }: Extract<Expression, { kind: "call" }>,
  figures: Figures,
): Quantity | undefined {
  const [first, second] = parts;
  if (first === undefined) return undefined;
  if (name === "round") {
    const of = compute(first, figures);
    const places = second?.kind === "number" ? Number(second.value) : 0;
    return of === undefined ? undefined : { ...of, value: roundHalfUp(of.value, places) };
  }
  const all = parts.map((part) => compute(part, figures));
  const measure = all.find((each) => each !== undefined && each.measure !== null)?.measure ?? null;
  const values = all.map((each) => (each === undefined ? undefined : convert(each, measure)));
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  const pick = (isBetter: (one: Decimal, other: Decimal) => boolean) =>
    known.reduce((best, value) => (isBetter(value, best) ? value : best));
  switch (name) {
    case "sum":
      return { value: sum(known), measure };
    case "max":
      return { value: pick((one, other) => one.greaterThan(other)), measure };
    case "min":
      return { value: pick((one, other) => one.lessThan(other)), measure };
    default:
      return name satisfies never;
  }
}

const divides = (expression: Expression): boolean => {
  switch (expression.kind) {
    case "number":
    case "reference":
      return false;
    case "negate":
      return divides(expression.of);
    case "operation":
      return expression.operator === "/" || divides(expression.left) || divides(expression.right);
    case "call":
      return expression.parts.some(divides);
    case "choice":
      return divides(expression.yes) || divides(expression.no);
    default:
      return expression satisfies never;
  }
};

/** A quotient never ends; it equals a figure where both are the same as the figure is printed. */
function placesOf({ left, right }: Relation, rows: NamedRows): number | null {
  if (!divides(left) && !divides(right)) return null;
  const written = [left, right].find((side) => side.kind === "reference");
  return written?.kind === "reference" ? (rows[written.name]?.decimals ?? 2) : 2;
}

function compare(relation: Relation, left: Decimal, right: Decimal, rows: NamedRows): boolean {
  if (relation.tolerance !== null)
    return left.minus(right).abs().lessThanOrEqualTo(decimal(relation.tolerance));
  const places = placesOf(relation, rows);
  const [one, other] =
    places === null ? [left, right] : [roundHalfUp(left, places), roundHalfUp(right, places)];
  switch (relation.comparator) {
    case "<=":
      return one.lessThanOrEqualTo(other);
    case "<":
      return one.lessThan(other);
    case ">=":
      return one.greaterThanOrEqualTo(other);
    case ">":
      return one.greaterThan(other);
    case "=":
    case "≈":
      return one.equals(other);
    case "≠":
      return !one.equals(other);
    default:
      return relation.comparator satisfies never;
  }
}

/** Holds a condition against the figures (đối chiếu); undefined where it must stay silent. */
export function outcomeOf(relation: Relation, figures: Figures): Outcome | undefined {
  const left = compute(relation.left, figures);
  const right = compute(relation.right, figures);
  if (left === undefined || right === undefined) return undefined;
  const measure = left.measure ?? right.measure;
  const [one, other] = [convert(left, measure), convert(right, measure)];
  if (one === undefined || other === undefined) return undefined;
  return { holds: compare(relation, one, other, figures.rows), left: one, right: other };
}

/** The value an expression comes to, counted in a unit of measure. */
export function valueOf(
  expression: Expression,
  figures: Figures,
  unitOfMeasure: string,
): Decimal | undefined {
  const found = compute(expression, figures);
  return found === undefined ? undefined : convert(found, measureOf(unitOfMeasure));
}
