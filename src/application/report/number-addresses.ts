import type { BoundNumber } from "../../domain/report/bound-numbers.ts";
import type { ReportSources } from "./report-sources.ts";
import { rowOfTarget } from "./to-report-input.ts";

export interface FoundAddress {
  readonly formId: string;
  readonly formCode: string;
  readonly rowId: string;
  readonly columnId: string;
}

type FindAddress = (
  number: Pick<BoundNumber, "targetCode" | "year" | "figureKind">,
) => FoundAddress | null;

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
  return ({ targetCode, year, figureKind }) =>
    targetCode === null || year === null || figureKind === null
      ? null
      : (places.get(`${targetCode}@${year} ${figureKind}`) ?? null);
}
