/** Of a workbook as Excel writes it since 2007. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Of a document as Word writes it since 2007. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
