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
import type { EarlierPlace } from "./earlier-figure.ts";
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
import { type Form, type FormColumn, isTypedColumn, placedRows } from "./form.ts";

/** A check that people designed (quy tắc kiểm tra), read and ready to be held against figures. */
export interface DesignedCheck {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly formId: string;
  /** Where what it finds is shown. */
  readonly rowId: string;
  /** The one column it is held against and shows in; null for every column that people fill. */
  readonly columnId: string | null;
  readonly severity: CheckSeverity;
  /** Words with {trái}, {phải} and {lệch} in them; empty for words made from the condition. */
  readonly message: string;
  readonly relation: Relation;
  readonly proposal: Expression | null;
  readonly rows: NamedRows;
}

/** Figures by place; undefined where there is none. Those over units are known to the server alone. */
export interface FigureSource {
  readonly at: (rowId: string, columnId: string) => DecimalText | undefined;
  readonly overUnits?: (rowId: string, columnId: string) => DecimalText | undefined;
  /** Accepted figures of years and rounds outside the forms at hand. */
  readonly earlier?: (place: EarlierPlace) => DecimalText | undefined;
  /** The same, added up over the units that fill the row. */
  readonly earlierOverUnits?: (rowId: string, place: EarlierPlace) => DecimalText | undefined;
}

const referencesIn = ({ relation, proposal }: DesignedCheck): readonly Reference[] => [
  ...referencesOfRelation(relation),
  ...(proposal === null ? [] : referencesOf(proposal)),
];

/** True where figures of several units are needed, which no unit has. */
export const isCrossUnit = (check: DesignedCheck): boolean =>
  referencesIn(check).some(({ overUnits }) => overUnits);

/** The year a reference means from a column; undefined where the column has none to count from. */
function yearOf({ year }: Reference, column: FormColumn): number | undefined {
  if (year.kind === "named") return year.year;
  if (column.year === null) return undefined;
  return column.year - (year.kind === "before" ? year.years : 0);
}

/** The column of a form that holds a year, of the same nature where there is one. */
function columnFor(form: Form, year: number, like: FormColumn): FormColumn | undefined {
  const columns = form.columns.filter((each) => isTypedColumn(each) && each.year === year);
  const isDone = (each: FormColumn) => (each.kind === "plan") === (like.kind === "plan");
  return columns.find((each) => each.kind === like.kind) ?? columns.find(isDone);
}

/** The accepted figure a reference means; undefined for rows and columns that have none. */
function placeIn(
  reference: Reference,
  row: NamedRow,
  column: FormColumn,
): EarlierPlace | undefined {
  const year = yearOf(reference, column);
  if (row.indicatorId === null || year === undefined || column.kind === "derived") return undefined;
  const from = reference.year.kind === "earlier_round" ? "earlier_round" : "known";
  return { indicatorId: row.indicatorId, year, kind: column.kind, from };
}

/** Where a reference finds its figure: in a column at hand, or among the accepted ones. */
type Whereabouts =
  | { readonly kind: "column"; readonly row: NamedRow; readonly columnId: string }
  | { readonly kind: "earlier"; readonly row: NamedRow; readonly place: EarlierPlace };

type FormsById = ReadonlyMap<string, Form>;

function whereIs(
  check: DesignedCheck,
  forms: FormsById,
  column: FormColumn,
  reference: Reference,
): Whereabouts | undefined {
  const row = check.rows[reference.name];
  if (row === undefined) return undefined;
  const year = yearOf(reference, column);
  const form = forms.get(row.formId);
  const isHere = row.formId === check.formId && reference.year.kind === "same";
  const found = isHere
    ? column
    : form === undefined || year === undefined || reference.year.kind === "earlier_round"
      ? undefined
      : columnFor(form, year, column);
  if (found !== undefined) return { kind: "column", row, columnId: found.id };
  const place = placeIn(reference, row, column);
  return place === undefined ? undefined : { kind: "earlier", row, place };
}

/**
 * The figures that a check's names stand for in one column of its form: from the forms at hand where
 * they have the year, from accepted figures otherwise.
 */
function figuresAt(
  check: DesignedCheck,
  forms: FormsById,
  column: FormColumn,
  source: FigureSource,
): Figures {
  const textAt = (reference: Reference): DecimalText | undefined => {
    const found = whereIs(check, forms, column, reference);
    if (found === undefined) return undefined;
    const { rowId } = found.row;
    if (found.kind === "column")
      return reference.overUnits
        ? source.overUnits?.(rowId, found.columnId)
        : source.at(rowId, found.columnId);
    return reference.overUnits
      ? source.earlierOverUnits?.(rowId, found.place)
      : source.earlier?.(found.place);
  };
  const at = (reference: Reference): Decimal | undefined => {
    const text = textAt(reference);
    return text === undefined ? undefined : decimal(text);
  };
  return { rows: check.rows, at };
}

const columnsOf = (check: DesignedCheck, forms: FormsById): readonly FormColumn[] =>
  (forms.get(check.formId)?.columns ?? []).filter(
    (column) => isTypedColumn(column) && (check.columnId === null || check.columnId === column.id),
  );

/** The accepted figures that a check reads beside those of the columns at hand. */
export function earlierPlaces(
  check: DesignedCheck,
  forms: readonly Form[],
): readonly EarlierPlace[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return columnsOf(check, byId).flatMap((column) =>
    referencesIn(check).flatMap((reference) => {
      const found = whereIs(check, byId, column, reference);
      return found?.kind === "earlier" ? [found.place] : [];
    }),
  );
}

/** A figure that a check reads in a column: where it stands, and whether it is added up over the units. */
export interface ReadPlace {
  readonly row: NamedRow;
  readonly overUnits: boolean;
  /** Null for an accepted figure of another period, whose place follows. */
  readonly columnId: string | null;
  readonly place: EarlierPlace | null;
}

/** Every figure behind the two sides of a check, as it reads them in a column, each once. */
export function readPlaces(
  check: DesignedCheck,
  forms: readonly Form[],
  columnId: string,
): readonly ReadPlace[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  const column = columnsOf(check, byId).find(({ id }) => id === columnId);
  if (column === undefined) return [];
  const places = referencesOfRelation(check.relation).flatMap((reference): readonly ReadPlace[] => {
    const found = whereIs(check, byId, column, reference);
    if (found === undefined) return [];
    const { overUnits } = reference;
    return found.kind === "column"
      ? [{ row: found.row, overUnits, columnId: found.columnId, place: null }]
      : [{ row: found.row, overUnits, columnId: null, place: found.place }];
  });
  return [...new Map(places.map((each) => [JSON.stringify(each), each])).values()];
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
 * Holds designed checks against figures, column by column of the form each belongs to, or in the one
 * column a check names. A missing figure makes a check silent.
 */
export function runDesignedChecks(
  checks: readonly DesignedCheck[],
  forms: readonly Form[],
  source: FigureSource,
): readonly Finding[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return checks.flatMap((check): readonly Finding[] => {
    const form = byId.get(check.formId);
    if (form === undefined) return [];
    return columnsOf(check, byId).flatMap((column): readonly Finding[] => {
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
          proposal: proposalOf(check, form, figures),
          rule: {
            id: check.id,
            code: check.code,
            divisors: [...divisorsOf(left, check.rows), ...divisorsOf(right, check.rows)],
            left: toText(outcome.left),
            right: toText(outcome.right),
          },
        },
      ];
    });
  });
}

function proposalOf(check: DesignedCheck, form: Form, figures: Figures): DecimalText | null {
  if (check.proposal === null) return null;
  const row = placedRows(form).find((placed) => placed.row.id === check.rowId)?.row;
  const value = valueOf(check.proposal, figures, row?.unitOfMeasure ?? "");
  return value === undefined ? null : toText(roundHalfUp(value, row?.decimals ?? 2));
}
