import { readUnit } from "../../indicator/unit-of-measure.ts";
import { type Decimal, decimal } from "../../kernel/decimal.ts";

/** What a computed quantity is counted in; a plain number (null) takes the measure it meets. */
export interface Measure {
  /** "đồng", "người", "đồng/người"; empty for a pure ratio. */
  readonly base: string;
  readonly scale: Decimal;
}

export type MaybeMeasure = Measure | null;

/** Words that count persons, so that pupils and workers compare with the population. */
const PERSONS = new Set([
  "lao động",
  "học sinh",
  "dân",
  "nhân khẩu",
  "cán bộ",
  "hội viên",
  "đảng viên",
  "trẻ",
  "trẻ em",
  "công dân",
]);

export function measureOf(unitOfMeasure: string): MaybeMeasure {
  const { scale, base } = readUnit(unitOfMeasure);
  if (base === "" && scale.equals(1)) return null;
  return { scale, base: PERSONS.has(base) ? "người" : base };
}

const isShare = ({ base }: Measure): boolean => base === "" || base === "%" || base === "‰";
const isRate = (measure: Measure): boolean => isShare(measure) || measure.base.includes("/");

/** What `other` is multiplied by to be counted as `measure` is; undefined where that makes no sense. */
export function factorOf(measure: MaybeMeasure, other: MaybeMeasure): Decimal | undefined {
  if (measure === null || other === null) return decimal(1);
  const isSame =
    measure.base === other.base ||
    (isRate(measure) &&
      isRate(other) &&
      (measure.base === "" || !isShare(measure) || other.base === ""));
  return isSame ? other.scale.div(measure.scale) : undefined;
}

export function product(left: MaybeMeasure, right: MaybeMeasure): MaybeMeasure {
  if (left === null || right === null) return left ?? right;
  const scale = left.scale.times(right.scale);
  if (isShare(left)) return { base: right.base, scale };
  if (isShare(right)) return { base: left.base, scale };
  const [first, second] = [left, right].map(({ base }) => base) as [string, string];
  if (first.endsWith(`/${second}`)) return { base: first.slice(0, -second.length - 1), scale };
  if (second.endsWith(`/${first}`)) return { base: second.slice(0, -first.length - 1), scale };
  return { base: `${first}×${second}`, scale };
}

export function ratio(left: MaybeMeasure, right: MaybeMeasure): MaybeMeasure {
  if (right === null) return left;
  if (left === null) return { base: `1/${right.base}`, scale: decimal(1).div(right.scale) };
  const scale = left.scale.div(right.scale);
  if (left.base === right.base) return { base: "", scale };
  if (isShare(right)) return { base: left.base, scale };
  return { base: `${left.base}/${right.base}`, scale };
}

export const inWords = (measure: Measure): string => (measure.base === "" ? "tỷ số" : measure.base);
