import type { FormDesignRequest, FormView } from "../../contract/form.ts";
import { placedRows } from "../../domain/collection/form.ts";

/** A stored form as a design of its next version; rows keep the indicators they measure. */
export function nextVersionOf({ form, providers }: FormView): FormDesignRequest {
  return {
    code: form.code,
    title: form.title,
    unitNote: form.unitNote,
    sourceNote: form.sourceNote,
    planVersionId: null,
    origin: "designed",
    replaces: form.id,
    rows: placedRows(form).map(({ row, parent }) => ({
      key: row.id,
      parentKey: parent?.id ?? null,
      number: row.number,
      label: row.label,
      kind: row.kind,
      isPart: row.isPart,
      unitOfMeasure: row.unitOfMeasure,
      decimals: row.decimals,
      indicatorId: row.indicatorId,
      planItemId: row.planItemId,
      targetId: row.targetId,
      numeratorKey: row.numeratorRowId,
      denominatorKey: row.denominatorRowId,
      shareGroup: row.shareGroup,
      isRequired: row.isRequired,
      evidenceRequired: row.evidenceRequired ?? false,
      overUnits: "sum",
      direction: "none",
      ceiling: row.ceiling,
      source: "",
      isIllustrative: false,
      providers: providers
        .filter(({ rowId }) => rowId === row.id)
        .map(({ unitId, isMain }) => ({ unitId, isMain })),
    })),
    columns: form.columns.map(({ label, kind, year, derivation }) => ({
      label,
      kind,
      year,
      derivation,
    })),
  };
}
