import { type Decimal, decimalsOf, toText } from "../kernel/decimal.ts";
import { isRate } from "../indicator/unit-of-measure.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { FormRow } from "./form.ts";

/** A row's number as a sentence says it: "10,0%", "40.102". */
export function quantity(value: Decimal, row: FormRow): string {
  const text = toText(value);
  const number = formatDecimal(text, Math.min(decimalsOf(text), Math.max(row.decimals, 2)));
  return isRate(row.unitOfMeasure) ? `${number}${row.unitOfMeasure.trim().charAt(0)}` : number;
}
