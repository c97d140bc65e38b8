import { type Result, err, ok } from "../../kernel/result.ts";
import {
  type Expression,
  type ExpressionError,
  type Reference,
  type Relation,
  YEAR_BEFORE_WORD,
  referencesOf,
  referencesOfRelation,
} from "./expression.ts";
import {
  type Measure,
  type MaybeMeasure,
  factorOf,
  inWords,
  measureOf,
  product,
  ratio,
} from "./measure.ts";
import { type NamedRow, rowNamed } from "./names.ts";
import { printName } from "./print-expression.ts";
import { errorAt } from "./tokens.ts";

/** The rows that the names of an expression stand for, by name. */
export type NamedRows = Readonly<Record<string, NamedRow>>;

/** Finds the rows that the names mean; the first name that means none is pointed at. */
export function resolveNames(
  references: readonly Reference[],
  formId: string,
  rows: readonly NamedRow[],
): Result<NamedRows, ExpressionError> {
  const found: Record<string, NamedRow> = {};
  for (const reference of references) {
    const row = rowNamed(reference, formId, rows);
    if (!row.ok) return row;
    if (reference.year.kind === "earlier_round" && row.value.indicatorId === null)
      return err(
        errorAt(
          reference.at,
          reference.at + printName(reference.name).length,
          `“${reference.name}” chưa gắn với chỉ tiêu nào trong danh mục nên không có số của đợt trước. Gắn chỉ tiêu cho dòng này trong biểu mẫu, hoặc dùng “${YEAR_BEFORE_WORD}”.`,
        ),
      );
    found[reference.name] = row.value;
  }
  return ok(found);
}

type Measured = Result<MaybeMeasure, ExpressionError>;

const unlike = (at: number, what: string, left: Measure, right: Measure): Measured =>
  err(
    errorAt(
      at,
      at + 1,
      `Không ${what} “${inWords(left)}” với “${inWords(right)}” vì khác đơn vị tính. Chọn hai chỉ tiêu cùng đơn vị, hoặc lập tỷ lệ trước.`,
    ),
  );

function together(left: Measured, right: Measured, at: number, what: string): Measured {
  if (!left.ok) return left;
  if (!right.ok) return right;
  const isFit = factorOf(left.value, right.value) !== undefined;
  if (isFit || left.value === null || right.value === null) return ok(left.value ?? right.value);
  return unlike(at, what, left.value, right.value);
}

/** What an expression is counted in, or where it mixes what cannot be mixed. */
export function measureIn(expression: Expression, rows: NamedRows): Measured {
  switch (expression.kind) {
    case "number":
      return ok(null);
    case "reference":
      return ok(measureOf(rows[expression.name]?.unitOfMeasure ?? ""));
    case "negate":
      return measureIn(expression.of, rows);
    case "operation": {
      const { operator, at } = expression;
      const [left, right] = [measureIn(expression.left, rows), measureIn(expression.right, rows)];
      if (operator === "+") return together(left, right, at, "cộng được");
      if (operator === "-") return together(left, right, at, "trừ được");
      if (!left.ok) return left;
      if (!right.ok) return right;
      return ok((operator === "*" ? product : ratio)(left.value, right.value));
    }
    case "call": {
      const parts = expression.name === "round" ? expression.parts.slice(0, 1) : expression.parts;
      return parts
        .map((part) => measureIn(part, rows))
        .reduce((left, right) => together(left, right, expression.at, "gộp được"));
    }
    case "choice": {
      const condition = measureOfRelation(expression.condition, rows);
      if (!condition.ok) return condition;
      const [yes, no] = [measureIn(expression.yes, rows), measureIn(expression.no, rows)];
      return together(yes, no, expression.at, "gộp được");
    }
    default:
      return expression satisfies never;
  }
}

const measureOfRelation = ({ left, right, at }: Relation, rows: NamedRows): Measured =>
  together(measureIn(left, rows), measureIn(right, rows), at, "so sánh được");

/** A condition whose names and units of measure are right. */
export function resolveRelation(
  relation: Relation,
  formId: string,
  rows: readonly NamedRow[],
): Result<NamedRows, ExpressionError> {
  const found = resolveNames(referencesOfRelation(relation), formId, rows);
  if (!found.ok) return found;
  const [first] = referencesOfRelation(relation);
  if (first === undefined)
    return err(
      errorAt(0, 1, "Điều kiện chưa nhắc chỉ tiêu nào. Thêm ít nhất một tên trong ngoặc vuông."),
    );
  const measured = measureOfRelation(relation, found.value);
  return measured.ok ? found : measured;
}

/** The proposed value of a cell, counted in the unit of measure of the row it is proposed for. */
export function resolveProposal(
  expression: Expression,
  formId: string,
  rows: readonly NamedRow[],
  unitOfMeasure: string | undefined,
): Result<NamedRows, ExpressionError> {
  const found = resolveNames(referencesOf(expression), formId, rows);
  if (!found.ok) return found;
  const measured = measureIn(expression, found.value);
  if (!measured.ok) return measured;
  const asked = measureOf(unitOfMeasure ?? "");
  if (factorOf(asked, measured.value) !== undefined || asked === null || measured.value === null)
    return found;
  const [first] = referencesOf(expression);
  const at = first?.at ?? 0;
  return err(
    errorAt(
      at,
      at + (first === undefined ? 1 : printName(first.name).length),
      `Số đề xuất tính ra “${inWords(measured.value)}”, còn ô báo tính bằng “${inWords(asked)}”. Chọn chỉ tiêu cùng đơn vị tính, hoặc đổi dòng báo.`,
    ),
  );
}

/** What an equation says of one figure: "[Tổng] = [A] + [B]" makes Tổng of A and B. */
export interface Definition {
  readonly rowId: string;
  readonly from: readonly string[];
  /** Where in the text each of them stands. */
  readonly places: readonly { readonly at: number; readonly to: number }[];
}

/** The figure that a condition defines; null where it only compares. Other years define nothing. */
export function definitionOf(relation: Relation, rows: NamedRows): Definition | null {
  const { left, right, comparator } = relation;
  const isEquation = comparator === "=" || comparator === "≈";
  const idOf = ({ name }: Reference) => rows[name]?.rowId ?? name;
  if (!isEquation || left.kind !== "reference" || left.year.kind !== "same") return null;
  const isOverUnits = left.overUnits;
  const parts = referencesOf(right).filter(
    (each) => each.year.kind === "same" && each.overUnits === isOverUnits,
  );
  return {
    rowId: idOf(left),
    from: parts.map(idOf),
    places: parts.map(({ name, at }) => ({ at, to: at + printName(name).length })),
  };
}

/** The rows of a circle in which figures define each other; null where there is none. */
export function circleOf(
  definitions: readonly Pick<Definition, "rowId" | "from">[],
): readonly string[] | null {
  const sources = new Map<string, readonly string[]>();
  for (const { rowId, from } of definitions)
    sources.set(rowId, [...(sources.get(rowId) ?? []), ...from]);
  const done = new Set<string>();
  const walk = (rowId: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(rowId)) return [...path.slice(path.indexOf(rowId)), rowId];
    if (done.has(rowId)) return null;
    for (const next of sources.get(rowId) ?? []) {
      const circle = walk(next, [...path, rowId]);
      if (circle !== null) return circle;
    }
    done.add(rowId);
    return null;
  };
  for (const rowId of sources.keys()) {
    const circle = walk(rowId, []);
    if (circle !== null) return circle;
  }
  return null;
}
