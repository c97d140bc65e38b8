import { type Decimal, type DecimalText, decimal, roundHalfUp, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { type FormColumn, type FormRow, isRateRow, keyAt, placedRows } from "./form.ts";
import { quantity } from "./quantity.ts";
import { deviationOf, medianWithout } from "./robust.ts";
import type { Checked, Finding, Slip } from "./check.ts";

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
    // a row that was usually nothing has no usual size
    if (usual === undefined || usual === 0 || isSmallCount(row, figure.size, usual)) return [];
    const neighbours = () => nearestFirst(all, figure);
    const odd = oddityOf(row, figure, usual, neighbours);
    if (odd === undefined || isOlderOfTwo(figure, all)) return [];
    return [findingOf(row, figure.column, figure, odd, neighbours())];
  });
}

/** The other figures of a row, the nearest year first: it is named. */
function nearestFirst(all: readonly Neighbour[], figure: Neighbour): readonly Neighbour[] {
  const distance = ({ year }: Neighbour) =>
    year === null ? Infinity : Math.abs(year - (figure.year ?? 0));
  return all.filter((other) => other !== figure).sort((a, b) => distance(a) - distance(b));
}

/** Of two figures that contradict each other, the newer one is asked about. */
function isOlderOfTwo(figure: Neighbour, all: readonly Neighbour[]): boolean {
  const [only, another] = all.filter((other) => other !== figure);
  return another === undefined && (only?.year ?? 0) > (figure.year ?? 0);
}

type Oddity = Slip | "jump";

/** Looked at more closely only where the figure lies far from the usual: most never do. */
function oddityOf(
  row: FormRow,
  figure: Neighbour,
  usual: number,
  neighbours: () => readonly Neighbour[],
): Oddity | undefined {
  const slip = slipOf(figure.size, usual);
  if (slip === undefined && !isFar(row, figure.size, usual)) return undefined;
  const others = neighbours();
  if (isBeforeStart(figure, others)) return undefined;
  if (slip !== undefined && fitsNearest(meantBy(figure.size, slip), others)) return slip;
  const isOdd = isJump(row, figure.size, usual, others) && !goesOn(figure, others);
  return isOdd ? "jump" : undefined;
}

/** Nothing before anything: what is counted did not exist yet. */
const isBeforeStart = ({ year, size }: Neighbour, others: readonly Neighbour[]): boolean =>
  size === 0 && others.every((other) => (other.year ?? 0) > (year ?? 0) || other.size === 0);

const meantBy = (size: number, { factor, tooLarge }: Slip): number =>
  tooLarge ? size / factor : size * factor;

/**
 * A slip taken back lies near the year beside it. A row that falls from 412 to 25 in four years has
 * lost no digit, though 250 lies near the middle of its years.
 */
function fitsNearest(meant: number, others: readonly Neighbour[]): boolean {
  const [nearest] = others;
  return nearest !== undefined && meant > nearest.size / 2 && meant < nearest.size * 2;
}

/** How much faster or slower than ever before a row may move and still go on as it did. */
const PACE = 1.25;

/**
 * True where the figure moves from the year before as the row has moved between its other years, so
 * that a level once reached, or a row that doubles each year, is asked about once or not at all.
 */
function goesOn(figure: Neighbour, others: readonly Neighbour[]): boolean {
  const years = others
    .flatMap((other) => (other.year === null ? [] : [{ ...other, year: other.year }]))
    .sort((a, b) => a.year - b.year);
  const at = figure.year ?? 0;
  const before = years.filter(({ year }) => year < at);
  const after = years.filter(({ year }) => year > at);
  const steps = [before, after].flatMap((run) =>
    run.flatMap(({ size }, i) => stepFrom(run[i - 1]?.size, size)),
  );
  const previous = before.at(-1);
  const own =
    previous === undefined
      ? stepFrom(figure.size, after[0]?.size)
      : stepFrom(previous.size, figure.size);
  // standing still is no oddity either
  const [slowest, fastest] = [Math.min(1, ...steps), Math.max(1, ...steps)];
  return steps.length > 0 && own.some((step) => step <= fastest * PACE && step >= slowest / PACE);
}

const stepFrom = (from: number | undefined, to: number | undefined): readonly number[] => {
  if (from === undefined || to === undefined) return [];
  if (from === to) return [1];
  return from > 0 && to >= 0 ? [to / from] : [];
};

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
  return { ...shell, code: "digit_slip", message, proposal, slip: odd };
}

const isSmallCount = (row: FormRow, value: number, usual: number): boolean =>
  !isRateRow(row) &&
  row.decimals === 0 &&
  Math.abs(value) < SMALL_COUNT &&
  Math.abs(usual) < SMALL_COUNT;

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
function isJump(row: FormRow, value: number, usual: number, others: readonly Neighbour[]): boolean {
  if (others.length < ENOUGH_YEARS || !isFar(row, value, usual)) return false;
  return Math.abs(value - usual) > deviationOf(others.map(({ size }) => size)) * 3;
}

/** Rates by points, quantities by half their size. */
function isFar(row: FormRow, value: number, usual: number): boolean {
  const size = Math.abs(usual);
  const floor = isRateRow(row) ? Math.max(size * 0.1, 1) : size * 0.5;
  return Math.abs(value - usual) > floor;
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
