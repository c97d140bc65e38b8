import { isRate, readUnit } from "../indicator/unit-of-measure.ts";
import { type Decimal, type DecimalText, decimal, decimalsOf, toText } from "../kernel/decimal.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { foldForIdentity } from "../kernel/vietnamese-text.ts";
import {
  BLANK,
  type CellValue,
  MISSING_LABELS,
  MISSING_STATUSES,
  type MissingStatus,
  missing,
  present,
} from "./figure.ts";
import { readingsOfNumber } from "../kernel/number-readings.ts";
import { medianOf } from "./robust.ts";

/** What is known of a cell before its text is read. */
export interface FigureContext {
  readonly decimals: number;
  readonly unitOfMeasure: string;
  /** Figures of the same row in other years: their size tells "1.200" from "1,200". */
  readonly history?: readonly DecimalText[];
  /** Names of the cell, for the words of a problem. */
  readonly row?: string;
  readonly column?: string;
}

/** What was understood of a typed text (số liệu nhập). */
export interface ParsedFigure {
  readonly typed: string;
  readonly cell: CellValue;
  /** The text alone allowed two readings and the row settled it; the cell shows what it understood. */
  readonly resolved: boolean;
  /** It carries more decimals than the row prints. */
  readonly tooPrecise: boolean;
}

export type ParseFigureProblem = Problem<
  "collection.figure.not-a-number" | "collection.figure.ambiguous" | "collection.figure.wrong-unit"
>;

const MARKS: Readonly<Record<string, MissingStatus>> = {
  "-": "none",
  "–": "none",
  "—": "none",
  "−": "none",
  "…": "not_collected",
  "...": "not_collected",
  x: "not_applicable",
  X: "not_applicable",
  "*": "withheld",
};

/** A hundred digits would be a slip, and slow to no purpose. */
const LONGEST = 60;

/** Digits with their separators, then whatever words follow. */
const SHAPE = /^([+\-−–]?)\s*([\d.,][\d.,\s\u00a0\u202f]*?)\s*((?:[%‰]|\p{L}).*)?$/u;

/**
 * Reads one typed or pasted cell. Both number styles are accepted; where a text fits both, the row's
 * decimals and the size of its other figures decide, and where they do not, the person is asked.
 */
export function parseFigure(
  typed: string,
  context: FigureContext,
): Result<ParsedFigure, ParseFigureProblem> {
  const text = typed.normalize("NFC").trim();
  if (text === "") return settled(typed, BLANK);
  const status = MARKS[text] ?? statusInWords(text);
  if (status !== undefined) return settled(typed, missing(status));

  const [, sign = "", digits, words = ""] = text.length > LONGEST ? [] : (SHAPE.exec(text) ?? []);
  const readings = digits === undefined ? [] : readingsOfNumber(digits.trim(), context.decimals);
  if (readings.length === 0) return err(notANumber(typed, context));
  const factor = factorOf(words, context.unitOfMeasure);
  if (factor === undefined) return err(wrongUnit(typed, context));

  const signed = sign === "" || sign === "+" ? factor : factor.negated();
  return choose(
    typed,
    readings.map((reading) => readingOf(reading, signed)),
    context,
  );
}

/** One thing a text can mean, and whether it was written with decimals. */
interface Reading {
  readonly value: Decimal;
  readonly hasFraction: boolean;
}

const readingOf = (reading: DecimalText, factor: Decimal): Reading => {
  const value = decimal(reading).times(factor);
  const scaled = !factor.abs().equals(1);
  return { value, hasFraction: scaled ? !value.isInteger() : reading.includes(".") };
};

const settled = (typed: string, cell: CellValue) =>
  ok({ typed, cell, resolved: false, tooPrecise: false });

/** The printed label of a status, typed out: "không phát sinh". */
const statusInWords = (text: string): MissingStatus | undefined =>
  /\d/u.test(text) ? undefined : STATUS_OF_WORDS.get(foldForIdentity(text));

const STATUS_OF_WORDS: ReadonlyMap<string, MissingStatus> = new Map(
  MISSING_STATUSES.map((status) => [foldForIdentity(MISSING_LABELS[status]), status]),
);

const ONE = decimal(1);

/** What the number is multiplied by to stand in the row's unit; undefined where the units disagree. */
function factorOf(words: string, rowUnit: string): Decimal | undefined {
  if (words.trim() === "") return ONE;
  if (foldForIdentity(words) === foldForIdentity(rowUnit)) return ONE;
  if (isRate(words) || isRate(rowUnit)) return undefined;
  const [written, expected] = [readUnit(words), readUnit(rowUnit)];
  const named = written.base !== "";
  if (named && written.base !== expected.base) return undefined;
  return written.scale.div(expected.scale);
}

function choose(
  typed: string,
  readings: readonly Reading[],
  context: FigureContext,
): Result<ParsedFigure, ParseFigureProblem> {
  const fitting = readings.filter((reading) => context.decimals > 0 || !reading.hasFraction);
  const candidates = fitting.length === 0 ? readings : fitting;
  // beside shares of about 100 a thousand per cent would pass for usual
  const isRateRow = isRate(context.unitOfMeasure);
  const alike =
    candidates.length === 1
      ? candidates
      : candidates.filter(
          ({ value }) =>
            isLike(value, context.history ?? []) &&
            (!isRateRow || value.abs().lessThanOrEqualTo(100)),
        );
  const [chosen, second] = alike.length === 1 ? alike : candidates;
  return chosen !== undefined && second === undefined
    ? ok(figure(typed, chosen.value, readings.length > 1, context))
    : err(ambiguous(typed, readings, context));
}

/** Within one order of magnitude and a half of the usual; the two readings lie three apart. */
function isLike(value: Decimal, history: readonly DecimalText[]): boolean {
  const usual = medianOf(history.map((text) => Math.abs(Number(text))));
  if (usual === undefined || usual === 0) return false;
  const times = Math.abs(value.toNumber()) / usual;
  return times > 0.04 && times < 25;
}

const figure = (
  typed: string,
  value: Decimal,
  resolved: boolean,
  { decimals }: FigureContext,
): ParsedFigure => {
  const text = toText(value);
  return { typed, cell: present(text), resolved, tooPrecise: decimalsOf(text) > decimals };
};

const placeOf = ({ row = "", column = "" }: FigureContext) => ({ row, column });

const notANumber = (typed: string, context: FigureContext) =>
  problem("collection.figure.not-a-number", { ...placeOf(context), typed });

const wrongUnit = (typed: string, context: FigureContext) =>
  problem("collection.figure.wrong-unit", {
    ...placeOf(context),
    typed,
    expected: context.unitOfMeasure,
  });

const ambiguous = (typed: string, readings: readonly Reading[], context: FigureContext) =>
  problem("collection.figure.ambiguous", {
    ...placeOf(context),
    typed,
    readings: readings.map(({ value }) => formatDecimal(toText(value))),
  });
