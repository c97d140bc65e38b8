import { decimalsOf } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { ReadTarget } from "./plan-reading.ts";
import { NO_FACTS } from "./reading/target-facts.ts";
import type { Target } from "./target.ts";

/** A target without the place it was read from. */
export type StatedTarget = Omit<ReadTarget, "span" | "confidence">;

const LEVEL_SIGNS: readonly (readonly [string, Pick<ReadTarget, "comparator" | "strict">])[] = [
  ["≥", { comparator: ">=", strict: false }],
  [">", { comparator: ">=", strict: true }],
  ["≤", { comparator: "<=", strict: false }],
  ["<", { comparator: "<=", strict: true }],
  ["tăng", { comparator: "increase_by", strict: false }],
  ["giảm", { comparator: "decrease_by", strict: false }],
  ["khoảng", { comparator: "approx", strict: false }],
  ["duy trì", { comparator: "maintain", strict: false }],
  ["hoàn thành", { comparator: "complete", strict: false }],
  ["không để xảy ra", { comparator: "avoid", strict: false }],
];
const AT_LEAST = "ít nhất";

const FREQUENCIES: readonly (readonly [string, NonNullable<ReadTarget["frequency"]>])[] = [
  ["hằng năm", "annual"],
  ["hằng quý", "quarterly"],
  ["hằng tháng", "monthly"],
  ["hằng tuần", "weekly"],
  ["lũy kế", "cumulative"],
];

/** "triệu đồng/người/năm" says itself how often. */
const isYearly = (unit: string | null): boolean => unit !== null && /\/năm$/u.test(unit);

function amountOf({ value, valueTo, decimals, unitOfMeasure: unit }: StatedTarget): string {
  if (value === null) return "";
  // Of a range each end keeps the places it was written with.
  const written = (text: string) => formatDecimal(text, decimalsOf(text));
  const number =
    valueTo === null
      ? formatDecimal(value, Math.max(decimals, decimalsOf(value)))
      : `${written(value)} - ${written(valueTo)}`;
  if (unit === null) return number;
  return /^[%‰]/u.test(unit) ? `${number}${unit}` : `${number} ${unit}`;
}

function levelOf(target: StatedTarget): string {
  const { comparator, strict, bound, value } = target;
  const sign = LEVEL_SIGNS.find(([, s]) => s.comparator === comparator && s.strict === strict)?.[0];
  if (comparator === "avoid") return sign ?? "";
  if (comparator === ">=" && value === null) return "đạt và vượt";
  const least = bound === "min" ? AT_LEAST : "";
  return [sign ?? "", least, amountOf(target)].filter((part) => part !== "").join(" ");
}

function timeOf({ frequency, dueYear, unitOfMeasure }: StatedTarget): string {
  const often =
    frequency === "annual" && isYearly(unitOfMeasure)
      ? ""
      : (FREQUENCIES.find(([, each]) => each === frequency)?.[0] ?? "");
  if (dueYear === null) return often;
  return often === "" ? `năm ${dueYear}` : `${often} đến năm ${dueYear}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A target as a plan states it on a line of its own: "Thu ngân sách nhà nước: ≥ 385 tỷ đồng, năm
 * 2025". `readStatedTarget` reads back what this writes.
 */
export function stateTarget(target: StatedTarget): string {
  const time = timeOf(target);
  return [
    `${target.measure}: ${levelOf(target)}`,
    target.average ? ", bình quân" : "",
    time === "" ? "" : `, ${time}`,
    target.baseline === null ? "" : ` so với ${lowerFirst(target.baseline)}`,
    target.exclusion === null ? "" : ` (${target.exclusion})`,
  ].join("");
}

const BASELINES = {
  previous_year: () => "Năm trước",
  previous_term: () => "Nhiệm kỳ trước",
  year: (year: number) => `Năm ${year}`,
} as const;

function baselineOf({ baseline }: Target): string | null {
  if (baseline === null) return null;
  return BASELINES[baseline.kind](baseline.kind === "year" ? baseline.year : 0);
}

/** All of what another body gives: it may be passed, a share of a whole cannot. */
const isQuota = ({ comparator, value, unit, ceiling }: Target): boolean =>
  comparator === ">=" && value === "100" && unit === "%" && ceiling === null;

function dueYearOf({ frequency, dueYear, term }: Target): number | null {
  if (frequency === "by-year") return dueYear ?? term.to;
  return frequency === "cumulative" && dueYear !== term.to ? dueYear : null;
}

/** A rule of the register as a target that can be stated. */
export function ruleToState(measure: string, rule: Target, exclusion: string | null): StatedTarget {
  const avoids = rule.comparator === "avoid";
  return {
    ...NO_FACTS,
    measure,
    scope: null,
    comparator: rule.comparator,
    strict: rule.strict,
    value: avoids ? "0" : isQuota(rule) ? null : rule.value,
    valueTo: rule.valueTo,
    decimals: rule.decimals,
    unitOfMeasure: rule.unit === "" || avoids || isQuota(rule) ? null : rule.unit,
    frequency: rule.frequency,
    dueYear: dueYearOf(rule),
    baseline: baselineOf(rule),
    bound: null,
    quantified: !avoids && !isQuota(rule) && rule.value !== null,
    implied: avoids,
    exclusion,
  };
}

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?`;
const LINE = new RegExp(
  `^(?<measure>.+): (?:(?<sign>${LEVEL_SIGNS.map(([sign]) => sign).join("|")})(?: |(?=[,(]|$))|(?<quota>đạt và vượt))?` +
    `(?<least>${AT_LEAST} )?(?:(?<value>${NUMBER})(?: - (?<valueTo>${NUMBER}))?(?: ?(?<unit>[^\\d,()][^()]*?))?)?` +
    `(?<average>, bình quân)?(?:, (?<often>${FREQUENCIES.map(([words]) => words).join("|")}))?` +
    `(?:(?:,| đến)? năm (?<year>\\d{4}))?(?: so với (?<baseline>[^()]+?))?(?: \\((?<exclusion>[^()]+)\\))?$`,
  "u",
);

const neutral = (written: string): string => written.replaceAll(".", "").replace(",", ".");

const frequencyOf = (
  often: string | undefined,
  unit: string | null,
  dueYear: number | null,
): ReadTarget["frequency"] => {
  const said = FREQUENCIES.find(([words]) => words === often)?.[1];
  if (said !== undefined) return said;
  if (isYearly(unit)) return "annual";
  return dueYear === null ? null : "by-year";
};

/** Reads a line that states a target; null where it is written in another way. */
export function readStatedTarget(line: string): StatedTarget | null {
  const said = LINE.exec(line)?.groups;
  const { measure, sign, quota, least, value, valueTo, often, year, baseline } = said ?? {};
  if (said === undefined || measure === undefined) return null;
  if (sign === undefined && quota === undefined && value === undefined) return null;
  const level = LEVEL_SIGNS.find(([written]) => written === sign)?.[1];
  const bare = valueTo === undefined ? "=" : "between";
  const comparator = quota === undefined ? (level?.comparator ?? bare) : ">=";
  const unit = said["unit"]?.trim() ?? null;
  const dueYear = year === undefined ? null : Number(year);
  const avoids = comparator === "avoid";
  // "Lao động qua đào tạo: có bằng cấp": a part of what is measured; a capital begins a name.
  const part = /: (\p{Ll}[^:]*)$/u.exec(measure)?.[1];
  return {
    ...NO_FACTS,
    measure,
    scope: part === undefined ? null : upperFirst(part),
    comparator,
    strict: level?.strict ?? false,
    value: avoids ? "0" : value === undefined ? null : neutral(value),
    valueTo: valueTo === undefined ? null : neutral(valueTo),
    decimals: Math.max(...[value, valueTo].map((text) => text?.split(",")[1]?.length ?? 0)),
    unitOfMeasure: unit,
    frequency: frequencyOf(often, unit, dueYear),
    dueYear,
    baseline: baseline === undefined ? null : upperFirst(baseline),
    bound: least === undefined ? null : "min",
    quantified: value !== undefined,
    implied: avoids,
    average: said["average"] !== undefined,
    exclusion: said["exclusion"] ?? null,
  };
}
