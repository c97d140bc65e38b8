import {
  type Decimal,
  type DecimalText,
  decimal,
  decimalsOf,
  roundHalfUp,
  toText,
} from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { CheckSeverity, Finding } from "./check.ts";
import { type Figures, outcomeOf, valueOf } from "./expression/evaluate.ts";
import {
  type Expression,
  type Reference,
  type Relation,
  referencesOf,
  referencesOfRelation,
} from "./expression/expression.ts";
import type { NamedRow } from "./expression/names.ts";
import { printRelation } from "./expression/print-expression.ts";
import type { NamedRows } from "./expression/resolve.ts";
import { type Form, type FormColumn, isTypedColumn } from "./form.ts";

/** A check that people designed (quy tắc kiểm tra), read and ready to be held against figures. */
export interface DesignedCheck {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly formId: string;
  /** Where what it finds is shown. */
  readonly rowId: string;
  readonly severity: CheckSeverity;
  /** Words with {trái}, {phải} and {lệch} in them; empty for words made from the condition. */
  readonly message: string;
  readonly relation: Relation;
  readonly proposal: Expression | null;
  readonly rows: NamedRows;
}

/** Figures by place; undefined where there is none. `overUnits` is known to the server alone. */
export interface FigureSource {
  readonly at: (rowId: string, columnId: string) => DecimalText | undefined;
  readonly overUnits?: (rowId: string, columnId: string) => DecimalText | undefined;
}

/** True where figures of several units are needed, which no unit has. */
export const isCrossUnit = ({ relation, proposal }: DesignedCheck): boolean =>
  [...referencesOfRelation(relation), ...(proposal === null ? [] : referencesOf(proposal))].some(
    ({ overUnits }) => overUnits,
  );

const yearOf = ({ year }: Reference, column: FormColumn): number | null =>
  year.kind === "named"
    ? year.year
    : column.year === null
      ? null
      : column.year - (year.kind === "before" ? 1 : 0);

/** The column of a form that holds a year, of the same nature where there is one. */
function columnFor(form: Form, year: number | null, like: FormColumn): FormColumn | undefined {
  const columns = form.columns.filter((each) => isTypedColumn(each) && each.year === year);
  const isDone = (each: FormColumn) => (each.kind === "plan") === (like.kind === "plan");
  return columns.find((each) => each.kind === like.kind) ?? columns.find(isDone);
}

/** The figures that a check's names stand for in one column of its form. */
function figuresAt(
  check: DesignedCheck,
  forms: ReadonlyMap<string, Form>,
  column: FormColumn,
  source: FigureSource,
): Figures {
  const at = (reference: Reference): Decimal | undefined => {
    const row: NamedRow | undefined = check.rows[reference.name];
    const form = forms.get(row?.formId ?? "");
    if (row === undefined || form === undefined) return undefined;
    const isHere = form.id === check.formId && reference.year.kind === "same";
    const where = isHere ? column : columnFor(form, yearOf(reference, column), column);
    if (where === undefined) return undefined;
    const text = reference.overUnits
      ? source.overUnits?.(row.rowId, where.id)
      : source.at(row.rowId, where.id);
    return text === undefined ? undefined : decimal(text);
  };
  return { rows: check.rows, at };
}

/** Rows that stand below a division line. */
function divisorsOf(expression: Expression, rows: NamedRows): readonly string[] {
  if (expression.kind !== "operation") return [];
  const { operator, left, right } = expression;
  const below = operator === "/" ? referencesOf(right).flatMap(({ name }) => rows[name] ?? []) : [];
  return [
    ...below.map(({ rowId }) => rowId),
    ...divisorsOf(left, rows),
    ...(operator === "/" ? [] : divisorsOf(right, rows)),
  ];
}

const shown = (value: Decimal, decimals: number): string => {
  const text = toText(value);
  return formatDecimal(text, Math.min(decimalsOf(text), Math.max(decimals, 2)));
};

function messageOf(check: DesignedCheck, left: Decimal, right: Decimal): string {
  const decimals = check.rows[Object.keys(check.rows)[0] ?? ""]?.decimals ?? 0;
  const sides = {
    "{trái}": shown(left, decimals),
    "{phải}": shown(right, decimals),
    "{lệch}": shown(left.minus(right).abs(), decimals),
  };
  const template =
    check.message.trim() === ""
      ? `Không đúng quy tắc “${printRelation(check.relation)}”: vế trái là {trái}, vế phải là {phải}. Kiểm tra lại các số này.`
      : check.message;
  return Object.entries(sides).reduce(
    (words, [mark, value]) => words.normalize("NFC").replaceAll(mark, value),
    template,
  );
}

/**
 * Holds designed checks against figures, column by column of the form each belongs to. A missing
 * figure makes a check silent.
 */
export function runDesignedChecks(
  checks: readonly DesignedCheck[],
  forms: readonly Form[],
  source: FigureSource,
): readonly Finding[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return checks.flatMap((check) => {
    const columns = byId.get(check.formId)?.columns.filter(isTypedColumn) ?? [];
    return columns.flatMap((column): readonly Finding[] => {
      const figures = figuresAt(check, byId, column, source);
      const outcome = outcomeOf(check.relation, figures);
      if (outcome === undefined || outcome.holds) return [];
      const { left, right } = check.relation;
      return [
        {
          rowId: check.rowId,
          columnId: column.id,
          severity: check.severity,
          code: "designed",
          message: messageOf(check, outcome.left, outcome.right),
          proposal: proposalOf(check, figures),
          rule: {
            code: check.code,
            divisors: [...divisorsOf(left, check.rows), ...divisorsOf(right, check.rows)],
          },
        },
      ];
    });
  });
}

function proposalOf(check: DesignedCheck, figures: Figures): DecimalText | null {
  if (check.proposal === null) return null;
  const row = Object.values(check.rows).find(({ rowId }) => rowId === check.rowId);
  const value = valueOf(check.proposal, figures, row?.unitOfMeasure ?? "");
  return value === undefined ? null : toText(roundHalfUp(value, row?.decimals ?? 2));
}
