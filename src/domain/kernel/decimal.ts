import DecimalLight from "decimal.js-light";

/** Enough digits for any sum of money or count of a nation, with room for ratios of them. */
const Exact = DecimalLight.clone({
  precision: 60,
  rounding: DecimalLight.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});

/** An exact decimal (số thập phân chính xác). Crosses every boundary as text such as "73.63". */
export type Decimal = DecimalLight;

/** Text of an exact decimal in the neutral form: optional minus, digits, optional point and digits. */
export type DecimalText = string;

const NEUTRAL = /^-?\d+(\.\d+)?$/;

/** True for text such as "-12.50"; false for "1,5", "1e3", "" or "NaN". */
export const isDecimalText = (text: string): boolean => NEUTRAL.test(text);

/** Reads neutral decimal text. Throws on anything else: unchecked text is a bug, not bad input. */
export function decimal(value: DecimalText | number | Decimal): Decimal {
  if (typeof value === "string" && !isDecimalText(value)) {
    throw new Error(`not a decimal: ${JSON.stringify(value)}`);
  }
  return new Exact(value);
}

export const ZERO: Decimal = new Exact(0);
export const HUNDRED: Decimal = new Exact(100);

/** Neutral text without trailing zeros: 12.50 → "12.5", 3.00 → "3", -0 → "0". */
export const toText = (value: Decimal): DecimalText => (value.isZero() ? "0" : value.toFixed());

/** Rounds half up (away from zero at the half, as 2.5 → 3 and -2.5 → -3) to `places` decimals. */
export const roundHalfUp = (value: Decimal, places: number): Decimal =>
  value.toDecimalPlaces(places, DecimalLight.ROUND_HALF_UP);

/** Neutral text with exactly `places` decimals, rounded half up: (2.345, 2) → "2.35". */
export const toFixedText = (value: Decimal, places: number): DecimalText => {
  const text = value.toFixed(places, DecimalLight.ROUND_HALF_UP);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
};

export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), ZERO);

/** The exact count of decimals written in neutral text: "98.50" → 2. */
export function decimalsOf(text: DecimalText): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}
