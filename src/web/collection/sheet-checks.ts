import type { Check } from "../../domain/collection/check.ts";
import { checkEvidence } from "../../domain/collection/check-evidence.ts";
import { explainingRows, rowsById } from "../../domain/collection/explaining-cells.ts";
import { type Cause, groupCauses } from "../../domain/collection/group-causes.ts";
import { type SheetToCheck, validateSheet } from "../../domain/collection/validate-sheet.ts";

/** The sheet with what its files prove, and the unit as a sentence names it. */
export interface SheetState extends SheetToCheck {
  readonly proven: ReadonlySet<string>;
  readonly unit: string;
}

/** Everything wrong or odd in the sheet as it stands; the same as the server finds. */
const checksOf = (state: SheetState): readonly Check[] => [
  ...validateSheet(state),
  ...state.forms.flatMap(({ form, ownRowIds }) =>
    checkEvidence({
      form,
      cells: state.cells,
      rowIds: ownRowIds,
      notes: state.notes,
      proven: state.proven,
    }),
  ),
];

/** Some of what was found, one message for each cause. */
const causesOf = (state: SheetState, checks: readonly Check[]): readonly Cause[] =>
  groupCauses(checks, state);

/** The rows whose notes explain a row: itself, or what it is computed from. */
const noteRows = ({ forms }: SheetState, rowId: string): readonly string[] =>
  explainingRows(rowId, rowsById(forms.map(({ form }) => form)));

/** The checks of a sheet, as one thing to be fetched when they are needed. */
export const sheetChecks = { checksOf, causesOf, noteRows };
