import { assertNever } from "../kernel/assert.ts";
import { type DecimalText, decimal, decimalsOf } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { Target } from "./target.ts";

const withUnit = (number: string, unit: string): string => {
  if (unit === "") return number;
  return /^[%‰]/u.test(unit) ? `${number}${unit}` : `${number} ${unit}`;
};

/** Units of what happens; people and households are rather "no longer there". */
const EVENTS: ReadonlySet<string> = new Set([
  "",
  "vụ",
  "vụ việc",
  "trường hợp",
  "sự cố",
  "điểm nóng",
]);

const numberOf = (value: DecimalText, target: Target): string =>
  formatDecimal(value, Math.max(target.decimals, decimalsOf(value)));

const isCeiling = (target: Target): boolean =>
  target.value !== null && target.ceiling !== null && decimal(target.value).equals(target.ceiling);

function baselineOf(target: Target): string {
  switch (target.baseline?.kind) {
    case "previous_year":
      return " so với năm trước";
    case "previous_term":
      return " so với nhiệm kỳ trước";
    case "year":
      return ` so với năm ${target.baseline.year}`;
    default:
      return "";
  }
}

function changeOf(target: Target): string {
  const verb = target.comparator === "increase_by" ? "tăng" : "giảm";
  if (target.value === null) return `${verb}${baselineOf(target)}`;
  const low = numberOf(target.value, target);
  const size =
    target.valueTo === null
      ? `từ ${withUnit(low, target.unit)} trở lên`
      : withUnit(`${low}–${numberOf(target.valueTo, target)}`, target.unit);
  return `${verb} ${size}${baselineOf(target)}`;
}

function sign(target: Target): string {
  if (isCeiling(target)) return "";
  const lower =
    target.comparator === "<=" || (target.comparator === "=" && target.direction === "lower");
  if (target.comparator === "=" && target.direction === "none") return "= ";
  if (lower) return target.strict ? "< " : "≤ ";
  return target.strict ? "> " : "≥ ";
}

function levelOf(target: Target): string {
  const level = target.value === null ? "" : withUnit(numberOf(target.value, target), target.unit);
  switch (target.comparator) {
    case ">=":
    case "<=":
    case "=":
      return `${sign(target)}${level}`;
    case "between": {
      const low = numberOf(target.value ?? "0", target);
      return withUnit(
        `${low}–${numberOf(target.valueTo ?? target.value ?? "0", target)}`,
        target.unit,
      );
    }
    case "increase_by":
    case "decrease_by":
      return changeOf(target);
    case "approx":
      return `≈ ${level}`;
    case "maintain":
      return `giữ ở mức ${level}`;
    case "complete":
      return level === "" || level === "100%" ? "hoàn thành 100%" : `hoàn thành ${level}`;
    case "avoid":
      return EVENTS.has(target.unit) ? "không để xảy ra" : `không còn ${target.unit} nào`;
    default:
      return assertNever(target.comparator);
  }
}

/** A rule in a few words: "≥ 95%, hằng năm", "giảm 5–10%, hằng năm", "≈ 14.000 lao động (cộng dồn)". */
export function describeTarget(target: Target): string {
  const level = levelOf(target);
  switch (target.frequency) {
    case "annual":
      return `${level}, hằng năm`;
    case "by-year":
      return `${level}, đến năm ${target.dueYear ?? target.term.to}`;
    case "cumulative":
      return `${level} (cộng dồn)`;
    default:
      return assertNever(target.frequency);
  }
}
