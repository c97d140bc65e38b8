import { formatDecimal } from "../kernel/vietnamese-number.ts";
import { groupBy } from "../kernel/group-by.ts";
import type { Check } from "./check.ts";
import type { CellMap } from "./computed-cell.ts";
import { explainingRows, rowsById } from "./explaining-cells.ts";
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
export interface Cause extends Omit<Check, "rule" | "slip"> {
  /** Never empty; one for a finding that stands alone. */
  readonly checks: readonly Check[];
}

export interface CauseContext {
  readonly forms: readonly { readonly form: Form; readonly ownRowIds: ReadonlySet<string> }[];
  readonly cells: CellMap;
  /** The unit, as a sentence names it. */
  readonly unit: string;
}

const alone = (
  { rule: _rule, slip: _slip, ...check }: Check,
  checks: readonly Check[] = [],
): Cause => ({
  ...check,
  checks,
});

/** The gravest of several findings lends its weight to what they have in common. */
function together(
  at: CellAddress,
  message: string,
  checks: readonly Check[],
  proposal: Check["proposal"] = null,
): Cause {
  const gravest = GRAVITY.find((severity) => checks.some((each) => each.severity === severity));
  const [first] = checks;
  return {
    ...at,
    severity: gravest ?? "hint",
    code: first?.code ?? "designed",
    message,
    proposal,
    explained: checks.every((each) => each.explained),
    checks,
  };
}

interface Grouped {
  readonly causes: readonly Cause[];
  readonly rest: readonly Check[];
}

/**
 * Makes one message of all that one cause brings about (gộp theo nguyên nhân): an absent unit, the
 * blanks of a form, a column in another unit of measure, a denominator that breaks the ratios above
 * it, a figure that breaks what rests on it, a rule broken in several years. Order: gravest first.
 */
export function groupCauses(checks: readonly Check[], context: CauseContext): readonly Cause[] {
  const steps = [blanksOf, slipsOf, divisorsOf, consequencesOf, rulesOf, evidenceOf];
  const causes: Cause[] = [];
  let rest = checks;
  for (const step of steps) {
    const grouped = step(rest, context);
    causes.push(...grouped.causes);
    rest = grouped.rest;
  }
  return [...causes, ...rest.map((check) => alone(check, [check]))].sort(
    (a, b) =>
      GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) ||
      Number(a.explained) - Number(b.explained),
  );
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

type Rows = ReadonlyMap<string, FormRow>;

const rowsOf = ({ forms }: CauseContext): Rows => rowsById(forms.map(({ form }) => form));

const NAMED_ROWS = 3;

/** “A”, “B”, “C” và 2 dòng khác. */
function namesOf(rowIds: Iterable<string>, rows: Rows): string {
  const names = [...new Set(rowIds)].map((id) => `“${rows.get(id)?.label ?? ""}”`);
  const more = names.length > NAMED_ROWS ? ` và ${names.length - NAMED_ROWS} dòng khác` : "";
  return `${names.slice(0, NAMED_ROWS).join(", ")}${more}`;
}

const columnName = ({ forms }: CauseContext, columnId: string): string =>
  forms.flatMap(({ form }) => form.columns).find(({ id }) => id === columnId)?.label ?? "";

/** So many rows off by one factor in one column are no slips of the hand. */
const MANY_SLIPS = 3;

/** A column typed in another unit of measure than its neighbours. */
function slipsOf(checks: readonly Check[], context: CauseContext): Grouped {
  const rows = rowsOf(context);
  const typed = checks.filter(
    (check) => check.slip !== undefined && rows.get(check.rowId)?.kind !== "ratio",
  );
  const alike = groupBy(typed, ({ columnId, explained, slip }) =>
    JSON.stringify([columnId, explained, slip]),
  );
  const causes = [...alike.values()].flatMap((found): readonly Cause[] => {
    const [first] = found;
    if (first?.slip === undefined || found.length < MANY_SLIPS) return [];
    const { factor, tooLarge } = first.slip;
    const side = tooLarge ? "lớn hơn" : "nhỏ hơn";
    const names = namesOf(
      found.map(({ rowId }) => rowId),
      rows,
    );
    const message = `Cột ${columnName(context, first.columnId)}: ${counted(found.length)} dòng (${names}) đều ${side} các năm khác khoảng ${counted(factor)} lần. Có thể cả cột nhập nhầm đơn vị tính. Kiểm tra đơn vị tính của cột này trước.`;
    return [together(first, message, found)];
  });
  return taken(checks, causes);
}

const taken = (checks: readonly Check[], causes: readonly Cause[]): Grouped => {
  const gone = new Set(causes.flatMap((cause) => cause.checks));
  return { causes, rest: checks.filter((check) => !gone.has(check)) };
};

/** Findings that say one figure is wrong, whatever rests on it. */
const OF_FIGURES: readonly Check["code"][] = [
  "digit_slip",
  "jump",
  "out_of_range",
  "negative",
  "part_exceeds_whole",
];

/** One typed figure that is odd, with the rates and rules it makes odd. */
function consequencesOf(checks: readonly Check[], context: CauseContext): Grouped {
  const rows = rowsOf(context);
  const isFigure = ({ code }: Check) => OF_FIGURES.includes(code);
  const own = new Set(
    checks.filter(isFigure).map(({ rowId, columnId }) => cellKey(rowId, columnId)),
  );
  const sourceOf = ({ rowId, columnId }: Check): string => {
    const inputs = rows.get(rowId)?.kind === "ratio" ? explainingRows(rowId, rows) : [];
    const keys = inputs.map((id) => cellKey(id, columnId));
    return keys.find((key) => own.has(key)) ?? cellKey(rowId, columnId);
  };
  const slipped = new Set(
    checks.filter(({ slip }) => slip !== undefined).map((check) => sourceOf(check)),
  );
  const concerned = checks.filter(
    (check) => isFigure(check) || (check.code === "designed" && slipped.has(sourceOf(check))),
  );
  const bySource = groupBy(concerned, (check) => `${sourceOf(check)}|${check.explained}`);
  const causes = [...bySource.values()].flatMap((found): readonly Cause[] => {
    const key = found[0] === undefined ? "" : sourceOf(found[0]);
    const here = found.filter(({ rowId, columnId }) => cellKey(rowId, columnId) === key);
    const main = here.find(({ slip }) => slip !== undefined) ?? here[0];
    if (main === undefined || found.length < 2) return [];
    const others = found.flatMap(({ rowId }) => (rowId === main.rowId ? [] : [rowId]));
    const follow = others.length === 0 ? "" : ` Kéo theo: ${namesOf(others, rows)}.`;
    const all = [main, ...found.filter((check) => check !== main)];
    return [together(main, `${main.message}${follow}`, all, main.proposal)];
  });
  return taken(checks, causes);
}

/** One designed check that does not hold in several columns. */
function rulesOf(checks: readonly Check[], context: CauseContext): Grouped {
  const found = groupBy(
    checks.filter(({ rule }) => rule !== undefined),
    ({ rule, rowId, explained }) => `${rule?.id ?? ""}|${rowId}|${explained}`,
  );
  const causes = [...found.values()].flatMap((alike): readonly Cause[] => {
    const [first, ...others] = alike;
    if (first === undefined || others.length === 0) return [];
    const where = others.map(({ columnId }) => columnName(context, columnId)).join(", ");
    const message = `Cột ${columnName(context, first.columnId)}: ${first.message} Cũng vậy ở cột ${where}.`;
    return [together(first, message, alike, first.proposal)];
  });
  return taken(checks, causes);
}

/** Figures of one form that no file proves. */
function evidenceOf(checks: readonly Check[], context: CauseContext): Grouped {
  const open = checks.filter(({ code, explained }) => code === "evidence_missing" && !explained);
  const causes = context.forms.flatMap(({ form }): readonly Cause[] => {
    const rowIds = rowsById([form]);
    const own = open.filter(({ rowId }) => rowIds.has(rowId));
    const [first] = own;
    if (first === undefined || own.length < 2) return [];
    const message = `${counted(own.length)} số liệu của ${form.code} chưa có minh chứng. Đính kèm tệp, hoặc ghi lý do chưa có.`;
    return [together(first, message, own)];
  });
  return taken(checks, causes);
}

/** The rows that a finding's ratio divides by. */
function divisorsAt(check: Check, rows: ReadonlyMap<string, FormRow>): readonly string[] {
  if (check.rule !== undefined) return check.rule.divisors;
  const row = rows.get(check.rowId);
  return row?.kind === "ratio" && row.denominatorRowId !== null ? [row.denominatorRowId] : [];
}

function divisorsOf(checks: readonly Check[], context: CauseContext): Grouped {
  const rows = rowsOf(context);
  const broken = new Map<string, Check[]>();
  for (const check of checks)
    for (const divisor of new Set(divisorsAt(check, rows))) {
      const key = cellKey(divisor, check.columnId);
      broken.set(key, [...(broken.get(key) ?? []), check]);
    }
  const gone = new Set<Check>();
  const causes = [...broken].flatMap(([key, found]): readonly Cause[] => {
    const row = rows.get(key.split("|")[0] ?? "");
    const [first] = found;
    const affected = new Set(found.map(({ rowId }) => rowId));
    if (row === undefined || first === undefined || affected.size < 2) return [];
    const at = { rowId: row.id, columnId: first.columnId };
    const own = checks.filter((each) => cellKey(each.rowId, each.columnId) === key);
    const all = [...new Set([...own, ...found])].filter((check) => !gone.has(check));
    for (const check of all) gone.add(check);
    const cell = context.cells.get(key);
    const value = cell?.kind === "value" ? ` (${formatDecimal(cell.value)})` : "";
    const message = `Mẫu số “${row.label}”${value} có thể sai: ${affected.size} dòng tính từ số này đều không hợp lý (${namesOf(affected, rows)}). Kiểm tra mẫu số trước.`;
    return [together(at, message, all)];
  });
  return taken(checks, causes);
}
