import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";

/** A table with the form it was drawn from; the ids are null for a table of no form. */
export interface WorkbookTable {
  readonly table: StatisticalTable;
  readonly formId: string | null;
  readonly templateId: string | null;
  readonly version: string | null;
}

/** What a workbook says of itself. */
export interface WorkbookMeta {
  readonly title: string;
  /** The issuing body. */
  readonly author: string;
  /** UTC instant; the only time in the file. */
  readonly writtenAt: string;
  /** "bản 4"; null for living figures. */
  readonly freezeVersion: string | null;
}
