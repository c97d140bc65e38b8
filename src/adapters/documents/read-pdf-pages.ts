import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";
import { linesOf } from "./pdf/lines.ts";
import { openPdf, readPage } from "./pdf/open-pdf.ts";
import { isStreamBomb } from "./pdf/stream-bomb.ts";

/** Evidence is looked through, not understood: what is beyond is not searched. */
const MOST_PAGES = 300;

/** Reads a PDF into one block for each page (đọc PDF theo trang), empty ones too, so that places count. */
export async function readPdfPages(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isStreamBomb(raw)) return err(problem("document.file.zip-bomb", { fileName }));
  const pdf = await openPdf(bytes);
  if (typeof pdf === "string") return err(problem(`document.file.${pdf}`, { fileName }));
  try {
    const blocks: DocumentBlock[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      const { words } = await readPage(pdf, number);
      const text = linesOf(words, number)
        .map((line) => line.text)
        .join("\n");
      blocks.push({ kind: "paragraph", text });
    }
    return ok(blocks);
  } catch {
    return err(problem("document.file.damaged", { fileName }));
  } finally {
    await pdf.loadingTask.destroy();
  }
}
