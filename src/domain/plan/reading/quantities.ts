import { type DecimalText, decimalsOf } from "../../kernel/decimal.ts";
import { remember } from "../../kernel/remember.ts";
import { type UnitOfMeasure, readUnitOfMeasure } from "./measure-units.ts";
import { findTimePoints } from "./time-points.ts";

/** A number that an item sets, with its unit and its place in the text (con số). */
export interface Quantity {
  readonly start: number;
  /** Where the number and its unit end. */
  readonly end: number;
  readonly value: DecimalText;
  readonly valueTo: DecimalText | null;
  readonly decimals: number;
  readonly unit: UnitOfMeasure | null;
  /** "04/09 thôn": out of how many. */
  readonly outOf: string | null;
  /** "gấp đôi", "một nửa": no digit is printed. */
  readonly worded: boolean;
  /** "2/3 số xã": a fraction, counted into per cent. */
  readonly fraction: boolean;
}

const NUMBER =
  /(?<![\p{L}\d]|[\p{L}\d][./,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}(?=\s*%))(?![\d]|\.\d)/gu;

const LEADING_NUMBER = new RegExp(`^${NUMBER.source}`, "u");

const ORDINAL =
  "(?:giá so sánh|giá cố định|lớp|mức độ|đợt|khóa|lần thứ|thứ|tuổi|điều|khoản|chương trình|quốc lộ|tỉnh lộ|phụ lục|biểu số|số hiệu)";
const NUMBERED_PLACE = "(?:phường|quận|khu phố|tổ dân phố|ấp|thôn|khu vực|cơ sở|cấp|loại|hạng|số)";

/** Numbers that set nothing: years, ages, grades, wards, denominators, versions, times of day. */
const NOT_SET: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})${ORDINAL}\\s+\\d+(?!\\d|\\s*%|[.,]\\d)`, "giu"),
  new RegExp(
    `(?<!\\p{L})${NUMBERED_PLACE}\\s+\\d{1,3}(?:,\\s*\\d{1,3}(?!\\d|\\s*%|\\.))*(?!\\d|\\.\\d|,\\d|\\s*%|\\s+\\p{Ll})`,
    "giu",
  ),
  /(?<!\p{L})(?:phường|quận)\s+\d{1,2}(?:,\s*\d{1,2})*/giu,
  /\d+\s*(?:[-–]\s*\d+\s*|đến\s+\d+\s*)?tuổi/giu,
  /(?<!\p{L})tuổi\s+(?:từ\s+)?\d+\s*(?:[-–]|đến)\s*\d+/giu,
  /(?<=\p{L}\s+)trên\s+(?:0?1|một)\s+(?:ha|héc ta|mét|m2|m²|đơn vị|người|hộ|lao động|đầu người)(?!\p{L})/giu,
  /công suất\s+(?:thiết kế\s+)?[\d.,]+/giu,
  /(?<!\d)(?:19|20)\d{2}(?!\d|[.,]\d|\s*(?:lao động|người|hộ|tỷ|triệu|ha|m|tấn|%))/gu,
  /\/\s*[\d.]+\s*(?:dân|người|trẻ|phụ nữ|hộ)/giu,
  /(?<=\p{L}\s+)trên\s+(?:1\.000|10\.000|100\.000)\s+(?:dân|người|trẻ)/giu,
  /\d+\s*\/\s*(?=\p{Lu})[\p{Lu}-]+/gu,
  /(?:6|06|9|09|3|03)\s+tháng\s+(?:đầu|cuối)/giu,
  /\d+\s+(?:buổi|ca|tiếng|giờ)\s*\/\s*ngày/giu,
  /\d+\s+giờ(?:\s|$)/giu,
  /(?<!\p{L})cả\s+\d+\s+(?:tiêu chí|mặt|nội dung|lĩnh vực|cấp)/giu,
  /\d+\s+ca\s*,?\s+\d+\s+kíp/giu,
  /trong\s+vòng\s+\d+\s+ngày/giu,
  /(?<!\d)0?[23]\s+cấp(?!\p{L})/giu,
  /\d(?:\s*(?:[-–]|đến)\s*\d)?\s+sao(?!\p{L})/giu,
  /24\s*\/\s*(?:7|24)/gu,
  /(?:dưới|trên|từ|sau|tròn|đủ)\s+\d{1,2}(?:\s*(?:[-–]|đến)\s*\d{1,2})?\s+tháng(?!\p{L})/giu,
  /\d{1,2}(?:\s*(?:[-–]|đến)\s*\d{1,2})?\s+tháng\s+tuổi/giu,
];

/** A quantity's words after the number: a second number of a range or of "04/09". */
const RANGE = /^\s*%?\s*(?:-|–|—|đến|tới)\s*(?=\d)/iu;
const OUT_OF = /^\s*\/\s*(\d{1,4})(?=\s+\p{Ll})/u;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function maskedStretches(text: string): readonly Stretch[] {
  const masked: Stretch[] = findTimePoints(text, 2000).filter((point) =>
    /\d/u.test(text.slice(point.start, point.end)),
  );
  for (const pattern of NOT_SET) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index ?? 0;
      masked.push({ start, end: start + match[0].length });
    }
  }
  return masked;
}

/** "14.000" → "14000", "73,63" → "73.63", "02" → "2", "12.5" (before %) → "12.5". */
export function neutralNumber(written: string): DecimalText {
  const grouped = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(written);
  const plain = grouped ? written.replaceAll(".", "") : written;
  return plain.replace(",", ".").replace(/^0+(?=\d)/u, "");
}

const WORDED =
  /(?<!\p{L})(?:(gấp\s+(?:đôi|hai|ba|bốn|năm|mười|rưỡi))(?:\s+lần)?|(một nửa|phân nửa))(?!\p{L})/giu;
const TIMES: Readonly<Record<string, string>> = {
  đôi: "2",
  hai: "2",
  ba: "3",
  bốn: "4",
  năm: "5",
  mười: "10",
  rưỡi: "1.5",
};

/** "gấp đôi" is twice, "một nửa" is 50%: numbers written in words. */
function wordedQuantities(text: string): readonly Quantity[] {
  return Array.from(text.matchAll(WORDED), (match) => {
    const times = match[1]?.split(/\s+/u).at(-1)?.toLowerCase();
    const at = (match.index ?? 0) + (times === undefined ? 0 : "gấp ".length);
    const end = (match.index ?? 0) + match[0].length;
    const value = times === undefined ? "50" : (TIMES[times] ?? "1");
    const unit = { text: times === undefined ? "%" : "lần", every: null, length: end - at };
    const decimals = decimalsOf(value);
    return {
      start: at,
      end,
      value,
      valueTo: null,
      decimals,
      unit,
      outOf: null,
      worded: true,
      fraction: false,
    };
  });
}

/** Every quantity of a text, in reading order; ranges and "04/09" are one each. */
export const findQuantities = remember((text: string): readonly Quantity[] =>
  withSharedUnits(
    text,
    [...printedQuantities(text), ...wordedQuantities(text)].sort((a, b) => a.start - b.start),
  ),
);

/** "xây mới 02 và sửa chữa 04 căn nhà": nothing but words stands between, so the unit counts for both. */
const SHARES_UNIT = /^\s*(?:,|và|,\s*và)\s+(?=\p{Ll})(?:[\p{Ll}]+\s+){1,3}$/u;

function withSharedUnits(text: string, found: readonly Quantity[]): readonly Quantity[] {
  return found.map((quantity, i) => {
    const next = found[i + 1];
    if (quantity.unit !== null || next === undefined || next.unit === null) return quantity;
    const between = text.slice(quantity.end, next.start);
    return SHARES_UNIT.test(between)
      ? { ...quantity, unit: { ...next.unit, length: 0 } }
      : quantity;
  });
}

function printedQuantities(text: string): readonly Quantity[] {
  if (!/\d/u.test(text)) return [];
  const masked = maskedStretches(text);
  const numbers = [...text.matchAll(NUMBER)].filter((match) => {
    const at = match.index ?? 0;
    return masked.every(({ start, end }) => at < start || at >= end);
  });
  const found: Quantity[] = [];
  for (const match of numbers) {
    const start = match.index ?? 0;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const quantity = quantityAt(text, start, match[0]);
    if (quantity !== null) found.push(quantity);
  }
  return found;
}

/** "từ 1.200 m2 đến 1.500 m2": one range, its unit written twice. */
function sameUnitAgain(
  text: string,
  start: number,
  end: number,
): { to: string; at: number } | null {
  if (!/(?<!\p{L})từ\s*$/iu.test(text.slice(0, start))) return null;
  const unit = readUnitOfMeasure(text.slice(end));
  if (unit === null) return null;
  const rest = text.slice(end + unit.length);
  const joint = /^\s+đến\s+(?=\d)/iu.exec(rest)?.[0];
  if (joint === undefined) return null;
  const to = LEADING_NUMBER.exec(rest.slice(joint.length))?.[0];
  if (to === undefined) return null;
  const at = end + unit.length + joint.length + to.length;
  return readUnitOfMeasure(text.slice(at))?.text === unit.text ? { to, at } : null;
}

const PER_CENT = { text: "%", every: null, length: 0 } as const;

/** "2/3 số xã" counts no two villages; it is their share, to one decimal. */
function fractionAt(
  text: string,
  start: number,
  end: number,
  written: string,
  outOf: string | null,
): Quantity | null {
  const [part, whole] = [Number(written), Number(outOf ?? 0)];
  if (!(part < whole && whole <= 10) || !/^\s+(?:tổng\s+)?số(?!\p{L})/u.test(text.slice(end)))
    return null;
  const value = neutralNumber(((part / whole) * 100).toFixed(1).replace(/\.0$/u, ""));
  const decimals = decimalsOf(value);
  const known = { start, end, value, valueTo: null, decimals, unit: PER_CENT };
  return { ...known, outOf: null, worded: false, fraction: true };
}

function quantityAt(text: string, start: number, written: string): Quantity | null {
  let end = start + written.length;
  let second: string | null = null;
  let outOf: string | null = null;
  const share = OUT_OF.exec(text.slice(end));
  const range = share === null ? RANGE.exec(text.slice(end)) : null;
  if (share !== null) {
    outOf = share[1] ?? null;
    end += share[0].length;
  } else if (range !== null) {
    const to = LEADING_NUMBER.exec(text.slice(end + range[0].length));
    second = to?.[0] ?? null;
    if (second !== null) end += range[0].length + second.length;
  }
  const again = second === null && share === null ? sameUnitAgain(text, start, end) : null;
  if (again !== null) {
    second = again.to;
    end = again.at;
  }
  const fraction = fractionAt(text, start, end, written, outOf);
  if (fraction !== null) return fraction;
  const after = readUnitOfMeasure(text.slice(end));
  const unit = outOf !== null && /^(?:số|tổng)(?!\p{L})/u.test(after?.text ?? "") ? null : after;
  const value = neutralNumber(written);
  const valueTo = second === null ? null : neutralNumber(second);
  return {
    start,
    end: end + (unit?.length ?? 0),
    value,
    valueTo,
    decimals: Math.max(decimalsOf(value), valueTo === null ? 0 : decimalsOf(valueTo)),
    unit,
    outOf,
    worded: false,
    fraction: false,
  };
}
