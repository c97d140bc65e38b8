import type { DecimalText } from "../../kernel/decimal.ts";

/**
 * Which period a reference means: the year of the cell, some years before it, one named, or the year
 * of the cell as an earlier round had it accepted.
 */
export type YearOf =
  | { readonly kind: "same" }
  | { readonly kind: "before"; readonly years: number }
  | { readonly kind: "named"; readonly year: number }
  | { readonly kind: "earlier_round" };

/** A figure called by its name (chỉ tiêu được nhắc tên): "Số hộ nghèo", "Biểu 02: Dân số". */
export interface Reference {
  readonly kind: "reference";
  readonly name: string;
  readonly year: YearOf;
  /** The sum over every unit that fills the row. */
  readonly overUnits: boolean;
  /** Where the name stands in the text, for pointing at it. */
  readonly at: number;
}

export type Operator = "+" | "-" | "*" | "/";
export type Comparator = "<=" | "<" | ">=" | ">" | "=" | "≠" | "≈";
export type FunctionName = "sum" | "max" | "min" | "round";

/** What is computed (biểu thức). Functions over several parts are silent where one part is missing. */
export type Expression =
  | { readonly kind: "number"; readonly value: DecimalText }
  | Reference
  | { readonly kind: "negate"; readonly of: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: "call";
      readonly name: FunctionName;
      readonly parts: readonly Expression[];
      readonly at: number;
    }
  | {
      readonly kind: "choice";
      readonly condition: Relation;
      readonly yes: Expression;
      readonly no: Expression;
      readonly at: number;
    };

/** What a check asks of figures (điều kiện): two sides and how they must lie to each other. */
export interface Relation {
  readonly comparator: Comparator;
  readonly left: Expression;
  readonly right: Expression;
  /** "sai số 0,5": how far the sides may lie apart, in the unit of the left one. */
  readonly tolerance: DecimalText | null;
  readonly at: number;
}

/** What is wrong in the text, at which character, in words. */
export interface ExpressionError {
  readonly at: number;
  readonly to: number;
  /** What happened and what to do. */
  readonly message: string;
  /** Names or words that were probably meant, nearest first. */
  readonly proposals: readonly string[];
}

export const FUNCTION_WORDS: Readonly<Record<FunctionName, string>> = {
  sum: "tổng",
  max: "lớn nhất",
  min: "nhỏ nhất",
  round: "làm tròn",
};

export const CHOICE_WORD = "nếu";
export const OVER_UNITS_WORD = "tổng các đơn vị";
export const TOLERANCE_WORD = "sai số";
export const YEAR_WORD = "năm";
export const YEAR_BEFORE_WORD = "năm trước";
export const EARLIER_ROUND_WORD = "đợt trước";

/** Every reference of an expression, from left to right. */
export function referencesOf(expression: Expression): readonly Reference[] {
  switch (expression.kind) {
    case "number":
      return [];
    case "reference":
      return [expression];
    case "negate":
      return referencesOf(expression.of);
    case "operation":
      return [...referencesOf(expression.left), ...referencesOf(expression.right)];
    case "call":
      return expression.parts.flatMap(referencesOf);
    case "choice":
      return [
        ...referencesOfRelation(expression.condition),
        ...referencesOf(expression.yes),
        ...referencesOf(expression.no),
      ];
    default:
      return expression satisfies never;
  }
}

export const referencesOfRelation = ({ left, right }: Relation): readonly Reference[] => [
  ...referencesOf(left),
  ...referencesOf(right),
];
