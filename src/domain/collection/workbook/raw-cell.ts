import { type DecimalText, decimal, toText } from "../../kernel/decimal.ts";
import { addDays, formatDate } from "../../kernel/local-date.ts";

/** What a spreadsheet program stored in one cell (ô bảng tính), before anything is understood. */
export type RawCell =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  /** A number as people see it: fifteen significant digits, and what its format says it is. */
  | {
      readonly kind: "number";
      readonly value: DecimalText;
      readonly format: "plain" | "percent" | "date";
    }
  /** A formula without a stored result, an error such as #DIV/0!, or a truth value. */
  | { readonly kind: "unusable"; readonly text: string };

export const BLANK_RAW: RawCell = { kind: "blank" };

/** What stands in a cell, as text that `parseFigure` reads in one way only; or why there is none. */
export type CellText =
  | { readonly kind: "typed"; readonly typed: string }
  | { readonly kind: "refused"; readonly reason: "date" | "unusable"; readonly shown: string };

const THOUSANDS_OR_DECIMALS = /^-?[1-9]\d{0,2},\d{3}$/u;

/** A stored number in Vietnamese digits; one more zero where a comma could be read as thousands. */
export function numberAsTyped(value: DecimalText): string {
  const text = value.replace(".", ",");
  return THOUSANDS_OR_DECIMALS.test(text) ? `${text}0` : text;
}

const DAY_ZERO = "1899-12-30";
/** The last day of the year 9999, as far as a spreadsheet counts. */
const MOST_DAYS = 2_958_465;

/** "05/01/2024": day 1 is 1 January 1900, and 1900 is taken for a leap year. */
function dayOf(serial: DecimalText): string {
  const days = Math.floor(Number(serial));
  return Math.abs(days) > MOST_DAYS ? serial : formatDate(addDays(DAY_ZERO, days));
}

/**
 * Turns a stored cell into typed text. A percentage is stored as a fraction (0,7363 shown as
 * 73,63 %); in a row of another unit it keeps its sign, so that the wrong unit is found.
 */
export function textOfRaw(raw: RawCell, unitOfMeasure: string): CellText {
  switch (raw.kind) {
    case "blank":
      return { kind: "typed", typed: "" };
    case "text":
      return { kind: "typed", typed: raw.text.normalize("NFC").trim() };
    case "unusable":
      return { kind: "refused", reason: "unusable", shown: raw.text };
    case "number": {
      if (raw.format === "date")
        return { kind: "refused", reason: "date", shown: dayOf(raw.value) };
      if (raw.format === "plain") return { kind: "typed", typed: numberAsTyped(raw.value) };
      const points = numberAsTyped(toText(decimal(raw.value).times(100)));
      return { kind: "typed", typed: unitOfMeasure.trim() === "%" ? points : `${points} %` };
    }
    default:
      return raw satisfies never;
  }
}
