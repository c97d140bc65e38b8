import { type Decimal, decimal, roundHalfUp, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { numberAt } from "./check-values.ts";
import { type FormColumn, type FormRow, isRateRow, placedRows } from "./form.ts";
import { quantity } from "./quantity.ts";
import { deviationOf, medianOf } from "./robust.ts";
import type { Checked, Finding } from "./check.ts";

/** A figure of the same row in another year. */
interface Neighbour {
  readonly year: number | null;
  readonly value: Decimal;
}

/** Below this a count may well multiply by ten: two cases one year, twenty the next. */
const SMALL_COUNT = 20;

/**
 * Figures that do not fit the row's other years: first a slip of a digit or a unit, else a jump of
 * more than three robust deviations. Both may be true, so both only ask for a reason.
 */
export function checkHistory(input: Checked): readonly Finding[] {
  const columns = input.form.columns.filter((c) => c.kind === "actual" || c.kind === "estimate");
  return placedRows(input.form)
    .filter(({ row }) => isWatched(input, row))
    .flatMap(({ row }) => columns.flatMap((column) => findingAt(input, row, column, columns)));
}

/** Typed rows of the unit, and ratios of counts it fills: there a slip shows first. */
function isWatched({ rowIds }: Checked, row: FormRow): boolean {
  if (row.kind === "figure" || row.kind === "memo") return rowIds.has(row.id);
  const counts = [row.numeratorRowId, row.denominatorRowId];
  return row.kind === "ratio" && counts.some((id) => id !== null && rowIds.has(id));
}

function findingAt(
  input: Checked,
  row: FormRow,
  column: FormColumn,
  columns: readonly FormColumn[],
): readonly Finding[] {
  const value = numberAt(input, row, column);
  if (value === undefined) return [];
  const neighbours = neighboursOf(input, row, column, columns);
  const [only, another] = neighbours;
  // Of two figures that contradict each other, the newer one is asked about.
  if (another === undefined && (only?.year ?? 0) > (column.year ?? 0)) return [];
  const usual = medianOf(neighbours.map((each) => each.value));
  if (usual === undefined || isSmallCount(row, value, usual)) return [];
  const shell = { rowId: row.id, columnId: column.id, severity: "must_explain" } as const;
  const slip = slipOf(value, usual);
  if (slip !== undefined) {
    const proposal = row.kind === "ratio" ? null : toText(slip.meant);
    const message = slipInWords(row, column, value, slip, neighbours);
    return [{ ...shell, code: "digit_slip", message, proposal }];
  }
  if (!isJump(row, value, neighbours)) return [];
  return [
    {
      ...shell,
      code: "jump",
      message: jumpInWords(row, value, column, neighbours),
      proposal: null,
    },
  ];
}

/** The nearest year comes first. */
function neighboursOf(
  input: Checked,
  row: FormRow,
  column: FormColumn,
  columns: readonly FormColumn[],
): readonly Neighbour[] {
  const inForm = columns.flatMap((other) => {
    const value = other === column ? undefined : numberAt(input, row, other);
    return value === undefined ? [] : [{ year: other.year, value }];
  });
  const distance = ({ year }: Neighbour) => Math.abs((year ?? 0) - (column.year ?? 0));
  const outside = (input.earlier?.get(row.id) ?? []).map((text) => ({
    year: null,
    value: decimal(text),
  }));
  return [...inForm.sort((a, b) => distance(a) - distance(b)), ...outside.reverse()];
}

const isSmallCount = (row: FormRow, value: Decimal, usual: Decimal): boolean =>
  !isRateRow(row) &&
  row.decimals === 0 &&
  value.abs().lessThan(SMALL_COUNT) &&
  usual.abs().lessThan(SMALL_COUNT);

interface Slip {
  readonly factor: number;
  readonly tooLarge: boolean;
  readonly meant: Decimal;
}

/** A tenfold or thousandfold error leaves a value that fits once it is taken back. */
function slipOf(value: Decimal, usual: Decimal): Slip | undefined {
  if (value.lessThanOrEqualTo(0) || usual.lessThanOrEqualTo(0)) return undefined;
  for (const factor of [10, 100, 1000, 1_000_000])
    for (const tooLarge of [true, false]) {
      const meant = tooLarge ? value.div(factor) : value.times(factor);
      const times = meant.div(usual);
      if (times.greaterThan("0.67") && times.lessThan("1.5")) return { factor, tooLarge, meant };
    }
  return undefined;
}

/** Fewer than three other years say nothing of how far figures usually lie apart. */
const ENOUGH_YEARS = 3;

/**
 * With five points a mean and a standard deviation are bent by the very slip looked for, so the
 * median and the median deviation are used, with a floor for rows that hardly ever move: rates by
 * points, quantities by half their size.
 */
function isJump(row: FormRow, value: Decimal, neighbours: readonly Neighbour[]): boolean {
  const values = neighbours.map((each) => each.value);
  const usual = medianOf(values);
  if (usual === undefined || values.length < ENOUGH_YEARS) return false;
  const floor = isRateRow(row) ? atLeast(usual.abs().times("0.1"), 1) : usual.abs().times("0.5");
  const spread = deviationOf(values).times(3);
  return value
    .minus(usual)
    .abs()
    .greaterThan(spread.greaterThan(floor) ? spread : floor);
}

const atLeast = (value: Decimal, least: number): Decimal =>
  value.lessThan(least) ? decimal(least) : value;

function slipInWords(
  row: FormRow,
  column: FormColumn,
  value: Decimal,
  slip: Slip,
  neighbours: readonly Neighbour[],
): string {
  const found = row.kind === "ratio" ? "Tỷ lệ tính ra là" : "Số này là";
  const told = `${found} ${quantity(value, row)}, trong khi ${otherYear(row, column, neighbours)}.`;
  if (row.kind === "ratio")
    return `${told} Có thể tử số hoặc mẫu số ${slip.tooLarge ? "thừa" : "thiếu"} chữ số.`;
  const meant = formatDecimal(toText(roundHalfUp(slip.meant, Math.max(row.decimals, 0))));
  return `${told} Có thể ${cause(slip)}: ${meant}?`;
}

function cause({ factor, tooLarge }: Slip): string {
  if (factor === 10) return tooLarge ? "thừa một chữ số" : "thiếu một chữ số";
  return `nhầm đơn vị tính (${tooLarge ? "lớn hơn" : "nhỏ hơn"} ${formatDecimal(String(factor))} lần)`;
}

function jumpInWords(
  row: FormRow,
  value: Decimal,
  column: FormColumn,
  neighbours: readonly Neighbour[],
): string {
  const told = `Số này là ${quantity(value, row)}, khác hẳn các năm: ${otherYear(row, column, neighbours)}.`;
  return `${told} Nếu đúng, ghi lý do.`;
}

function otherYear(row: FormRow, column: FormColumn, neighbours: readonly Neighbour[]): string {
  const nearest = neighbours[0];
  if (nearest === undefined) return "";
  const when = nearest.year === null ? "kỳ trước" : `năm ${nearest.year}`;
  return `${nearest.year === column.year ? "cột khác" : when} là ${quantity(nearest.value, row)}`;
}
