import { type Decimal, type DecimalText, decimal, roundHalfUp, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { type FormColumn, type FormRow, isRateRow, keyAt, placedRows } from "./form.ts";
import { quantity } from "./quantity.ts";
import { deviationOf, medianWithout } from "./robust.ts";
import type { Checked, Finding } from "./check.ts";

/** A figure of the same row in another year. */
interface Neighbour {
  readonly year: number | null;
  readonly text: DecimalText;
  /** Near enough for judging; what is shown comes from the text. */
  readonly size: number;
}

const neighbour = (year: number | null, text: DecimalText): Neighbour => ({
  year,
  text,
  size: Number(text),
});

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
    .flatMap(({ row }) => findingsIn(input, row, columns));
}

/** Typed rows of the unit, and ratios of counts it fills: there a slip shows first. */
function isWatched({ rowIds }: Checked, row: FormRow): boolean {
  if (row.kind === "figure" || row.kind === "memo") return rowIds.has(row.id);
  const counts = [row.numeratorRowId, row.denominatorRowId];
  return row.kind === "ratio" && counts.some((id) => id !== null && rowIds.has(id));
}

function findingsIn(
  input: Checked,
  row: FormRow,
  columns: readonly FormColumn[],
): readonly Finding[] {
  const filled = columns.flatMap((column) => {
    const cell = input.computed.get(keyAt(row, column))?.cell;
    return cell?.kind === "value" ? [{ column, ...neighbour(column.year, cell.value) }] : [];
  });
  const earlier = (input.earlier?.get(row.id) ?? []).map((text) => neighbour(null, text)).reverse();
  const all = [...filled, ...earlier];
  const sorted = all.map(({ size }) => size).sort((a, b) => a - b);
  return filled.flatMap((figure) => {
    const usual = medianWithout(sorted, figure.size);
    if (usual === undefined || isSmallCount(row, figure.size, usual)) return [];
    const others = () => all.filter((other) => other !== figure);
    const odd = oddityOf(row, figure.size, usual, others);
    if (odd === undefined || isOlderOfTwo(figure, all)) return [];
    const distance = ({ year }: Neighbour) =>
      year === null ? Infinity : Math.abs(year - (figure.year ?? 0));
    // the nearest year is named
    const neighbours = others().sort((a, b) => distance(a) - distance(b));
    return [findingOf(row, figure.column, figure, odd, neighbours)];
  });
}

/** Of two figures that contradict each other, the newer one is asked about. */
function isOlderOfTwo(figure: Neighbour, all: readonly Neighbour[]): boolean {
  const [only, another] = all.filter((other) => other !== figure);
  return another === undefined && (only?.year ?? 0) > (figure.year ?? 0);
}

type Oddity = Slip | "jump";

const oddityOf = (
  row: FormRow,
  size: number,
  usual: number,
  others: () => readonly Neighbour[],
): Oddity | undefined =>
  slipOf(size, usual) ?? (isJump(row, size, usual, others) ? "jump" : undefined);

function findingOf(
  row: FormRow,
  column: FormColumn,
  figure: Neighbour,
  odd: Oddity,
  neighbours: readonly Neighbour[],
): Finding {
  const shell = { rowId: row.id, columnId: column.id, severity: "must_explain" } as const;
  const value = decimal(figure.text);
  if (odd === "jump") {
    const message = jumpInWords(row, value, column, neighbours);
    return { ...shell, code: "jump", message, proposal: null };
  }
  const meant = odd.tooLarge ? value.div(odd.factor) : value.times(odd.factor);
  const proposal = row.kind === "ratio" ? null : toText(meant);
  const message = slipInWords(row, column, value, { ...odd, meant }, neighbours);
  return { ...shell, code: "digit_slip", message, proposal };
}

const isSmallCount = (row: FormRow, value: number, usual: number): boolean =>
  !isRateRow(row) &&
  row.decimals === 0 &&
  Math.abs(value) < SMALL_COUNT &&
  Math.abs(usual) < SMALL_COUNT;

interface Slip {
  readonly factor: number;
  readonly tooLarge: boolean;
}

/** A tenfold or thousandfold error leaves a value that fits once it is taken back. */
function slipOf(value: number, usual: number): Slip | undefined {
  if (value <= 0 || usual <= 0) return undefined;
  for (const factor of [10, 100, 1000, 1_000_000])
    for (const tooLarge of [true, false]) {
      const times = (tooLarge ? value / factor : value * factor) / usual;
      if (times > 0.67 && times < 1.5) return { factor, tooLarge };
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
function isJump(
  row: FormRow,
  value: number,
  usual: number,
  othersOf: () => readonly Neighbour[],
): boolean {
  const size = Math.abs(usual);
  const floor = isRateRow(row) ? Math.max(size * 0.1, 1) : size * 0.5;
  const gap = Math.abs(value - usual);
  if (gap <= floor) return false;
  const others = othersOf();
  return others.length >= ENOUGH_YEARS && gap > deviationOf(others.map((other) => other.size)) * 3;
}

function slipInWords(
  row: FormRow,
  column: FormColumn,
  value: Decimal,
  slip: Slip & { readonly meant: Decimal },
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
  return `${nearest.year === column.year ? "cột khác" : when} là ${quantity(decimal(nearest.text), row)}`;
}
