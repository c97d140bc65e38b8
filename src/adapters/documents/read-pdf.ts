import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";
import { blocksOfPages } from "./pdf/blocks.ts";
import { openPdf, readPage } from "./pdf/open-pdf.ts";
import type { PageContent } from "./pdf/page-content.ts";
import { isStreamBomb } from "./pdf/stream-bomb.ts";

/** More pages are not read within the time a reader has. */
const MOST_PAGES = 1_500;
const MOST_LETTERS = 3_000_000;

const lettersOn = (page: PageContent): number =>
  page.words.reduce((sum, word) => sum + word.text.length, 0);

/** A stamp or a page number on a scanned page makes it no text. */
const FEWEST_LETTERS = 60;

/** Dictionaries of pictures stand in a PDF as they are, never compressed. */
const hasPictures = (raw: Buffer): boolean => /\/Subtype\s*\/Image\b/u.test(raw.toString("latin1"));

/** After its end a PDF may carry a little of what mail programs add. */
const END_WITHIN = 4096;

/** A PDF ends with its mark; without it the rest of the pages is missing, and nobody would see. */
const isWhole = (raw: Buffer): boolean => raw.subarray(-END_WITHIN).includes("%%EOF");

/** Reads a PDF into blocks (đọc tệp PDF): words by their places, tables by their lines. */
export async function readPdf(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isWhole(raw)) return err(problem("document.file.damaged", { fileName }));
  if (isStreamBomb(raw)) return err(problem("document.file.zip-bomb", { fileName }));
  const pdf = await openPdf(bytes);
  if (typeof pdf === "string") return err(problem(`document.file.${pdf}`, { fileName }));
  const tooLarge = (limitBytes: number) =>
    err(problem("document.file.too-large", { fileName, limitBytes }));
  try {
    if (pdf.numPages > MOST_PAGES) return err(problem("document.file.too-complex", { fileName }));
    const pages: PageContent[] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(pdf, number);
      letters += lettersOn(page);
      if (letters > MOST_LETTERS) return tooLarge(MOST_LETTERS);
      pages.push(page);
    }
    const isPictured = hasPictures(raw);
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
