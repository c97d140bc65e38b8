import { type DecimalText, decimal, toFixedText, toText } from "./decimal.ts";

/** U+2212; a hyphen would read as "không phát sinh". */
const MINUS = "−";

/**
 * Writes a decimal the Vietnamese way (1.234.567,89). `decimals` fixes the places, half up;
 * without it the text keeps the places it has.
 */
export function formatDecimal(value: DecimalText, decimals?: number): string {
  const exact = decimal(value);
  const text = decimals === undefined ? toText(exact) : toFixedText(exact, decimals);
  const negative = text.startsWith("-");
  const [whole = "0", fraction] = (negative ? text.slice(1) : text).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return `${negative ? MINUS : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** A change with its sign always shown: "+1,1", "−0,18", "0". */
export function formatChange(value: DecimalText, decimals?: number): string {
  const text = formatDecimal(value, decimals);
  return decimal(value).greaterThan(0) && /[1-9]/.test(text) ? `+${text}` : text;
}
