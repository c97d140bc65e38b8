import type { ComputedCells } from "./computed-cell.ts";
import type { CellValue, FigureValue, Maturity } from "./figure.ts";
import { type Form, type FormColumn, type FormRow, cellKey, placedRows } from "./form.ts";
import type { ObservationKindOfYear } from "./observation.ts";

/** A figure as it was sent, ready to be accepted. */
export interface SentFigure {
  readonly entryId: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly cell: CellValue;
  readonly maturity: Maturity;
}

/** What accepting a figure makes known of an indicator in a year (số liệu được chấp nhận). */
export interface AcceptedFigure {
  readonly indicatorId: string;
  readonly year: number;
  readonly kind: ObservationKindOfYear;
  readonly figure: FigureValue;
  readonly maturity: Maturity;
  /** Null for a rate or a total that the program computed from entries. */
  readonly entryId: string | null;
}

/** An estimate stays one; other figures are as final as the unit said. */
const maturityIn = (column: FormColumn, stated: Maturity): Maturity =>
  column.kind === "estimate" ? "estimate" : stated;

interface Place {
  readonly indicatorId: string;
  readonly year: number;
  readonly kind: ObservationKindOfYear;
}

function placeOf(row: FormRow | undefined, column: FormColumn | undefined): Place | undefined {
  if (row === undefined || column === undefined || row.indicatorId === null) return undefined;
  if (column.kind === "derived" || column.year === null) return undefined;
  return { indicatorId: row.indicatorId, year: column.year, kind: column.kind };
}

/** One accepted figure for each entry that says something of an indicator; blanks say nothing. */
export function acceptedEntries(
  form: Form,
  sent: readonly SentFigure[],
): readonly AcceptedFigure[] {
  const rows = new Map(placedRows(form).map(({ row }) => [row.id, row]));
  const columns = new Map(form.columns.map((column) => [column.id, column]));
  return sent.flatMap((each): AcceptedFigure[] => {
    const column = columns.get(each.columnId);
    const place = placeOf(rows.get(each.rowId), column);
    if (place === undefined || column === undefined || each.cell.kind === "blank") return [];
    const maturity = maturityIn(column, each.maturity);
    return [{ ...place, figure: each.cell, maturity, entryId: each.entryId }];
  });
}

/**
 * Rates and totals that follow from accepted entries; they are as final as the least final of their
 * inputs, of which one look at the column is enough.
 */
export function acceptedDerived(form: Form, computed: ComputedCells): readonly AcceptedFigure[] {
  return placedRows(form)
    .filter(({ row }) => row.kind === "ratio" || row.kind === "sum")
    .flatMap(({ row }) =>
      form.columns.flatMap((column): AcceptedFigure[] => {
        const place = placeOf(row, column);
        const found = computed.get(cellKey(row.id, column.id));
        if (place === undefined || found?.origin !== "derived" || found.cell.kind !== "value")
          return [];
        const maturity = maturityIn(column, "official");
        return [{ ...place, figure: found.cell, maturity, entryId: null }];
      }),
    );
}
