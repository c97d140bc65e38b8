import type { Problem } from "../../domain/kernel/problem.ts";

/** What can stop a file from being read as a document. */
export type DocumentProblem = Problem<
  | "document.file.unsupported"
  | "document.file.empty"
  | "document.file.too-large"
  | "document.file.damaged"
  | "document.file.has-macros"
  | "document.file.has-external-links"
  | "document.file.zip-bomb"
  | "document.file.encrypted"
  | "document.file.no-text"
  | "document.file.scanned"
  | "document.file.too-complex"
>;

/** A file as it came in (tệp văn bản). */
export interface DocumentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Files above this are not opened at all. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** A hundred thousand full lines; more is no plan, but a way to keep the reader busy. */
export const MAX_DOCUMENT_LETTERS = 12_000_000;
