import type { ReportModel } from "../../domain/report/report-model.ts";
import { OFFICIAL_LAYOUT, type PageLayout } from "./page-layout.ts";
import { compilePdf } from "./pdf-compiler.ts";
import { pdfContent } from "./pdf-content.ts";

/**
 * Writes an administrative document as a PDF, laid out as its DOCX is. The same model gives the
 * same bytes.
 */
export const writePdf = (
  model: ReportModel,
  layout: PageLayout = OFFICIAL_LAYOUT,
): Promise<Uint8Array> =>
  compilePdf(new TextEncoder().encode(JSON.stringify(pdfContent(model, layout))));
