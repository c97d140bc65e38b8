import type { Run } from "../../domain/report/report-model.ts";
import { unbroken } from "./page-layout.ts";

/** A stretch of text with one look, as the PDF template draws it. */
export interface PdfRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly raised: boolean;
}

/** Text on one line: a line end inside is a space, as a word processor shows it. */
export const plainWords = (text: string): string => unbroken(text.replace(/[\r\n\t]+/gu, " "));

/** Runs as the template draws them; a bound number looks like the text around it. */
export const pdfRuns = (runs: readonly Run[]): readonly PdfRun[] =>
  runs.map((run) => ({
    text: plainWords(run.text),
    bold: run.kind === "text" && run.emphasis === "bold",
    italics: run.kind === "text" && run.emphasis === "italic",
    raised: false,
  }));
