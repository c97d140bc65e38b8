import { type Decimal, decimal, sum, toText } from "../kernel/decimal.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { quantity } from "./quantity.ts";
import { type FormColumn, type FormRow, keyAt, isTypedColumn, placedRows } from "./form.ts";
import { makeWhole, shareGap } from "./shares.ts";
import type { CheckCode, CheckSeverity, Checked, Finding } from "./check.ts";

const finding = (
  row: FormRow,
  column: FormColumn,
  severity: CheckSeverity,
  code: CheckCode,
  message: string,
): Finding => ({ rowId: row.id, columnId: column.id, severity, code, message, proposal: null });

/** The number in a cell, typed or computed; undefined where there is none. */
export function numberAt(
  { computed }: Checked,
  row: FormRow,
  column: FormColumn,
): Decimal | undefined {
  const cell = computed.get(keyAt(row, column))?.cell;
  return cell?.kind === "value" ? decimal(cell.value) : undefined;
}

const filledColumns = (input: Checked): readonly FormColumn[] =>
  input.form.columns.filter(isTypedColumn);

/** A ratio answers for the unit where the unit fills one of its counts. */
const concerns = (input: Checked, row: FormRow): boolean =>
  [row.id, row.numeratorRowId, row.denominatorRowId].some(
    (id) => id !== null && input.rowIds.has(id),
  );

function isNegativeAt({ computed }: Checked, row: FormRow, column: FormColumn): boolean {
  const cell = computed.get(keyAt(row, column))?.cell;
  return cell?.kind === "value" && cell.value.startsWith("-");
}

/** A share of a whole lies between 0 and its ceiling; elsewhere a negative figure wants a word. */
export function checkRange(input: Checked): readonly Finding[] {
  return placedRows(input.form)
    .filter(({ row }) => concerns(input, row))
    .flatMap(({ row }) =>
      filledColumns(input).flatMap((column) => {
        if (row.ceiling === null && !isNegativeAt(input, row, column)) return [];
        const value = numberAt(input, row, column);
        return value === undefined ? [] : rangeFindings(row, column, value);
      }),
    );
}

function rangeFindings(row: FormRow, column: FormColumn, value: Decimal): readonly Finding[] {
  const shown = quantity(value, row);
  if (row.ceiling === null) {
    const odd = `Số âm (${shown}). Nếu đúng, ghi lý do; nếu là “không phát sinh”, nhập “-”.`;
    return value.isNegative() ? [finding(row, column, "must_explain", "negative", odd)] : [];
  }
  const ceiling = decimal(row.ceiling);
  if (!value.isNegative() && value.lessThanOrEqualTo(ceiling)) return [];
  const computed = row.kind === "ratio" ? "Tỷ lệ tính ra là" : "Số";
  const hint = row.kind === "ratio" ? "Kiểm tra lại tử số và mẫu số." : "Kiểm tra lại số đã nhập.";
  const message = `${computed} ${shown}, nằm ngoài khoảng 0 đến ${formatDecimal(row.ceiling)}. ${hint}`;
  return [finding(row, column, "blocking", "out_of_range", message)];
}

/** "Trong đó" is never more than what it is part of. */
export function checkParts(input: Checked): readonly Finding[] {
  return placedRows(input.form).flatMap(({ row, parent }) => {
    const comparable = row.isPart && parent !== null && parent.unitOfMeasure === row.unitOfMeasure;
    if (!comparable || !input.rowIds.has(row.id)) return [];
    return filledColumns(input).flatMap((column) => {
      const [part, whole] = [numberAt(input, row, column), numberAt(input, parent, column)];
      if (part === undefined || whole === undefined || part.lessThanOrEqualTo(whole)) return [];
      const message = `Số “trong đó” (${quantity(part, row)}) lớn hơn tổng (${quantity(whole, parent)}).`;
      return [finding(row, column, "blocking", "part_exceeds_whole", message)];
    });
  });
}

/** The shares of one structure make 100 in every column, once all of them are there. */
export function checkShares(input: Checked): readonly Finding[] {
  const rows = placedRows(input.form).map(({ row }) => row);
  const names = new Set(rows.flatMap((row) => row.shareGroup ?? []));
  return [...names].flatMap((name) => {
    const group = rows.filter((row) => row.shareGroup === name);
    return filledColumns(input).flatMap((column) => sharesOf(input, group, column));
  });
}

function sharesOf(
  input: Checked,
  group: readonly FormRow[],
  column: FormColumn,
): readonly Finding[] {
  const shares = group.flatMap((row) => numberAt(input, row, column) ?? []);
  const own = group.find((row) => concerns(input, row));
  if (own === undefined || shares.length < group.length || makeWhole(shares)) return [];
  const gap = shareGap(shares);
  const off = `${gap.isNegative() ? "thiếu" : "thừa"} ${formatDecimal(toText(gap.abs()))} điểm`;
  const names = group.map((row) => row.label).join(", ");
  const message = `Tổng cơ cấu là ${formatDecimal(toText(sum(shares)))}%, ${off}. Kiểm tra lại: ${names}.`;
  return [finding(own, column, "blocking", "shares_do_not_sum", message)];
}
