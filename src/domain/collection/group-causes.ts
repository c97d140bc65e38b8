import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { Check } from "./check.ts";
import type { CellMap } from "./computed-cell.ts";
import {
  type CellAddress,
  type Form,
  type FormRow,
  cellKey,
  isTypedColumn,
  isTypedRow,
  placedRows,
} from "./form.ts";
import { GRAVITY } from "./validate-submission.ts";

/** One thing to mend (nguyên nhân), with all the findings that would go with it. */
export interface Cause extends Omit<Check, "rule"> {
  /** Never empty; one for a finding that stands alone. */
  readonly checks: readonly Check[];
}

export interface CauseContext {
  readonly forms: readonly { readonly form: Form; readonly ownRowIds: ReadonlySet<string> }[];
  readonly cells: CellMap;
  /** The unit, as a sentence names it. */
  readonly unit: string;
}

const alone = ({ rule: _rule, ...check }: Check, checks: readonly Check[] = []): Cause => ({
  ...check,
  checks,
});

/** The gravest of several findings lends its weight to what they have in common. */
function together(at: CellAddress, message: string, checks: readonly Check[]): Cause {
  const gravest = GRAVITY.find((severity) => checks.some((each) => each.severity === severity));
  const [first] = checks;
  return {
    ...at,
    severity: gravest ?? "hint",
    code: first?.code ?? "designed",
    message,
    proposal: null,
    explained: checks.every((each) => each.explained),
    checks,
  };
}

/**
 * Makes one message of all that one cause brings about (gộp theo nguyên nhân): an absent unit, the
 * blanks of a form, a denominator that breaks the ratios above it. Order: gravest first.
 */
export function groupCauses(checks: readonly Check[], context: CauseContext): readonly Cause[] {
  const { causes: ofBlanks, rest: afterBlanks } = blanksOf(checks, context);
  const { causes: ofDivisors, rest } = divisorsOf(afterBlanks, context);
  return [...ofDivisors, ...ofBlanks, ...rest.map((check) => alone(check, [check]))].sort(
    (a, b) =>
      GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) ||
      Number(a.explained) - Number(b.explained),
  );
}

interface Grouped {
  readonly causes: readonly Cause[];
  readonly rest: readonly Check[];
}

const isFilled = (context: CauseContext): boolean =>
  context.forms.some(({ form, ownRowIds }) =>
    placedRows(form).some(
      ({ row }) =>
        ownRowIds.has(row.id) &&
        isTypedRow(row) &&
        form.columns.some((column) => {
          const cell = context.cells.get(cellKey(row.id, column.id));
          return isTypedColumn(column) && cell !== undefined && cell.kind !== "blank";
        }),
    ),
  );

const counted = (count: number): string => formatDecimal(String(count));

function blanksOf(checks: readonly Check[], context: CauseContext): Grouped {
  const open = (check: Check) => check.code === "required_blank" && !check.explained;
  const blanks = checks.filter(open);
  const [first] = blanks;
  if (first === undefined || blanks.length < 2) return { causes: [], rest: checks };
  const rest = checks.filter((check) => !open(check));
  if (!isFilled(context)) {
    const codes = context.forms.map(({ form }) => form.code).join(", ");
    const message = `${context.unit} chưa nhập số liệu nào: ${counted(blanks.length)} ô bắt buộc của ${codes} còn trống. Nhập số liệu, hoặc ghi lý do chưa có.`;
    return { causes: [together(first, message, blanks)], rest };
  }
  const causes = context.forms.flatMap(({ form }): readonly Cause[] => {
    const rowIds = new Set(placedRows(form).map(({ row }) => row.id));
    const own = blanks.filter(({ rowId }) => rowIds.has(rowId));
    const [at] = own;
    if (at === undefined) return [];
    if (own.length === 1) return [alone(at, own)];
    const message = `${counted(own.length)} ô bắt buộc của ${form.code} còn trống. Nhập số liệu, hoặc ghi lý do chưa có.`;
    return [together(at, message, own)];
  });
  return { causes, rest };
}

/** The rows that a finding's ratio divides by. */
function divisorsAt(check: Check, rows: ReadonlyMap<string, FormRow>): readonly string[] {
  if (check.rule !== undefined) return check.rule.divisors;
  const row = rows.get(check.rowId);
  return row?.kind === "ratio" && row.denominatorRowId !== null ? [row.denominatorRowId] : [];
}

function divisorsOf(checks: readonly Check[], context: CauseContext): Grouped {
  const forms = context.forms.map(({ form }) => form);
  const rows = new Map(forms.flatMap((form) => placedRows(form).map(({ row }) => [row.id, row])));
  const broken = new Map<string, Check[]>();
  for (const check of checks)
    for (const divisor of new Set(divisorsAt(check, rows))) {
      const key = cellKey(divisor, check.columnId);
      broken.set(key, [...(broken.get(key) ?? []), check]);
    }
  const taken = new Set<Check>();
  const causes = [...broken].flatMap(([key, found]): readonly Cause[] => {
    const row = rows.get(key.split("|")[0] ?? "");
    const [first] = found;
    const affected = new Set(found.map(({ rowId }) => rowId));
    if (row === undefined || first === undefined || affected.size < 2) return [];
    const at = { rowId: row.id, columnId: first.columnId };
    const own = checks.filter((each) => cellKey(each.rowId, each.columnId) === key);
    const all = [...new Set([...own, ...found])].filter((check) => !taken.has(check));
    for (const check of all) taken.add(check);
    const cell = context.cells.get(key);
    const value = cell?.kind === "value" ? ` (${formatDecimal(cell.value)})` : "";
    const names = [...affected].map((id) => `“${rows.get(id)?.label ?? ""}”`);
    const few = names.slice(0, 3).join(", ");
    const more = names.length > 3 ? ` và ${names.length - 3} dòng khác` : "";
    const message = `Mẫu số “${row.label}”${value} có thể sai: ${affected.size} dòng tính từ số này đều không hợp lý (${few}${more}). Kiểm tra mẫu số trước.`;
    return [together(at, message, all)];
  });
  return { causes, rest: checks.filter((check) => !taken.has(check)) };
}
