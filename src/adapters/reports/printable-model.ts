import type { ReportModel } from "../../domain/report/report-model.ts";

/** Control signs and halves of letters, which neither XML nor a page can hold; ends of lines stay. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** The model with nothing in its texts that would spoil a file. */
export const printableModel = (model: ReportModel): ReportModel =>
  JSON.parse(JSON.stringify(model), (_key, value: unknown) =>
    typeof value === "string" ? value.replace(UNPRINTABLE, "") : value,
  ) as ReportModel; // the same model, less some signs
