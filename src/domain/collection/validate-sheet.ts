import type { DecimalText } from "../kernel/decimal.ts";
import type { Check } from "./check.ts";
import { computeCells } from "./compute-cells.ts";
import type { CellMap, ComputedCells } from "./computed-cell.ts";
import { type DesignedCheck, type FigureSource, runDesignedChecks } from "./designed-check.ts";
import { type EarlierFigure, earlierFigures } from "./earlier-figure.ts";
import { explainer } from "./explaining-cells.ts";
import { type Form, cellKey, isTypedColumn, placedRows } from "./form.ts";
import { GRAVITY, validateSubmission } from "./validate-submission.ts";

/** All that one unit fills in a round, with the checks that were designed for it. */
export interface SheetToCheck {
  readonly forms: readonly { readonly form: Form; readonly ownRowIds: ReadonlySet<string> }[];
  readonly cells: CellMap;
  readonly notes: ReadonlyMap<string, string>;
  readonly unreadable?: ReadonlyMap<string, string>;
  readonly designed: readonly DesignedCheck[];
  /** Accepted figures of the unit: of years outside the forms, and of earlier rounds. */
  readonly earlier?: readonly EarlierFigure[];
}

/** The figures of computed cells, typed or not, and those accepted before. */
export const figuresIn = (
  computed: ComputedCells,
  earlier: readonly EarlierFigure[] = [],
): FigureSource => ({
  earlier: earlierFigures(earlier),
  at: (rowId, columnId) => {
    const cell = computed.get(cellKey(rowId, columnId))?.cell;
    return cell?.kind === "value" ? cell.value : undefined;
  },
});

/** What happened in years outside a form, by row, oldest first: more history to judge a figure by. */
function historyOf(
  form: Form,
  earlier: readonly EarlierFigure[],
): ReadonlyMap<string, readonly DecimalText[]> {
  const years = new Set(form.columns.filter(isTypedColumn).map(({ year }) => year));
  const outside = earlier
    .filter(({ from, kind, year }) => from === "known" && kind === "actual" && !years.has(year))
    .sort((a, b) => a.year - b.year);
  if (outside.length === 0) return new Map();
  return new Map(
    placedRows(form).map(({ row }) => [
      row.id,
      outside.flatMap(({ indicatorId, value }) => (indicatorId === row.indicatorId ? [value] : [])),
    ]),
  );
}

/** Built-in and designed checks together, gravest first; the same in the browser and on the server. */
export function validateSheet(sheet: SheetToCheck): readonly Check[] {
  const { forms, cells, notes, unreadable, earlier = [] } = sheet;
  const builtIn = forms.flatMap(({ form, ownRowIds }) =>
    validateSubmission({
      form,
      cells,
      rowIds: ownRowIds,
      notes,
      earlier: historyOf(form, earlier),
      ...(unreadable === undefined ? {} : { unreadable }),
    }),
  );
  if (sheet.designed.length === 0) return builtIn;
  const computed: ComputedCells = new Map(
    forms.flatMap(({ form }) => [...computeCells(form, cells)]),
  );
  const own = forms.map(({ form }) => form);
  const findings = runDesignedChecks(sheet.designed, own, figuresIn(computed, earlier));
  const isExplained = explainer(own, notes);
  const designed = findings.map((finding): Check => ({
    ...finding,
    explained: isExplained(finding),
  }));
  return [...builtIn, ...designed].sort(
    (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
  );
}
