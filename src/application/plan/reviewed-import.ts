import type { PlanReading } from "../../domain/plan/plan-reading.ts";
import { shapeItems } from "../../domain/plan/shape-items.ts";
import type { ImportRecord } from "./plan-store.ts";

/** An import as it is reviewed: its items cut and joined as people answered. */
export interface ReviewedImport extends ImportRecord {
  /** The items as the document has them. */
  readonly document: PlanReading;
}

export const toReviewed = (record: ImportRecord): ReviewedImport => ({
  ...record,
  document: record.reading,
  reading: shapeItems(record.reading, record.answers),
});
