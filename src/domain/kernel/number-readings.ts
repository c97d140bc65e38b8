import type { DecimalText } from "./decimal.ts";

const GROUPED_BY_DOT = /^\d{1,3}(\.\d{3})+$/;
const GROUPED_BY_COMMA = /^\d{1,3}(,\d{3})+$/;
const GROUPED_BY_SPACE = /^\d{1,3}( \d{3})+$/;

/** Leading zeros off, as in "02 căn nhà"; a missing whole part is 0. */
const neutral = (whole: string, fraction = ""): DecimalText =>
  `${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction === "" ? "" : `.${fraction}`}`;

/**
 * Every number that digits with separators can mean: none, one, or two where the text fits both the
 * Vietnamese style (1.234,5) and the English one (1,234.5). The Vietnamese reading comes first. In a
 * row of three decimals or more a comma before three digits is what the row itself prints.
 */
export function readingsOfNumber(text: string, decimals: number): readonly DecimalText[] {
  const spaced = text.replace(/[\s\u00a0\u202f]+/g, " ");
  if (spaced.includes(" ")) return readingsOfSpaced(spaced);
  const [dots, commas] = [count(spaced, "."), count(spaced, ",")];
  if (dots > 0 && commas > 0) return readingsOfBoth(spaced);
  if (dots + commas === 0) return /^\d+$/.test(spaced) ? [neutral(spaced)] : [];
  if (dots + commas > 1) return readingsOfGroups(spaced);
  return dots === 1 ? readingsOfDot(spaced) : readingsOfComma(spaced, decimals);
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}

/** Spaces can only group thousands: "1 234,5". */
function readingsOfSpaced(text: string): readonly DecimalText[] {
  const [whole = "", fraction, more] = text.split(/[.,]/);
  const wellFormed = GROUPED_BY_SPACE.test(whole) && more === undefined;
  if (!wellFormed || (fraction !== undefined && !/^\d+$/.test(fraction))) return [];
  return [neutral(whole.replaceAll(" ", ""), fraction)];
}

/** With both marks the last one is the decimal mark and the other groups thousands. */
function readingsOfBoth(text: string): readonly DecimalText[] {
  const vietnamese = text.lastIndexOf(",") > text.lastIndexOf(".");
  const [mark, grouped] = vietnamese ? [",", GROUPED_BY_DOT] : [".", GROUPED_BY_COMMA];
  const at = text.lastIndexOf(mark);
  const [whole, fraction] = [text.slice(0, at), text.slice(at + 1)];
  const wellFormed = grouped.test(whole) && /^\d+$/.test(fraction);
  return wellFormed ? [neutral(whole.replace(/[.,]/g, ""), fraction)] : [];
}

/** One mark several times can only group thousands: "1.234.567". */
const readingsOfGroups = (text: string): readonly DecimalText[] =>
  GROUPED_BY_DOT.test(text) || GROUPED_BY_COMMA.test(text)
    ? [neutral(text.replace(/[.,]/g, ""))]
    : [];

/** A whole and three digits behind one mark: thousands, or a number with three decimals. */
const THOUSANDS_OR_DECIMALS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** One mark once, read as the decimal mark; none where it is not between digits. */
function decimalReading(text: string, mark: string): DecimalText | undefined {
  const [whole = "", fraction = ""] = text.split(mark);
  return /^\d*$/.test(whole) && /^\d+$/.test(fraction) ? neutral(whole, fraction) : undefined;
}

function readingsOfDot(text: string): readonly DecimalText[] {
  const asDecimal = decimalReading(text, ".");
  if (asDecimal === undefined) return [];
  return THOUSANDS_OR_DECIMALS.test(text)
    ? [neutral(text.replace(".", "")), asDecimal]
    : [asDecimal];
}

function readingsOfComma(text: string, decimals: number): readonly DecimalText[] {
  const asDecimal = decimalReading(text, ",");
  if (asDecimal === undefined) return [];
  const both = decimals < 3 && THOUSANDS_OR_DECIMALS.test(text);
  return both ? [asDecimal, neutral(text.replace(",", ""))] : [asDecimal];
}
