import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import { type DocumentFile, type DocumentProblem, MAX_DOCUMENT_LETTERS } from "./document-file.ts";
import { blocksOfPages } from "./pdf/blocks.ts";
import { openPdf, readPage } from "./pdf/open-pdf.ts";
import type { PageContent } from "./pdf/page-content.ts";

/** No plan has more pages; what has would only keep the reader busy. */
const MOST_PAGES = 2_000;

const lettersOn = (page: PageContent): number =>
  page.words.reduce((sum, word) => sum + word.text.length, 0);

/** A stamp or a page number on a scanned page makes it no text. */
const FEWEST_LETTERS = 60;

/** Dictionaries of pictures stand in a PDF as they are, never compressed. */
const hasPictures = (bytes: Uint8Array): boolean =>
  /\/Subtype\s*\/Image\b/u.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"),
  );

/** Reads a PDF into blocks (đọc tệp PDF): words by their places, tables by their lines. */
export async function readPdf(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  const pdf = await openPdf(bytes);
  if (typeof pdf === "string") return err(problem(`document.file.${pdf}`, { fileName }));
  const tooLarge = (limitBytes: number) =>
    err(problem("document.file.too-large", { fileName, limitBytes }));
  try {
    if (pdf.numPages > MOST_PAGES) return tooLarge(MAX_DOCUMENT_LETTERS);
    const pages: PageContent[] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(pdf, number);
      letters += lettersOn(page);
      if (letters > MAX_DOCUMENT_LETTERS) return tooLarge(MAX_DOCUMENT_LETTERS);
      pages.push(page);
    }
    const isPictured = hasPictures(bytes);
    if (isPictured && letters < FEWEST_LETTERS * pages.length) {
      return err(problem("document.file.scanned", { fileName }));
    }
    const blocks = blocksOfPages(pages, isPictured);
    return blocks.length === 0 ? err(problem("document.file.no-text", { fileName })) : ok(blocks);
  } catch {
    return err(problem("document.file.damaged", { fileName }));
  } finally {
    await pdf.loadingTask.destroy();
  }
}
