const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Vietnamese: a program that honours it writes 1.234,5 whatever the machine speaks. */
const LOCALE = "[$-42A]";

const superscript = (mark: number): string =>
  `⁽${[...String(mark)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? "").join("")}⁾`;

/** Marks of notes as raised text: [1, 2] → "⁽¹⁾⁽²⁾". */
export const noteMarks = (footnotes: readonly number[]): string =>
  footnotes.map(superscript).join("");

/**
 * Number format with the decimals as printed; marks of notes live in the format, so that the cell
 * stays a number that can be added up.
 */
export function numberFormat(decimals: number, footnotes: readonly number[]): string {
  const digits = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  const marks = footnotes.length === 0 ? "" : `"${noteMarks(footnotes)}"`;
  return `${LOCALE}${digits}${marks};${LOCALE}"−"${digits}${marks}`;
}

/** A spreadsheet keeps 15 digits; a longer number stays text rather than change silently. */
export const fitsSpreadsheet = (value: string): boolean =>
  value.replace(/^-?0*\.?0*|[-.]/gu, "").length <= 15;
