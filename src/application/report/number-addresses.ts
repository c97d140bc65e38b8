import { type Form, placedRows } from "../../domain/collection/form.ts";
import type { BoundNumber } from "../../domain/report/bound-numbers.ts";
import { UNIT_FIGURE } from "../../domain/report/report-pieces.ts";
import type { ReportSources } from "./report-sources.ts";
import { rowOfTarget } from "./to-report-input.ts";

export interface FoundAddress {
  readonly formId: string;
  readonly formCode: string;
  readonly rowId: string;
  readonly columnId: string;
}

type FindAddress = (
  number: Pick<BoundNumber, "key" | "targetCode" | "year" | "figureKind">,
) => FoundAddress | null;

/** The cell of the round's tables that a figure of one unit is added up in. */
function addressOfUnitFigure(forms: readonly Form[], key: string): FoundAddress | null {
  const [, rowId = "", columnId = ""] = key.split("|");
  const form = forms.find((each) => placedRows(each).some(({ row }) => row.id === rowId));
  return form === undefined ? null : { formId: form.id, formCode: form.code, rowId, columnId };
}

/** Finds the cell of the round's tables in which a target's figure of a year stands. */
export function numberAddresses({ forms, results }: ReportSources): FindAddress {
  const places = new Map<string, FoundAddress>();
  for (const { target } of results) {
    const found = rowOfTarget(forms, target);
    if (found === undefined) continue;
    const { form, row } = found;
    for (const column of form.columns) {
      if (column.year === null) continue;
      places.set(`${target.code}@${column.year} ${column.kind}`, {
        formId: form.id,
        formCode: form.code,
        rowId: row.id,
        columnId: column.id,
      });
    }
  }
  return ({ key, targetCode, year, figureKind }) => {
    if (key.startsWith(UNIT_FIGURE)) return addressOfUnitFigure(forms, key);
    return targetCode === null || year === null || figureKind === null
      ? null
      : (places.get(`${targetCode}@${year} ${figureKind}`) ?? null);
  };
}
