import type { Form, FormColumn, FormRow } from "../../src/domain/collection/form.ts";

/** A typed row that counts households and must be filled; its id is its label, too. */
export const aFormRow = (id: string, changes: Partial<FormRow> = {}): FormRow => ({
  id,
  number: "",
  label: id,
  kind: "figure",
  isPart: false,
  unitOfMeasure: "hộ",
  decimals: 0,
  ceiling: null,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorRowId: null,
  denominatorRowId: null,
  shareGroup: null,
  isRequired: true,
  children: [],
  ...changes,
});

/** A year column; its id is the year. */
export const aFormColumn = (year: number, kind: FormColumn["kind"] = "actual"): FormColumn => ({
  id: String(year),
  label: String(year),
  kind,
  year,
  derivation: null,
});

/** A form whose id is its code. */
export const aFormOf = (
  code: string,
  rows: readonly FormRow[],
  columns: readonly FormColumn[],
): Form => ({ id: code, code, title: "", unitNote: "", sourceNote: "", rows, columns });

/** Columns of several forms in one test: their ids carry the form's code, "Biểu 01-2024". */
export const columnsOf = (code: string, years: readonly number[]): readonly FormColumn[] =>
  years.map((year) => ({ ...aFormColumn(year), id: `${code}-${year}` }));
