import { type DecimalText, decimal, toText } from "../../kernel/decimal.ts";
import {
  CHOICE_WORD,
  EARLIER_ROUND_WORD,
  type Expression,
  FUNCTION_WORDS,
  OVER_UNITS_WORD,
  type Reference,
  type Relation,
  TOLERANCE_WORD,
  YEAR_BEFORE_WORD,
  YEAR_WORD,
  type YearOf,
} from "./expression.ts";

/** Numbers as they are read back: points between thousands, a comma before the decimals. */
function numeral(value: DecimalText): string {
  const [whole = "0", fraction] = toText(decimal(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** The name as it is typed into an expression: "[Số hộ nghèo]". */
export const printName = (name: string): string =>
  `[${name.replaceAll("[", "[[").replaceAll("]", "]]")}]`;

function printYear(year: YearOf): string {
  switch (year.kind) {
    case "same":
      return "";
    case "before":
      return year.years === 1 ? YEAR_BEFORE_WORD : `${year.years} ${YEAR_BEFORE_WORD}`;
    case "named":
      return `${YEAR_WORD} ${year.year}`;
    case "earlier_round":
      return EARLIER_ROUND_WORD;
    default:
      return year satisfies never;
  }
}

function printReference({ name, year, overUnits }: Reference): string {
  const when = year.kind === "same" ? "" : `(${printYear(year)})`;
  const plain = `${printName(name)}${when}`;
  return overUnits ? `${OVER_UNITS_WORD}(${plain})` : plain;
}

const RANK = { "+": 1, "-": 1, "*": 2, "/": 2 } as const;

const rankOf = (expression: Expression): number =>
  expression.kind === "operation"
    ? RANK[expression.operator]
    : expression.kind === "negate"
      ? 3
      : 4;

/** In brackets where it binds less than what stands around it. */
const within = (expression: Expression, rank: number): string =>
  rankOf(expression) < rank ? `(${printExpression(expression)})` : printExpression(expression);

/** Writes an expression as people type it; what is written reads back as it was. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return numeral(expression.value);
    case "reference":
      return printReference(expression);
    case "negate":
      return `-${within(expression.of, 4)}`;
    case "operation": {
      const { operator, left, right } = expression;
      const rank = RANK[operator];
      return `${within(left, rank)} ${operator} ${within(right, rank + 1)}`;
    }
    case "call":
      return `${FUNCTION_WORDS[expression.name]}(${expression.parts.map(printExpression).join("; ")})`;
    case "choice": {
      const { condition, yes, no } = expression;
      return `${CHOICE_WORD}(${printRelation(condition)}; ${printExpression(yes)}; ${printExpression(no)})`;
    }
    default:
      return expression satisfies never;
  }
}

export function printRelation({ comparator, left, right, tolerance }: Relation): string {
  const room = tolerance === null ? "" : ` ${TOLERANCE_WORD} ${numeral(tolerance)}`;
  return `${printExpression(left)} ${comparator} ${printExpression(right)}${room}`;
}
