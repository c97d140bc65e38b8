import type { DocumentFormat } from "../../application/ports.ts";
import { DOCX } from "./media-types.ts";

interface FormatOffered {
  readonly format: DocumentFormat;
  readonly mediaType: string;
  /** In the words of the OpenAPI. */
  readonly title: string;
}

/** The formats in which documents of the house are served. */
export const DOCUMENT_FORMATS: readonly FormatOffered[] = [
  {
    format: "docx",
    mediaType: DOCX,
    title: "Word document",
  },
  { format: "pdf", mediaType: "application/pdf", title: "PDF" },
];
