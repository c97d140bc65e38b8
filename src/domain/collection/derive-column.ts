import { HUNDRED, type Decimal, decimal, roundHalfUp, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { cellOfObstacle, obstacleOf } from "./absence.ts";
import type { ComputedCell, RowLevels } from "./computed-cell.ts";
import { BLANK, type CellValue, missing, present } from "./figure.ts";
import { type Form, type FormColumn, type FormRow, keyAt, isRateRow } from "./form.ts";
import { averageGrowth, growth, quotient } from "./growth.ts";

/** A column that tells what happened or is about to, with its year. */
type YearColumn = FormColumn & { readonly year: number };

const hasYear = (column: FormColumn): column is YearColumn =>
  column.year !== null && (column.kind === "actual" || column.kind === "estimate");

/** Columns of results, oldest first; comparisons never reach into plans or projections. */
export const resultColumns = (form: Form): readonly YearColumn[] =>
  form.columns.filter(hasYear).sort((a, b) => a.year - b.year);

/** A number computed from others, or why there is none. */
interface Derived {
  readonly value: Decimal | undefined;
  readonly unit: ComputedCell["unit"];
  readonly formula: string;
  /** Said where the inputs are there and still give no number. */
  readonly otherwise: string;
}

const NOTHING: ComputedCell = {
  cell: missing("not_applicable"),
  origin: "derived",
  unit: "row",
  inputs: [],
  formula: null,
  note: null,
};

/** One cell of a derived column. The verdict is words, laid out elsewhere. */
export function deriveColumn(
  form: Form,
  row: FormRow,
  column: FormColumn,
  computed: ReadonlyMap<string, ComputedCell>,
  levels: RowLevels,
): ComputedCell {
  const years = resultColumns(form);
  const last = years.at(-1);
  const level = levels.get(row.id);
  const compare = (from: YearColumn | undefined, by: Comparison) =>
    from === undefined || last === undefined || from === last
      ? NOTHING
      : compared(row, from, last, computed, by);
  switch (column.derivation) {
    case "previous_year":
      return compare(
        years.find((each) => each.year === (last?.year ?? 0) - 1),
        yearOnYear,
      );
    case "average_growth":
      return compare(years[0], yearlyAverage);
    case "target":
      return level === undefined ? NOTHING : { ...NOTHING, cell: present(level) };
    case "target_comparison":
      return level === undefined || last === undefined
        ? NOTHING
        : againstLevel(row, last, decimal(level), computed);
    case "verdict":
    case null:
      return NOTHING;
    default:
      return column.derivation satisfies never;
  }
}

type Comparison = (row: FormRow, from: Decimal, to: Decimal, years: number) => Derived;

const cellAt = (
  computed: ReadonlyMap<string, ComputedCell>,
  row: FormRow,
  column: FormColumn,
): CellValue => computed.get(keyAt(row, column))?.cell ?? BLANK;

function compared(
  row: FormRow,
  from: YearColumn,
  to: YearColumn,
  computed: ReadonlyMap<string, ComputedCell>,
  by: Comparison,
): ComputedCell {
  const [before, after] = [cellAt(computed, row, from), cellAt(computed, row, to)];
  const inputs = [to, from].map((column) => ({ rowId: row.id, columnId: column.id }));
  const shell = { ...NOTHING, inputs };
  if (before.kind !== "value" || after.kind !== "value")
    return { ...shell, cell: absenceOf([before, after]) };
  return finish(shell, by(row, decimal(before.value), decimal(after.value), to.year - from.year));
}

function againstLevel(
  row: FormRow,
  last: YearColumn,
  level: Decimal,
  computed: ReadonlyMap<string, ComputedCell>,
): ComputedCell {
  const reached = cellAt(computed, row, last);
  const shell = { ...NOTHING, inputs: [{ rowId: row.id, columnId: last.id }] };
  if (reached.kind !== "value") return { ...shell, cell: absenceOf([reached]) };
  const value = decimal(reached.value);
  return finish(shell, isRateRow(row) ? points(level, value) : shareOfLevel(level, value));
}

/** Why a comparison of these is empty; "không phát sinh" cannot be compared with anything. */
function absenceOf(cells: readonly CellValue[]): CellValue {
  const obstacle = obstacleOf(cells);
  return obstacle === undefined ? missing("not_applicable") : cellOfObstacle(obstacle);
}

const finish = (shell: ComputedCell, { value, unit, formula, otherwise }: Derived): ComputedCell =>
  value === undefined
    ? { ...shell, unit, note: otherwise }
    : { ...shell, unit, cell: present(toText(value)), formula };

/** Operands as people write them; long quotients are shortened for reading only. */
const shown = (value: Decimal): string => formatDecimal(toText(roundHalfUp(value, 4)));

const yearOnYear: Comparison = (row, from, to) =>
  isRateRow(row)
    ? points(from, to)
    : {
        value: growth(from, to),
        unit: "percent",
        formula: `(${shown(to)} ÷ ${shown(from)} − 1) × 100`,
        otherwise: "Không tính được tốc độ tăng vì số năm trước không dương.",
      };

/** A rate is compared by points, a quantity by per cent: "tăng 2%" of a rate would mislead. */
const points = (from: Decimal, to: Decimal): Derived => ({
  value: to.minus(from),
  unit: "points",
  formula: `${shown(to)} − ${shown(from)}`,
  otherwise: "",
});

const yearlyAverage: Comparison = (row, from, to, years) =>
  isRateRow(row)
    ? {
        value: quotient(to.minus(from), decimal(years), decimal(1)),
        unit: "points",
        formula: `(${shown(to)} − ${shown(from)}) ÷ ${years} năm`,
        otherwise: "",
      }
    : {
        value: averageGrowth(from, to, years),
        unit: "percent",
        formula: `((${shown(to)} ÷ ${shown(from)})^(1/${years}) − 1) × 100`,
        otherwise: "Không tính được tốc độ tăng bình quân vì số đầu hoặc số cuối không dương.",
      };

const shareOfLevel = (level: Decimal, value: Decimal): Derived => ({
  value: level.greaterThan(0) ? quotient(value, level, HUNDRED) : undefined,
  unit: "percent",
  formula: `${shown(value)} ÷ ${shown(level)} × 100`,
  otherwise: "Không so được bằng % vì mức mục tiêu không dương.",
});
