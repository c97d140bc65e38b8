import type { Check } from "./check.ts";
import { computeCells } from "./compute-cells.ts";
import type { CellMap, ComputedCells } from "./computed-cell.ts";
import { type DesignedCheck, type FigureSource, runDesignedChecks } from "./designed-check.ts";
import { type Form, cellKey } from "./form.ts";
import { GRAVITY, isExplained, validateSubmission } from "./validate-submission.ts";

/** All that one unit fills in a round, with the checks that were designed for it. */
export interface SheetToCheck {
  readonly forms: readonly { readonly form: Form; readonly ownRowIds: ReadonlySet<string> }[];
  readonly cells: CellMap;
  readonly notes: ReadonlyMap<string, string>;
  readonly unreadable?: ReadonlyMap<string, string>;
  readonly designed: readonly DesignedCheck[];
}

/** The figures of computed cells, typed or not. */
export const figuresIn = (computed: ComputedCells): FigureSource => ({
  at: (rowId, columnId) => {
    const cell = computed.get(cellKey(rowId, columnId))?.cell;
    return cell?.kind === "value" ? cell.value : undefined;
  },
});

/** Built-in and designed checks together, gravest first; the same in the browser and on the server. */
export function validateSheet(sheet: SheetToCheck): readonly Check[] {
  const { forms, cells, notes, unreadable } = sheet;
  const builtIn = forms.flatMap(({ form, ownRowIds }) =>
    validateSubmission({
      form,
      cells,
      rowIds: ownRowIds,
      notes,
      ...(unreadable === undefined ? {} : { unreadable }),
    }),
  );
  if (sheet.designed.length === 0) return builtIn;
  const computed: ComputedCells = new Map(
    forms.flatMap(({ form }) => [...computeCells(form, cells)]),
  );
  const own = forms.map(({ form }) => form);
  const findings = runDesignedChecks(sheet.designed, own, figuresIn(computed));
  const designed = findings.map((finding): Check => ({
    ...finding,
    explained: isExplained(finding, sheet),
  }));
  return [...builtIn, ...designed].sort(
    (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
  );
}
