import { existsSync } from "node:fs";
import { readPdfPages } from "../adapters/documents/read-pdf-pages.ts";
import { makeThreadReader } from "../adapters/documents/thread-reader.ts";
import { readCellPassages } from "../adapters/workbooks/cell-passages.ts";
import type { DocumentFile } from "../application/ports.ts";
import type { EvidenceType } from "../domain/collection/evidence-type.ts";
import type { Passage } from "../domain/collection/find-number.ts";
import { readDocument } from "./document-reader.ts";

const THREAD = new URL("./page-thread.js", import.meta.url);

/** Reads the pages of a PDF: in a thread of their own where the program is built, here where it is not. */
const readPages = existsSync(THREAD) ? makeThreadReader(THREAD) : readPdfPages;

/** What is searched of one file; the rest of a very long one is kept, but not looked through. */
const MOST_LETTERS = 400_000;

function cut(passages: readonly Passage[]): readonly Passage[] {
  let letters = 0;
  return passages.filter(({ text, place }) => {
    letters += text.length + place.length;
    return text.trim() !== "" && letters <= MOST_LETTERS;
  });
}

/** The text of a file of evidence, each passage with its page, paragraph or cell. */
export async function readPassages(
  file: DocumentFile,
  type: EvidenceType,
): Promise<readonly Passage[]> {
  if (type === "png" || type === "jpeg") return [];
  if (type === "xlsx") return cut(readCellPassages(file.bytes, file.fileName));
  const isPdf = type === "pdf";
  const read = await (isPdf ? readPages : readDocument)(file);
  if (!read.ok) return [];
  const place = (at: number) => `${isPdf ? "trang" : "đoạn"} ${at + 1}`;
  return cut(read.value.map(({ text }, at) => ({ place: place(at), text, value: null })));
}
