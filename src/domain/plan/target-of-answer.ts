import { type DecimalText, isDecimalText } from "../kernel/decimal.ts";
import { type Target, type TargetBaseline, makeTarget } from "./target.ts";

const COMPARATORS: readonly Target["comparator"][] = [
  ">=",
  "<=",
  "=",
  "between",
  "increase_by",
  "decrease_by",
  "approx",
  "maintain",
  "complete",
  "avoid",
];
const DIRECTIONS: readonly Target["direction"][] = ["higher", "lower", "none"];
const FREQUENCIES: readonly Target["frequency"][] = ["annual", "by-year", "cumulative"];

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const oneOf = <T>(known: readonly T[], value: unknown): T | undefined =>
  known.find((each) => each === value);

/** Undefined where the value is no exact number; null where there is none. */
const level = (value: unknown): DecimalText | null | undefined =>
  value === null || (typeof value === "string" && isDecimalText(value)) ? value : undefined;

const year = (value: unknown): number | null | undefined =>
  value === null || (typeof value === "number" && Number.isInteger(value)) ? value : undefined;

function baselineOf(value: unknown): TargetBaseline | null | undefined {
  if (value === null) return null;
  if (!isFields(value)) return undefined;
  const { kind } = value;
  if (kind === "previous_year") return { kind };
  if (kind === "year") {
    const at = year(value["year"]);
    return at === null || at === undefined ? undefined : { kind, year: at };
  }
  const before = level(value["value"]);
  return kind === "previous_term" && before !== undefined ? { kind, value: before } : undefined;
}

/** A rule that a person wrote themselves, with the term it is judged in; null where it is no rule. */
export function targetOfAnswer(answer: unknown, term: Target["term"]): Target | null {
  if (!isFields(answer)) return null;
  const comparator = oneOf(COMPARATORS, answer["comparator"]);
  const direction = oneOf(DIRECTIONS, answer["direction"]);
  const frequency = oneOf(FREQUENCIES, answer["frequency"]);
  const value = level(answer["value"]);
  const valueTo = level(answer["valueTo"]);
  const ceiling = level(answer["ceiling"]);
  const dueYear = year(answer["dueYear"]);
  const baseline = baselineOf(answer["baseline"]);
  const { strict, unit, decimals } = answer;
  if (comparator === undefined || direction === undefined || frequency === undefined) return null;
  if (value === undefined || valueTo === undefined || ceiling === undefined) return null;
  if (dueYear === undefined || baseline === undefined) return null;
  if (typeof strict !== "boolean" || typeof unit !== "string" || unit.length > 60) return null;
  if (typeof decimals !== "number" || !Number.isInteger(decimals) || decimals < 0 || decimals > 10)
    return null;
  const made = makeTarget(
    {
      comparator,
      strict,
      value,
      valueTo,
      unit,
      decimals,
      direction,
      frequency,
      dueYear,
      term,
      ceiling,
      baseline,
    },
    "",
  );
  return made.ok ? made.value : null;
}
